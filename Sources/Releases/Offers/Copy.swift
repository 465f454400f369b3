/// A file that catalogues offer: what it is known by, and where it is.
///
/// The one rule for what a plan registers and what a release offers.
struct Copy: Sendable, Hashable {
  /// The identifier of the distribution.
  let iri: String
  /// The stable address of the current file.
  let address: String
  let isCompressed: Bool
}

extension Addresses {
  /// The plain file of a format, then its gzipped twin where `hasTwin`: a file that is compressed by
  /// itself has none. `table` is nil for a file of all tables; `file` is the name of the plain one.
  func copies(of dataset: String, table: String?, _ format: String, file: String, hasTwin: Bool)
    -> [Copy]
  {
    (hasTwin ? [false, true] : [false]).map { isCompressed in
      let iri =
        table.map { distribution(dataset, $0, format, isCompressed: isCompressed) }
        ?? distribution(dataset, format, isCompressed: isCompressed)
      let address = latest(file + (isCompressed ? ".gz" : ""))
      return Copy(iri: iri, address: address, isCompressed: isCompressed)
    }
  }

  /// The bundle of all files of a dataset.
  func bundleCopy(of dataset: String) -> Copy {
    Copy(iri: bundle(of: dataset), address: latestBundle(of: dataset), isCompressed: true)
  }
}
