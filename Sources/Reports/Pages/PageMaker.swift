import Columns
import Components
import Languages
import Pipelines
import Releases

/// Makes the model of the page in one language.
struct PageMaker {
  let catalogue: Catalogue
  let language: Language

  private var about: PublicationMetadata { catalogue.publication.metadata }
  private var code: String { language.rawValue }

  func page() throws(Finding) -> Page {
    var sections: [DatasetPart] = []
    for release in catalogue.releases { sections.append(try part(release)) }
    let counts = [
      Counted.datasets.text(catalogue.releases.count, language),
      Counted.tables.text(catalogue.releases.reduce(0) { $0 + $1.tables.count }, language),
      Counted.rows.text(catalogue.releases.reduce(0) { $0 + $1.rows }, language),
    ]
    return Page(
      code: code, direction: language.direction, words: Words.all(in: language),
      title: said(about.title) ?? Said(Wording(about.name, in: code), on: code),
      notice: said(about.notice), paragraphs: paragraphs(about.description),
      alternates: Alternate.all(of: catalogue, on: language), summary: language.list(counts),
      modified: language.date(catalogue.publication.modified), sections: sections,
      hasTombstones: !catalogue.tombstones.isEmpty,
      tombstones: catalogue.tombstones.map { part($0, root: "../") },
      registrations: Machines.registrations(of: catalogue, in: language),
      groups: Machines.files(of: catalogue, in: language),
      publisher: said(about.publisher), contact: said(about.contactName), email: about.contactEmail,
      address: catalogue.addresses.base, canonical: catalogue.addresses.page(code))
  }

  // MARK: texts

  /// A text in the page's language where it has one.
  func said(_ texts: [String: String]) -> Said? {
    texts.wording([code] + catalogue.languages).map { Said($0, on: code) }
  }

  func paragraphs(_ texts: [String: String]) -> [Said] {
    Said.paragraphs(texts.wording([code] + catalogue.languages), on: code)
  }

  /// A name where there is no title.
  func named(_ name: String) -> Said { Said(Wording(name, in: code), on: code) }

  // MARK: a dataset

  private func part(_ release: Manifest) throws(Finding) -> DatasetPart {
    func address(_ file: String) -> String {
      "../" + Addresses.released(release.dataset, release.version, file)
    }
    let metadata = release.metadata
    var tables: [TablePart] = []
    for table in release.tables { tables.append(try part(table)) }
    return DatasetPart(
      id: Addresses.anchor(dataset: release.dataset),
      heading: said(metadata.title) ?? named(release.dataset),
      about: paragraphs(metadata.description), version: release.version,
      issued: language.date(release.issued), license: metadata.license.title,
      licenseAddress: Link.web(metadata.license.path), period: period(metadata),
      series: catalogue.series(of: release).map { said($0.title) ?? named($0.name) },
      size: Counted.rows.text(release.rows, language),
      tables: tables, hasShared: release.files != nil, shared: (release.files ?? []).map(part),
      bundle: release.bundle.map { bundle($0, address($0.path)) },
      hasFindings: !release.findings.isEmpty, findings: release.findings.map(part),
      findingsAddress: address("findings.csv"), hasSources: !metadata.attributions.isEmpty,
      sources: metadata.attributions.map(part), sumsAddress: address("SHA256SUMS"),
      descriptorAddress: address("datapackage.json"))
  }

  private func period(_ metadata: DatasetMetadata) -> String? {
    let ends = [metadata.temporalStart, metadata.temporalEnd].map { $0.map(language.date) ?? "…" }
    return ends == ["…", "…"] ? nil : ends.joined(separator: " – ")
  }

  private func bundle(_ file: Manifest.Bundle, _ address: String) -> BundlePart {
    BundlePart(
      archive: file.path, archiveAddress: address, archiveSize: language.size(file.bytes),
      digest: file.sha256)
  }

  private func part(_ source: DatasetMetadata.Attribution) -> SourcePart {
    SourcePart(
      source: source.title, sourceAddress: source.path.flatMap(Link.web), terms: source.license,
      credit: said(source.note))
  }

  // MARK: a table

  private func part(_ table: Manifest.Table) throws(Finding) -> TablePart {
    let schema = try table.read(language: about.language)
    return TablePart(
      anchor: Addresses.anchor(table: table.name), caption: said(table.title) ?? named(table.name),
      name: table.name, remarks: paragraphs(table.description),
      rows: Counted.rows.text(table.rows, language), files: table.files.map(part),
      columnCount: Counted.columns.text(schema.fields.count, language),
      columns: schema.fields.map(part))
  }

  private func part(_ file: Manifest.File) -> FilePart {
    let path = "../" + Addresses.latest(file.plainPath)
    let twin = FilePart.Twin(
      packed: file.plainPath + ".gz", packedAddress: path + ".gz",
      packedSize: language.size(file.bytes))
    return FilePart(
      format: file.formatName, file: file.plainPath, fileAddress: path,
      fileSize: language.size(file.rawBytes), twin: file.isCompressed ? twin : nil)
  }

  private func part(_ field: Field) -> ColumnPart {
    ColumnPart(
      column: field.name, type: Words.type(field.type)[language], label: said(field.title),
      explanation: paragraphs(field.description))
  }

  // MARK: findings

  private func part(_ total: Manifest.FindingTotal) -> FindingPart {
    FindingPart(
      severity: Words.severity(total.severity)[language], kind: total.severity,
      sentence: said(total.title) ?? named(total.rule),
      count: Counted.times.text(total.count, language), samples: total.samples.compactMap(sample))
  }

  /// A sentence whose values stand between U+2068 and U+2069, as `Isolation.plain` puts them.
  private func sample(_ texts: [String: String]) -> FindingPart.Sample? {
    guard let wording = texts.wording([code] + catalogue.languages) else { return nil }
    var parts: [FindingPart.Part] = []
    for (index, run) in wording.text.split(separator: "\u{2068}", omittingEmptySubsequences: false)
      .enumerated()
    {
      let halves = run.split(separator: "\u{2069}", maxSplits: 1, omittingEmptySubsequences: false)
      for (position, half) in halves.enumerated() where !half.isEmpty {
        let isValue = index > 0 && position == 0
        parts.append(
          FindingPart.Part(
            run: half.replacing("\u{2069}", with: "").description, isValue: isValue))
      }
    }
    return FindingPart.Sample(tongue: wording.language, way: wording.direction, parts: parts)
  }
}

/// Addresses that an author wrote.
enum Link {
  /// The address if it leads to the web; nil for any other scheme, such as one that runs a script.
  static func web(_ text: String) -> String? { IRI(web: text)?.text }
}
