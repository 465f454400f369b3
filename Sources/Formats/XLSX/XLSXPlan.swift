internal import Components

/// All that is decided before a sheet of an XLSX workbook is read.
struct XLSXPlan: Sendable {
  let sheet: SheetInfo
  let strings: String?
  let resolver: SheetResolver
  let merges: [SheetMerge]
  let findings: [Finding]

  init(_ input: Input, _ dialect: SheetDialect) throws(Finding) {
    let package = try SheetPackage(input, kind: "xlsx")
    let workbook = try XLSXWorkbook(package)
    let sheets = workbook.sheets
    let index = try dialect.choose(sheets, file: input.name)
    sheet = sheets[index]
    strings = workbook.strings
    resolver = workbook.resolver
    merges =
      dialect.headerRows.count > 1
      ? try package.open(sheets[index].part).map { (part) throws(Finding) in
        try XLSXMerges.read(part, rows: dialect.headerRows)
      } ?? [] : []
    findings = dialect.remarks(on: sheets, read: index, file: input.name) {
      Self.hasData(package, sheets[$0], input)
    }
  }

  /// Whether a sheet has a cell with something in it, near its start. One that cannot be read has none
  /// that anyone asked for.
  private static func hasData(_ package: SheetPackage, _ sheet: SheetInfo, _ input: Input) -> Bool {
    guard let part = try? package.open(sheet.part) else { return false }
    let strings = SharedStrings(nil, input)
    let source = Worksheet(part, sheet, strings, SheetComments(), input, merges: [])
    for _ in 0..<64 {
      guard let goesOn = try? source.advance(16 << 10) else { return false }
      if source.hasRows { return true }
      if !goesOn { return false }
    }
    return false
  }

  /// Opens the sheet for reading.
  func open(_ input: Input, _ dialect: SheetDialect) throws(Finding) -> Worksheet {
    let package = try SheetPackage(input, kind: "xlsx")
    guard let part = try package.open(sheet.part) else {
      let reason = sheet.part.isEmpty ? sheet.name : sheet.part
      throw Finding(.sheetDamaged, at: .file(input.name), ["reason": reason])
    }
    let texts = try strings.flatMap { (name) throws(Finding) in try package.open(name) }
    return Worksheet(
      part, sheet, SharedStrings(texts, input), dialect.comments, input, merges: merges)
  }
}
