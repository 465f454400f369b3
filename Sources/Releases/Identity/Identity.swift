import Components
import Formats
import Pipelines

/// What portals know a thing of a publication by, and where its bytes are.
public struct Identity: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable { case catalog, series, dataset, distribution }

  public let kind: Kind
  /// The name of the dataset that it is or belongs to, or of the series; of the catalogue, that of the
  /// publication.
  public let name: String
  /// The IRI, which is also the `dct:identifier` of catalogues and datasets.
  public let iri: String
  /// The stable address of the current file; nil for what is no file.
  public let url: String?

  /// The identities that a plan will publish, in the order of the catalogue.
  static func all(of plan: Plan) -> [Identity] {
    let about = plan.pipeline.metadata
    let address = Addresses(base: about.base)
    var all = [Identity(kind: .catalog, name: about.name, iri: address.catalogue, url: nil)]
    all += (about.series ?? []).map {
      Identity(kind: .series, name: $0.name, iri: address.series($0.name), url: nil)
    }
    for dataset in plan.datasets {
      let iri = address.dataset(dataset.name)
      all.append(Identity(kind: .dataset, name: dataset.name, iri: iri, url: nil))
      all += distributions(of: dataset, address)
    }
    return all
  }

  /// In the order in which catalogues offer them.
  private static func distributions(of dataset: DatasetPlan, _ address: Addresses) -> [Identity] {
    var copies: [Copy] = []
    func add(_ output: TablePlan.Output, of table: String?) {
      copies += address.copies(
        of: dataset.name, table: table, output.format,
        file: (table ?? dataset.name) + "." + output.fileExtension,
        hasTwin: output.writer.making?.isCompressed != true)
    }
    for table in dataset.tables {
      for output in table.outputs where output.writer.making?.isShared != true {
        add(output, of: table.name)
      }
    }
    var shared: Set<String> = []
    for output in dataset.tables.flatMap(\.outputs)
    where output.writer.making?.isShared == true && shared.insert(output.format).inserted {
      add(output, of: nil)
    }
    return (copies + [address.bundleCopy(of: dataset.name)]).map {
      Identity(kind: .distribution, name: dataset.name, iri: $0.iri, url: $0.address)
    }
  }
}
