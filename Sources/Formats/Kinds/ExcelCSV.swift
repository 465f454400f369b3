import Columns
import Components

/// A twin of the CSV for people who open it in Excel by a click. It is not the canonical CSV, and is
/// never read.
///
/// It begins with a byte order mark, without which Excel takes the code page of Windows, and separates
/// cells with what the list separator of the publication's language is in Windows: `;` in Arabic and
/// French, `,` in English. There is no line `sep=;`, since with one Excel does not heed the mark. A
/// cell that Excel, LibreOffice or Google Sheets would run as a formula has an apostrophe before it, as
/// OWASP advises against "CSV injection"; numbers that begin with a sign stay as they are, so
/// telephone numbers of digits and spaces too.
struct ExcelCSV: Format {
  static let card = Card(
    "excel-csv",
    Text(
      ar: "CSV لبرنامج Excel: بعلامة الترميز، وبلا صيغ تنفذ عند الفتح؛ ليس هو ملف CSV المرجعي.",
      fr:
        "CSV pour Excel : avec la marque d’encodage, sans formules actives ; ce n’est pas le CSV de référence.",
      en:
        "CSV for Excel: with a byte order mark, and no cell runs as a formula; it is not the canonical CSV."
    ),
    rules: [])
  static let fileExtension = "excel.csv"
  static let mediaType = "text/csv"
  static let fileExtensions: [String] = []

  init(_ options: Options) throws(Finding) {}

  func reader(of input: Input) throws(Finding) -> any Reader {
    throw Finding(.writeOnly, at: .file(input.name), ["value": Self.card.name])
  }

  func writer(of table: Exported) -> Writer {
    let delimiter = table.language == "en" ? UInt8(ascii: ",") : UInt8(ascii: ";")
    var head: [UInt8] = [0xEF, 0xBB, 0xBF]
    let names = table.schema.fields.map { Array($0.name.utf8) }
    for (index, name) in names.enumerated() {
      if index > 0 { head.append(delimiter) }
      Self.append(name.span, delimiter, to: &head)
    }
    head += [13, 10]
    return Writer(head: head, tail: []) { batch, _, output in
      Self.append(batch, delimiter, to: &output)
    }
  }

  private static func append(_ batch: Batch, _ delimiter: UInt8, to output: inout [UInt8]) {
    for row in 0..<batch.count {
      for (index, column) in batch.columns.enumerated() {
        if index > 0 { output.append(delimiter) }
        let cell = column.cells[row]
        if cell.isPresent, cell.length > 0 {
          let start = Int(cell.start)
          append(
            column.bytes.span.extracting(start..<start + Int(cell.length)), delimiter, to: &output)
        } else if batch.columns.count == 1 {
          output += [34, 34]
        }
      }
      output += [13, 10]
    }
  }

  private static func append(_ cell: Span<UInt8>, _ delimiter: UInt8, to output: inout [UInt8]) {
    let isFormula = isFormula(cell)
    var needsQuotes = isFormula
    for index in cell.indices {
      let byte = cell[index]
      if byte == delimiter || byte == 34 || byte == 10 || byte == 13 { needsQuotes = true }
    }
    if needsQuotes { output.append(34) }
    if isFormula { output.append(UInt8(ascii: "'")) }
    for index in cell.indices {
      if cell[index] == 34 { output.append(34) }
      output.append(cell[index])
    }
    if needsQuotes { output.append(34) }
  }

  /// Whether a program may take the cell for a formula: it begins with `=`, `+`, `-`, `@`, their wide
  /// forms, a tab or a line end, and is no number.
  static func isFormula(_ cell: Span<UInt8>) -> Bool {
    guard cell.count > 0 else { return false }
    switch cell[0] {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 9, 10, 13: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(cell)
    case 0xEF:
      guard cell.count > 2, cell[1] == 0xBC else { return false }
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(cell[2])
    default: return false
    }
  }

  /// Whether what follows the sign is digits, with spaces, points and commas among them, and at most
  /// an exponent; or the infinity that Table Schema writes.
  private static func isNumber(_ cell: Span<UInt8>) -> Bool {
    let text = (1..<cell.count).map { cell[$0] }
    if text.elementsEqual("INF".utf8) { return true }
    func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == 0x65 }
    guard let first = parts.first?.first, isDigit(first) else { return false }
    let marks: [UInt8] = [0x20, UInt8(ascii: "."), UInt8(ascii: ","), 0xC2, 0xA0]
    guard parts[0].allSatisfy({ isDigit($0) || marks.contains($0) }) else { return false }
    guard parts.count == 2 else { return true }
    var power = parts[1]
    if let sign = power.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      power.removeFirst()
    }
    return !power.isEmpty && power.allSatisfy(isDigit)
  }
}
