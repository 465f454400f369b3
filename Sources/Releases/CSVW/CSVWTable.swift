import Columns
import Components
import Formats
import Languages
import Pipelines

/// A published CSV file as CSVW describes it (Tabular Metadata 5.4 and 5.5).
struct CSVWTable {
  let table: Manifest.Table
  let release: Manifest
  let about: PublicationMetadata
  /// The name of the plain CSV file.
  let file: String
  private let schema: Schema

  /// Nil for a table that is not published as CSV.
  init?(_ table: Manifest.Table, of release: Manifest, in about: PublicationMetadata)
    throws(Finding)
  {
    guard let file = table.files.first(where: { $0.format == "csv" }) else { return nil }
    self.table = table
    self.release = release
    self.about = about
    self.file = file.plainPath
    schema = try table.read(language: about.language)
  }

  private var address: Addresses { Addresses(base: about.base) }

  /// The table by itself.
  var document: JSONValue {
    .object(
      [CSVW.context(about)] + members(beside: [table.name: self])
        + [CSVW.publisher(about)].compactMap { $0 })
  }

  /// The table in a group, whose tables it may refer to by their names.
  func value(beside others: [String: CSVWTable]) -> JSONValue { .object(members(beside: others)) }

  private func members(beside others: [String: CSVWTable]) -> [JSONValue.Member] {
    let all: KeyValuePairs<String, JSONValue?> = [
      "@id": .string(IRI(address.distribution(release.dataset, table.name, "csv")).text),
      "url": .string(Self.url(file)), "dc:title": .annotations(table.title),
      "dc:description": .annotations(table.description),
      "dc:modified": .object(["@value": .string(release.issued), "@type": .string("xsd:date")]),
      "dc:license": .reference(release.metadata.license.path),
      "dc:isPartOf": .reference(address.dataset(release.dataset)),
      "dc:conformsTo": .reference(address.schema(of: table.name)),
      "dc:references": related(beside: others), "dcat:version": .string(release.version),
      "dialect": Self.dialect,
      "tableDirection": .string(direction), "tableSchema": schema(beside: others),
    ]
    return all.compactMap { name, value in value.map { JSONValue.Member(name, $0) } }
  }

  /// How our CSV is written; its line ends are among those that are expected. What trimming is where it
  /// is not said, the standard and its readers do not agree.
  private static let dialect = JSONValue.object([
    "encoding": .string("utf-8"), "delimiter": .string(","),
    "quoteChar": .string("\""), "doubleQuote": .boolean(true), "header": .boolean(true),
    "trim": .boolean(false),
  ])

  /// A reference relative to the metadata file (RFC 3986): no `:` is in its first part.
  private static func url(_ file: String) -> String {
    IRI(path: file).text.replacing(":", with: "%3A")
  }

  /// The direction of the table's texts where all run the same way, else that of the publication's
  /// language: so the columns stand as they do on its pages.
  private var direction: String {
    let texts = Set(
      schema.fields.compactMap(\.spokenLanguage).map { Wording.direction(of: $0) })
    if texts.count == 1, let only = texts.first { return only }
    return Wording.direction(of: about.language)
  }

  private func schema(beside others: [String: CSVWTable]) -> JSONValue {
    let key = schema.primaryKey.map { CSVWColumn.name($0) }
    let references = references(to: others)
    let rowTitles = rowTitles
    return .object([
      "aboutUrl": key.isEmpty ? nil : .string(address.row(of: table.name, key: key)),
      "columns": .array(schema.fields.map { CSVWColumn($0, of: schema).value }),
      "primaryKey": key.isEmpty ? nil : .strings(key),
      "foreignKeys": references.isEmpty ? nil : .array(references),
      "rowTitles": rowTitles.isEmpty ? nil : .strings(rowTitles),
    ])
  }

  /// The columns that name what a row is about.
  private var rowTitles: [String] {
    schema.fields.map(\.name).filter { name in
      ["name", "title", "label"].contains { stem in
        name == stem || Language.allCases.contains { name == "\(stem)_\($0.rawValue)" }
      }
    }
    .map { CSVWColumn.name($0) }
  }

  // MARK: references

  private func isReferable(_ key: ForeignKey, in others: [String: CSVWTable]) -> CSVWTable? {
    guard !key.isForeign, key.fields.allSatisfy(schema.isRequired),
      let other = others[key.table ?? table.name],
      other.schema.isUnique(key.targets)
    else { return nil }
    return other
  }

  /// The references whose table is described beside this one and which every row has, to one row: a
  /// validator takes an empty reference, and two rows referred to, for errors (Tabular Data Model 6.6).
  private func references(to others: [String: CSVWTable]) -> [JSONValue] {
    schema.foreignKeys.compactMap { key in
      guard let other = isReferable(key, in: others) else { return nil }
      return .object([
        "columnReference": .strings(key.fields.map { CSVWColumn.name($0) }),
        "reference": .object([
          "resource": .string(Self.url(other.file)),
          "columnReference": .strings(key.targets.map { CSVWColumn.name($0) }),
        ]),
      ])
    }
  }

  /// The tables that the others refer to, as a note.
  private func related(beside others: [String: CSVWTable]) -> JSONValue? {
    let loose = schema.foreignKeys.filter { !$0.isForeign && isReferable($0, in: others) == nil }
    var known: Set<String> = [table.name]
    let targets = loose.compactMap { key -> JSONValue? in
      guard let name = key.table, known.insert(name).inserted else { return nil }
      return .reference(address.distribution(key.dataset ?? release.dataset, name, "csv"))
    }
    return targets.isEmpty ? nil : .array(targets)
  }
}

extension Schema {
  /// Whether every row has a value of the field.
  fileprivate func isRequired(_ name: String) -> Bool {
    primaryKey.contains(name) || fields.contains { $0.name == name && $0.constraints.required }
  }

  /// Whether no two rows have the same values of the fields, as far as the schema says it.
  fileprivate func isUnique(_ names: [String]) -> Bool {
    guard names.allSatisfy({ index(of: $0) != nil }) else { return false }
    let isField =
      names.count == 1 && fields.contains { $0.name == names[0] && $0.constraints.unique }
    return isField || ([primaryKey] + uniqueKeys).contains { Set($0) == Set(names) }
  }
}
