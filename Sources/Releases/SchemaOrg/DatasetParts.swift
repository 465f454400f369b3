import Columns
import Components
import Formats
import Languages
import Pipelines

/// The smaller parts of a schema.org `Dataset`.
extension SchemaOrg {
  /// What Google's "Dataset structured data" takes; it passes over a dataset whose description is
  /// shorter or longer.
  static let descriptionLength = 50...5000
  /// The columns of which a page says what they measure; the rest stands in the schemas.
  static let mostVariables = 60

  /// The description, long enough by true sentences behind it, cut at a word where it is too long.
  func description(_ release: Manifest) -> String {
    let tables = Counted.tables.text(release.tables.count, language)
    let rows = Counted.rows.text(release.rows, language)
    let more = [
      saying.title(release), language.list([tables, rows]), saying.publisher,
      DCAT.notes(of: release)[language.rawValue] ?? "",
    ]
    var text = saying.said(release.metadata.description)?.inOneLine ?? ""
    for sentence in more.map(\.inOneLine) {
      guard text.count < Self.descriptionLength.lowerBound else { break }
      guard !sentence.isEmpty, !text.contains(sentence) else { continue }
      if !text.isEmpty { text += text.hasSuffix(".") ? " " : ". " }
      text += sentence
    }
    return text.cut(to: Self.descriptionLength.upperBound)
  }

  /// The wordings in other languages.
  func alternates(_ texts: [String: String], to name: String) -> JSONValue? {
    let others = texts.sorted { $0.key < $1.key }.map(\.value).filter { $0 != name }
    return .unlessEmpty(Saying.distinct(others).map { .string($0) })
  }

  func date(_ text: String) -> JSONValue? { Saying.date(text).map { .string($0) } }

  /// An interval of ISO 8601-2 whose unknown end is `..`; nil where neither end is known.
  func period(_ metadata: DatasetMetadata) -> String? {
    let ends = [metadata.temporalStart, metadata.temporalEnd].map { Saying.date($0) ?? ".." }
    return ends == ["..", ".."] ? nil : ends.joined(separator: "/")
  }

  func place(_ place: Spatial) -> JSONValue {
    guard let title = saying.said(place.title) else { return .string(IRI(place.path).text) }
    return .object([
      "@type": .string("Place"), "@id": .string(IRI(place.path).text), "name": .string(title),
      "geo": place.corners.map {
        .object(["@type": .string("GeoShape"), "box": .string($0)])
      },
    ])
  }

  /// A series is a `Collection`: a search engine would take a `Dataset` for one that is published here.
  func series(_ series: Series) -> JSONValue {
    .object([
      "@type": .string("Collection"), "@id": .string(saying.address.series(series.name)),
      "name": .string(saying.said(series.title) ?? series.name),
      "description": saying.said(series.description).map { .string($0.inOneLine) },
    ])
  }

  func source(_ source: DatasetMetadata.Attribution) -> JSONValue {
    .object([
      "@type": .string("CreativeWork"), "name": .string(source.title),
      "url": source.path.flatMap { IRI(web: $0) }.map { .string($0.text) },
      "license": source.license.map { .string($0) },
    ])
  }

  /// The columns of the tables, each name once.
  func variables(_ release: Manifest) throws(Finding) -> [JSONValue] {
    var known: Set<String> = []
    var variables: [JSONValue] = []
    for table in release.tables {
      for field in try table.read(language: saying.about.language).fields {
        guard variables.count < Self.mostVariables else { return variables }
        if known.insert(field.name).inserted { variables.append(variable(field)) }
      }
    }
    return variables
  }

  private func variable(_ field: Field) -> JSONValue {
    .object([
      "@type": .string("PropertyValue"), "name": .string(field.name),
      "alternateName": saying.said(field.title).map { .string($0) },
      "description": saying.said(field.description).map { .string($0.inOneLine) },
    ])
  }

}
