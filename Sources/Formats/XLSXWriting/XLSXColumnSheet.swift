import Bytes
import Columns
import Components

/// The sheet that says of each column its name, type, title and description, in the languages that they
/// are written in, the publication's own first.
struct XLSXColumnSheet {
  private let table: Exported
  private let language: Language
  private let languages: [String]

  init(_ table: Exported) {
    self.table = table
    language = Language(rawValue: table.language) ?? .en
    let texts = table.schema.fields.flatMap { Array($0.title.keys) + Array($0.description.keys) }
    languages =
      [table.language]
      + Language.allCases.map(\.rawValue).filter { $0 != table.language && texts.contains($0) }
  }

  /// What the sheet of a table is called: 31 characters at most; `history` is Excel's own.
  static func name(of table: Exported) -> String {
    table.name == "history" ? "history_" : String(table.name.prefix(31))
  }

  private static let name = Text(
    ar: "وصف الأعمدة", fr: "À propos des colonnes", en: "About the columns")
  private static let column = Text(ar: "العمود", fr: "colonne", en: "column")
  private static let type = Text(ar: "النوع", fr: "type", en: "type")
  private static let title = Text(ar: "العنوان", fr: "titre", en: "title")
  private static let description = Text(ar: "الوصف", fr: "description", en: "description")

  func write(in book: XLSXBookWriter, isRightToLeft: Bool) throws(FileFault) {
    let sheet = try book.sheet(Self.name[language], isRightToLeft: isRightToLeft)
    var header = [Self.column[language], Self.type[language]]
    for code in languages {
      header += ["\(Self.title[language]) (\(code))", "\(Self.description[language]) (\(code))"]
    }
    try write(header, 0, .header, in: book, sheet)
    for (index, field) in table.schema.fields.enumerated() {
      var cells = [field.name, field.type.rawValue]
      for code in languages { cells += [field.title[code] ?? "", field.description[code] ?? ""] }
      try write(cells, index + 1, .wrapped, in: book, sheet)
    }
    for column in header.indices {
      let isDescription = column > 2 && column % 2 == 1
      try book.setWidth(column < 2 ? 16 : isDescription ? 48 : 24, of: column, in: sheet)
    }
  }

  private func write(
    _ texts: [String], _ row: Int, _ style: XLSXBookWriter.Style, in book: XLSXBookWriter,
    _ sheet: XLSXBookWriter.Sheet
  ) throws(FileFault) {
    var cell: [CChar] = []
    for (column, text) in texts.enumerated() where !text.isEmpty {
      // A description may be longer than a cell, and hold what no cell can.
      let shown = text.unicodeScalars.filter { $0.value >= 32 || $0 == "\n" }.prefix(8000)
      XLSXText.set(&cell, Array(String(String.UnicodeScalarView(shown)).utf8).span)
      try book.write(cell, row, column, style, in: sheet)
    }
  }
}
