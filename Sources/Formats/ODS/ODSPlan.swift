internal import Components

/// All that is decided before a sheet of an OpenDocument spreadsheet is read. Making it reads the whole
/// document, since its tables stand one after another.
struct ODSPlan: Sendable {
  let sheet: SheetInfo
  /// Which of the document's tables it is, from zero.
  let index: Int
  /// What the styles of cells show of dates and times; of those that show one.
  let kinds: [String: ODSStyles.Kind]
  let findings: [Finding]

  init(_ input: Input, _ dialect: SheetDialect) throws(Finding) {
    let document = try ODSDocument(input)
    var styles = ODSStyles()
    try document.readStyles { styles.take($0, $1, $2) }
    let survey = ODSSurvey()
    let part = try document.open()
    while try part.feed(survey.visitor, 1 << 16) {}
    guard survey.isSpreadsheet else {
      throw Finding(.notAWorkbook, at: .file(input.name), ["value": "ods"])
    }
    styles.add(survey.styles)
    var sheets = survey.sheets.map { SheetInfo(name: $0.name) }
    for (index, sheet) in survey.sheets.enumerated() {
      sheets[index].isVisible = !styles.hidesTable(sheet.style)
    }
    index = try dialect.choose(sheets, file: input.name)
    sheet = sheets[index]
    kinds = styles.kinds
    findings = dialect.remarks(on: sheets, read: index, file: input.name) {
      survey.sheets[$0].hasData
    }
  }
}

/// The document of a spreadsheet: in an archive (OpenDocument 1.3 Part 2), or flat.
struct ODSDocument {
  private static let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"

  private let input: Input
  /// Nil for a flat document.
  private let package: SheetPackage?

  init(_ input: Input) throws(Finding) {
    self.input = input
    if try SheetPart.beginsWithMarkup(input) {
      package = nil
      return
    }
    let package = try SheetPackage(input, kind: "ods")
    var isEncrypted = false
    let visitor = XMLVisitor([Self.manifest]) { (name, _, _) in
      if name == "encryption-data" { isEncrypted = true }
    }
    _ = try package.read("META-INF/manifest.xml", visitor)
    if isEncrypted { throw Finding(.sheetEncrypted, at: .file(input.name)) }
    self.package = package
  }

  /// Opens the part that holds the tables.
  func open() throws(Finding) -> SheetPart {
    guard let package else { return try SheetPart(flat: input) }
    guard let part = try package.open("content.xml") else {
      throw Finding(.notAWorkbook, at: .file(input.name), ["value": "ods"])
    }
    return part
  }

  /// Visits the elements of the styles that stand in a part of their own.
  func readStyles(_ visit: @escaping XMLVisitor.Visit) throws(Finding) {
    guard let package else { return }
    _ = try package.read("styles.xml", XMLVisitor(ODSStyles.namespaces, visit))
  }
}

/// What styles say of tables and times (OpenDocument 1.3 Part 3, 16 and 17).
struct ODSStyles {
  static let namespaces = [
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
  ]
  private static let style = namespaces[0]
  private static let most = 65_536

  private struct Style {
    var parent: String?, data: String?
  }

  private var cells: [String: Style] = [:]
  private var hidden: Set<String> = []
  private var data: [String: Kind] = [:]
  private var current = ""

  /// What a style shows: days alone, days with times, or times that are counted on beyond a day.
  enum Kind { case date, datetime, duration }

  /// Whether a style of tables hides them.
  func hidesTable(_ style: String) -> Bool { hidden.contains(style) }

  mutating func take(_ name: String, _ path: [String], _ attributes: XMLAttributes) {
    guard cells.count < Self.most, hidden.count < Self.most, data.count < Self.most else {
      return
    }
    let style = [Self.style]
    switch name {
    case "style":
      current = attributes.text("name", in: style) ?? ""
      guard attributes.text("family", in: style) == "table-cell" else { return }
      cells[current] = Style(
        parent: attributes.text("parent-style-name", in: style),
        data: attributes.text("data-style-name", in: style))
    case "table-properties" where path.last == "style":
      let table = ["urn:oasis:names:tc:opendocument:xmlns:table:1.0"]
      if attributes.text("display", in: table) == "false" { hidden.insert(current) }
    case "time-style":
      let number = [Self.namespaces[1]]
      if attributes.text("truncate-on-overflow", in: number) == "false" {
        data[attributes.text("name", in: style) ?? ""] = .duration
      }
    case "date-style":
      current = attributes.text("name", in: style) ?? ""
      data[current] = .date
    case "hours", "minutes", "seconds", "am-pm":
      if path.last == "date-style" { data[current] = .datetime }
    default: break
    }
  }

  mutating func add(_ other: ODSStyles) {
    cells.merge(other.cells) { $1 }
    hidden.formUnion(other.hidden)
    data.merge(other.data) { $1 }
  }

  /// The styles of cells that show dates or times which are counted on.
  var kinds: [String: Kind] {
    var kinds: [String: Kind] = [:]
    for name in cells.keys { kinds[name] = kind(of: name) }
    return kinds
  }

  private func kind(of name: String) -> Kind? {
    var name = name
    for _ in 0..<16 {
      guard let style = cells[name] else { return nil }
      if let data = style.data { return self.data[data] }
      guard let parent = style.parent else { return nil }
      name = parent
    }
    return nil
  }
}

/// Looks through a whole document for its tables and their styles.
private final class ODSSurvey {
  struct Table {
    var name: String, style: String
    var hasData = false
  }

  private(set) var sheets: [Table] = []
  private(set) var isSpreadsheet = false
  private(set) var styles = ODSStyles()
  private static let most = 16_384

  private(set) lazy var visitor = XMLVisitor(
    ODSStyles.namespaces + [
      "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
      "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    ],
    // Of cells only the first with something in it counts.
    passing: { [unowned self] in
      $0 == "table-cell" || $0 == "table-row" && self.sheets.last?.hasData == true
    }
  ) { [unowned self] (name, path, attributes) in self.take(name, path, attributes) }

  private func take(_ name: String, _ path: [String], _ attributes: XMLAttributes) {
    let table = ["urn:oasis:names:tc:opendocument:xmlns:table:1.0"]
    let office = ["urn:oasis:names:tc:opendocument:xmlns:office:1.0"]
    switch name {
    case "table-row", "table-column": break
    case "table-cell":
      guard path.count > 3, path[2] == "spreadsheet", let last = sheets.indices.last else { return }
      if sheets[last].hasData { return }
      sheets[last].hasData =
        attributes.text("value-type", in: office) != nil
        || attributes.text("formula", in: table) != nil
    case "spreadsheet" where path.last == "body": isSpreadsheet = true
    case "table" where path.count == 3 && path.last == "spreadsheet" && sheets.count < Self.most:
      sheets.append(
        Table(
          name: attributes.text("name", in: table) ?? "",
          style: attributes.text("style-name", in: table) ?? ""))
    default: styles.take(name, path, attributes)
    }
  }
}
