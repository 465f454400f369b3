internal import Components

/// What a workbook says of its sheets: the workbook part and the styles (ECMA-376 Part 1, 18.2 and
/// 18.8), in the transitional form and in the strict one.
struct XLSXWorkbook: Sendable {
  static let main = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
  ]
  private static let relationships = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]
  /// The most sheets and number formats that are looked at; Excel has no more than memory allows.
  private static let most = 65_536

  private(set) var sheets: [SheetInfo] = []
  private(set) var resolver = SheetResolver()
  /// The part that holds the texts that cells share.
  private(set) var strings: String?

  init(_ package: SheetPackage) throws(Finding) {
    guard let part = try XLSXRelations(package, of: "").first("officeDocument") else {
      throw Self.notAWorkbook(package)
    }
    if part.lowercased().hasSuffix(".bin") {
      throw Finding(.oldWorkbook, at: .file(package.name), ["value": ".xlsb"])
    }
    let relations = try XLSXRelations(package, of: part)
    try readSheets(package, part, relations)
    strings = relations.first("sharedStrings")
    if let styles = relations.first("styles") { try readStyles(package, styles) }
  }

  private static func notAWorkbook(_ package: SheetPackage) -> Finding {
    Finding(.notAWorkbook, at: .file(package.name), ["value": "xlsx"])
  }

  private mutating func readSheets(
    _ package: SheetPackage, _ part: String, _ relations: XLSXRelations
  ) throws(Finding) {
    var isWorkbook = false, is1904 = false
    var sheets: [SheetInfo] = []
    let visitor = XMLVisitor(Self.main) { (name, path, attributes) in
      switch name {
      case "workbook" where path.isEmpty: isWorkbook = true
      case "workbookPr":
        is1904 = ["1", "true", "on"].contains(attributes.text("date1904") ?? "")
      case "sheet" where path.last == "sheets" && sheets.count < Self.most:
        let id = attributes.text("id", in: Self.relationships) ?? ""
        let relation = relations.byId[id]
        let state = attributes.text("state") ?? "visible"
        sheets.append(
          SheetInfo(
            name: attributes.text("name") ?? "", isVisible: state == "visible",
            isTable: relation?.kind == "worksheet", part: relation?.part ?? ""))
      default: break
      }
    }
    guard try package.read(part, visitor), isWorkbook else {
      throw Self.notAWorkbook(package)
    }
    self.sheets = sheets
    resolver.dates.is1904 = is1904
  }

  private mutating func readStyles(_ package: SheetPackage, _ part: String) throws(Finding) {
    var codes: [Int: SheetDate.Kind] = [:], formats: [Int] = []
    let visitor = XMLVisitor(Self.main) { (name, path, attributes) in
      guard formats.count < Self.most, codes.count < Self.most else { return }
      let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
      if name == "numFmt", path.last == "numFmts", let code = attributes.text("formatCode") {
        codes[id] = NumberFormat.kind(code)
      } else if name == "xf", path.last == "cellXfs" {
        formats.append(id)
      }
    }
    _ = try package.read(part, visitor)
    resolver.kinds = formats.map { codes[$0] ?? NumberFormat.builtIn($0) }
  }
}
