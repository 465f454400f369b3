import Formats

/// The schema by which ckanext-datajson takes a dataset or refuses it: that of DCAT-US 1.1 for bodies
/// outside the federal government. Formats of addresses are not looked at, as there. Before it looks,
/// ckanext-datajson makes a text of any title.
struct DataGovSchema {
  /// What is wrong, and the value that is; `–` for none.
  typealias Fault = (field: String, value: String)
  /// What a field may be, where it is there.
  private typealias Shape = (JSONValue) -> Bool

  private let dataset: [(String, Shape)]
  private let distribution: [(String, Shape)]
  private let mediaType: Shape
  private let mail: Shape

  init() {
    let patterns = DataGovPatterns()
    mediaType = Self.text(patterns.mediaType)
    mail = Self.text(patterns.mail)
    let text = Self.isText, anyText: Shape = { $0.text != nil }
    let language = Self.text(patterns.language)
    dataset = [
      ("@type", Self.one("dcat:Dataset")), ("title", { $0.text != "" }), ("description", text),
      ("identifier", text), ("accessLevel", Self.one("public", "restricted public", "non-public")),
      ("rights", Self.orNull { Self.isText($0) && $0.text?.unicodeScalars.count ?? 0 <= 255 }),
      (
        "accrualPeriodicity",
        Self.orNull { $0.text == "irregular" || Self.text(patterns.frequency)($0) }
      ),
      ("describedBy", Self.orNull(anyText)), ("describedByType", Self.orNull(mediaType)),
      ("conformsTo", Self.orNull(anyText)), ("dataQuality", Self.orNull(Self.isBoolean)),
      ("issued", Self.orNull(Self.text(patterns.issued))),
      ("keyword", Self.list(text, isUnique: false)),
      ("landingPage", Self.orNull(anyText)),
      ("language", Self.orNull { $0.items?.allSatisfy(language) ?? false }),
      ("license", Self.orNull(anyText)), ("modified", Self.orNull(Self.text(patterns.modified))),
      ("references", Self.orNull(Self.list(anyText))), ("spatial", Self.orNull(text)),
      ("systemOfRecords", Self.orNull(text)),
      ("temporal", Self.orNull(Self.text(patterns.temporal))), ("isPartOf", text),
      ("theme", Self.orNull(Self.list(text))),
    ]
    distribution = [
      ("@type", Self.one("dcat:Distribution")), ("downloadURL", anyText),
      ("mediaType", Self.orNull(mediaType)), ("format", Self.orNull(text)),
      ("accessURL", Self.orNull(anyText)), ("description", Self.orNull(text)),
      ("title", Self.orNull(text)), ("conformsTo", Self.orNull(anyText)),
      ("describedBy", Self.orNull(anyText)), ("describedByType", Self.orNull(mediaType)),
    ]
  }

  private static let required = [
    "title", "description", "publisher", "contactPoint", "identifier", "accessLevel",
  ]

  /// Everything that is wrong with a dataset, field by field.
  func faults(of json: JSONValue) -> [Fault] {
    var faults: [Fault] = Self.required.filter { json[$0] == nil }.map { ($0, "–") }
    faults += Self.faults(of: json, dataset)
    if let publisher = json["publisher"] {
      faults += Self.faults(of: publisher, "publisher", "name", "org:Organization")
    }
    if let contact = json["contactPoint"] {
      faults += Self.faults(of: contact, "contactPoint", "fn", "vcard:Contact")
      if let address = contact["hasEmail"], !mail(address) {
        faults.append(("contactPoint.hasEmail", Self.shown(address)))
      }
    }
    guard let files = json["distribution"], files != .null else { return faults }
    guard let items = files.items else { return faults + [("distribution", Self.shown(files))] }
    return faults + items.flatMap(faults(ofFile:))
  }

  private func faults(ofFile file: JSONValue) -> [Fault] {
    guard case .object = file else { return [("distribution", Self.shown(file))] }
    var faults = Self.faults(of: file, distribution)
    if let address = file["downloadURL"], !(file["mediaType"].map(mediaType) ?? false) {
      faults.removeAll { $0.field == "mediaType" }
      faults.append(("mediaType", Self.shown(address)))
    }
    return faults.map { ("distribution." + $0.field, $0.value) }
  }

  private static func faults(of json: JSONValue, _ shapes: [(String, Shape)]) -> [Fault] {
    shapes.compactMap { name, isRight in
      guard let value = json[name], !isRight(value) else { return nil }
      return (name, shown(value))
    }
  }

  /// An object with a name and a type of its own.
  private static func faults(
    of json: JSONValue, _ field: String, _ name: String, _ type: String
  ) -> [Fault] {
    guard let value = json[name], isText(value) else { return [(field, "–")] }
    guard let stated = json["@type"], stated.text != type else { return [] }
    return [(field + ".@type", shown(stated))]
  }

  private static func shown(_ value: JSONValue) -> String {
    if let text = value.text { return text.isEmpty ? "–" : text }
    return value == .null ? "–" : String(decoding: value.encoded(indented: false), as: UTF8.self)
  }

  // MARK: shapes

  private static func isText(_ value: JSONValue) -> Bool { value.text.map { !$0.isEmpty } ?? false }

  private static func isBoolean(_ value: JSONValue) -> Bool {
    guard case .boolean = value else { return false }
    return true
  }

  private static func text(_ patterns: [DataGovPatterns.Pattern]) -> Shape {
    { value in value.text.map { DataGovPatterns.take($0, patterns) } ?? false }
  }

  private static func one(_ texts: String...) -> Shape {
    { value in value.text.map(texts.contains) ?? false }
  }

  private static func orNull(_ shape: @escaping Shape) -> Shape { { $0 == .null || shape($0) } }

  /// A list that is not empty, each item once.
  private static func list(_ shape: @escaping Shape, isUnique: Bool = true) -> Shape {
    { value in
      guard let items = value.items, !items.isEmpty, items.allSatisfy(shape) else { return false }
      return !isUnique || Set(items.compactMap(\.text)).count == items.count
    }
  }
}
