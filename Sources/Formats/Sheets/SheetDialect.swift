internal import Components

/// How a table lies in a workbook: the properties of Table Dialect 2.0 for spreadsheets.
struct SheetDialect: Sendable {
  var hasHeader = true
  /// The rows that name the columns, ascending; none is the first that is no comment and not blank.
  var headerRows: [Int] = []
  var headerJoin = " "
  var comments = SheetComments()
  var sheetName: String?
  /// From one, hidden sheets counted.
  var sheetNumber: Int?
  /// Where the pipeline names the sheet, or else the file.
  var place: Place?

  init() {}

  init(_ options: Options) throws(Finding) {
    hasHeader = try options[SheetKeys.header]
    headerRows = try options[SheetKeys.headerRows]
    headerJoin = try options[SheetKeys.headerJoin]
    comments.rows = Set(try options[SheetKeys.commentRows])
    comments.start = try options[SheetKeys.commentChar]
    sheetName = try options[SheetKeys.sheetName]
    sheetNumber = try options[SheetKeys.sheetNumber]
    if sheetName != nil { place = options.place(of: SheetKeys.sheetName) }
    if place == nil, sheetNumber != nil { place = options.place(of: SheetKeys.sheetNumber) }
  }

  var lastHeaderRow: Int? { hasHeader ? headerRows.last : nil }

  /// The sheet to read, by name, else by number, else the first that is visible; and what there is to
  /// say where nobody chose.
  func choose(_ sheets: [SheetInfo], file: String) throws(Finding) -> Int {
    let names = sheets.map(\.name)
    if let sheetName {
      if let index = names.firstIndex(of: sheetName) { return index }
      let known = names.joined(separator: ", ")
      throw Finding(
        .sheetUnknown, at: place ?? .file(file), ["value": sheetName, "expected": known])
    }
    if let sheetNumber {
      guard sheetNumber <= sheets.count else {
        throw Finding(
          .sheetNumberBeyond, at: place ?? .file(file),
          ["value": String(sheetNumber), "count": String(sheets.count)])
      }
      return sheetNumber - 1
    }
    guard let index = sheets.firstIndex(where: { $0.isVisible && $0.isTable }) else {
      throw Finding(.noVisibleSheet, at: .file(file), ["value": names.joined(separator: ", ")])
    }
    return index
  }

  var isChosen: Bool { sheetName != nil || sheetNumber != nil }

  /// What there is to say of the sheets that are not read, where nobody chose one. `hasData` looks into
  /// a visible sheet.
  func remarks(
    on sheets: [SheetInfo], read index: Int, file: String, hasData: (Int) -> Bool
  ) -> [Finding] {
    if isChosen { return [] }
    var findings: [Finding] = []
    let hidden = sheets.filter { !$0.isVisible }.map(\.name)
    if !hidden.isEmpty {
      findings.append(
        Finding(.sheetHidden, at: .file(file), ["value": hidden.joined(separator: ", ")]))
    }
    let others = sheets.indices.filter {
      $0 != index && sheets[$0].isVisible && sheets[$0].isTable && hasData($0)
    }
    if !others.isEmpty {
      let names = others.map { sheets[$0].name }.joined(separator: ", ")
      findings.append(
        Finding(.sheetOthers, at: .file(file), ["value": sheets[index].name, "expected": names]))
    }
    return findings
  }

  /// The names of columns that several rows make together, from the texts of their cells. Cells that
  /// are merged have the text of the first; of one that reaches down, only the uppermost counts.
  func names(from rows: [(number: Int, cells: [String])], _ merges: [SheetMerge]) -> [String] {
    let width = rows.map(\.cells.count).max() ?? 0
    var parts: [[String]] = Array(repeating: [], count: width)
    for (number, cells) in rows {
      var cells = cells + Array(repeating: "", count: width - cells.count)
      for merge in merges where merge.rows.lowerBound == number {
        let columns = merge.columns.clamped(to: 0...max(0, width - 1))
        guard merge.columns.lowerBound < width else { continue }
        for column in columns { cells[column] = cells[merge.columns.lowerBound] }
      }
      for column in 0..<width where !cells[column].isEmpty { parts[column].append(cells[column]) }
    }
    return parts.map { $0.joined(separator: headerJoin) }
  }
}

/// A sheet of a workbook.
struct SheetInfo: Sendable, Hashable {
  var name: String
  var isVisible = true
  /// Whether it has cells, unlike a chart.
  var isTable = true
  /// Where it is in the archive.
  var part = ""
}

/// Cells that are shown as one: rows from one, columns from zero.
struct SheetMerge: Sendable, Hashable {
  var rows: ClosedRange<Int>, columns: ClosedRange<Int>
}

/// The options of spreadsheets, under the names of Table Dialect 2.0.
enum SheetKeys {
  static let sheetName = Key<String?>(
    "sheetName",
    Text(
      ar: "اسم الورقة التي تقرأ؛ وإلا فأول ورقة ظاهرة.",
      fr: "Le nom de la feuille à lire ; sinon la première feuille visible.",
      en: "The name of the sheet to read; else the first that is visible."), shape: "text",
    default: .some(nil)
  ) { (setting) throws(Finding) in setting.isNull ? nil : try setting.text() }
  static let sheetNumber = Key<Int?>(
    "sheetNumber",
    Text(
      ar: "رقم الورقة التي تقرأ، ابتداء من 1 وبحساب الأوراق المخفية.",
      fr: "Le numéro de la feuille à lire, à partir de 1, feuilles masquées comprises.",
      en: "The number of the sheet to read, from 1, hidden sheets counted."), shape: "number",
    default: .some(nil)
  ) { (setting) throws(Finding) in
    if setting.isNull { return nil }
    let number = try setting.integer()
    guard number > 0 else {
      throw Finding(.settingShape, at: setting.place, ["expected": "1, 2, 3 …"])
    }
    return number
  }
  static let header = CSV.header
  static let headerRows = CSV.headerRows
  static let headerJoin = CSV.headerJoin
  static let commentRows = CSV.commentRows
  static let commentChar = CSV.commentChar

  static let all: [any KeyInfo] = [
    sheetName, sheetNumber, header, headerRows, headerJoin, commentRows, commentChar,
  ]
}
