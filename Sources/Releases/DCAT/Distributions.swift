import Components
import Pipelines

/// The files of a dataset as distributions, plain and gzipped apart (standards.md 3.6).
extension DCAT {
  mutating func distribute(_ node: Term, _ release: Manifest) throws(Finding) {
    var spoken: Set<String> = []
    for table in release.tables {
      let languages = try table.read(language: about.language).languages
      spoken.formUnion(languages)
      for file in table.files where file.isTable {
        let forms = file.isCompressed ? [false, true] : [false]
        for isCompressed in forms {
          let copy = describe(file, of: table, in: release, isCompressed)
          speak(copy, languages)
          pack.graph.add(node, N.dcat["distribution"], copy)
        }
      }
    }
    speak(node, spoken.isEmpty ? [about.language] : spoken.sorted())
    for file in release.files ?? [] {
      for isCompressed in file.isCompressed ? [false, true] : [false] {
        let copy = describe(file, of: release, isCompressed)
        pack.graph.add(node, N.dcat["distribution"], copy)
      }
    }
    guard let bundle = release.bundle else { return }
    pack.graph.add(node, N.dcat["distribution"], describe(bundle: bundle, of: release))
  }

  /// A table in one format, plain or gzipped, at its stable address.
  private mutating func describe(
    _ file: Manifest.File, of table: Manifest.Table, in release: Manifest, _ isCompressed: Bool
  ) -> Term {
    let iri = address.distribution(
      release.dataset, table.name, file.format, isCompressed: isCompressed)
    let node = Term.iri(IRI(iri))
    let kind = file.formatName
    begin(node, release, Self.titles(table, isCompressed ? kind + ", gzip" : kind))
    pack.graph.add(node, N.dct["description"], texts: Self.summaries(table, file))
    offer(node, file, isCompressed)
    conform(node, table, file)
    weigh(node, file, isCompressed)
    return node
  }

  /// A file that holds several tables of a dataset.
  private mutating func describe(
    _ file: Manifest.File, of release: Manifest, _ isCompressed: Bool
  ) -> Term {
    let node = Term.iri(
      IRI(address.distribution(release.dataset, file.format, isCompressed: isCompressed)))
    let kind = file.formatName
    begin(node, release, Self.titles(release, isCompressed ? kind + ", gzip" : kind))
    offer(node, file, isCompressed)
    weigh(node, file, isCompressed)
    return node
  }

  /// Where a file is, and what it is.
  private mutating func offer(_ node: Term, _ file: Manifest.File, _ isCompressed: Bool) {
    let path = file.plainPath + (isCompressed ? ".gz" : "")
    pack.graph.add(node, N.dcat["downloadURL"], IRI(address.latest(path)))
    if let code = CodeList.fileType(file.format) {
      pack.refer(node, N.dct["format"], .fileType, code)
    }
    pack.refer(node, N.dcat["mediaType"], mediaType: file.mediaType)
    if isCompressed { pack.refer(node, N.dcat["compressFormat"], mediaType: "application/gzip") }
  }

  private mutating func describe(bundle: Manifest.Bundle, of release: Manifest) -> Term {
    let node = Term.iri(IRI(address.bundle(of: release.dataset)))
    begin(node, release, Self.titles(release, Self.bundle))
    let path = address.released(release.dataset, release.version, bundle.path)
    pack.graph.add(node, N.dcat["downloadURL"], IRI(path))
    pack.refer(node, N.dct["format"], .fileType, "TAR_GZ")
    pack.refer(node, N.dcat["mediaType"], mediaType: bundle.mediaType)
    pack.refer(node, N.dcat["packageFormat"], mediaType: bundle.mediaType)
    pack.refer(node, N.dcat["compressFormat"], mediaType: "application/gzip")
    weigh(node, bundle.bytes, bundle.sha256)
    return node
  }

  private mutating func begin(_ node: Term, _ release: Manifest, _ titles: [String: String]) {
    pack.graph.add(node, a: N.dcat["Distribution"])
    pack.graph.add(node, N.dct["title"], texts: titles)
    let page = address.page(about.language, dataset: release.dataset)
    pack.graph.add(node, N.dcat["accessURL"], IRI(page))
    allow(node, release.metadata.license)
    pack.graph.add(node, N.dct["modified"], .date(release.issued))
    pack.refer(node, N.dcatap["availability"], .availability, "STABLE")
  }

  /// The schema that a file can be validated with: the Table Schema of a CSV file, the XSD of an XML
  /// file.
  private mutating func conform(_ node: Term, _ table: Manifest.Table, _ file: Manifest.File) {
    let xsd = table.files.first { $0.format == "xsd" }.map { address.latest($0.plainPath) }
    let schemas = ["csv": address.base + Addresses.schema(of: table.name), "xml": xsd]
    guard let schema = schemas[file.format] ?? nil else { return }
    pack.refer(node, N.dct["conformsTo"], IRI(schema), a: N.dct["Standard"])
  }

  private mutating func weigh(_ node: Term, _ file: Manifest.File, _ isCompressed: Bool) {
    weigh(
      node, isCompressed ? file.bytes : file.rawBytes, isCompressed ? file.sha256 : file.rawSHA256)
  }

  private mutating func weigh(_ node: Term, _ bytes: Int, _ sha256: String) {
    pack.graph.add(node, N.dcat["byteSize"], .count(bytes))
    let checksum = pack.graph.blank()
    pack.graph.add(node, N.spdx["checksum"], checksum)
    pack.graph.add(checksum, a: N.spdx["Checksum"])
    pack.refer(
      checksum, N.spdx["algorithm"], N.spdx["checksumAlgorithm_sha256"],
      a: N.spdx["ChecksumAlgorithm"])
    pack.graph.add(checksum, N.spdx["checksumValue"], .hexadecimal(sha256))
  }
}
