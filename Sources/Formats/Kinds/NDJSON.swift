import Columns
import Components

/// NDJSON: a JSON value (RFC 8259) a line, ended by LF or CRLF; also called JSON Lines.
///
/// Read: as JSON is, but that each line stands alone, so that a line that is no good JSON is unreadable
/// alone. Lines of nothing but white space are passed over and not counted as rows.
/// Written: a record a line, ended by LF.
struct NDJSON: Format {
  static let card = Card(
    "ndjson",
    Text(
      ar: "NDJSON: قيمة JSON في كل سطر.", fr: "NDJSON : une valeur JSON par ligne.",
      en: "NDJSON: a JSON value a line."),
    [JSONKeys.itemType, JSONKeys.itemKeys, CSV.header],
    rules: JSONRules.records + [.notFinite, .emptyName, .duplicateColumn])
  static let fileExtension = "ndjson"
  static let mediaType = "application/x-ndjson"
  static let fileExtensions = ["ndjson", "jsonl"]

  private let options: JSONShape.Options
  /// The columns, once the whole file has been read for them.
  private var shape: JSONShape?

  init(_ options: Options) throws(Finding) { self.options = try JSONKeys.options(options) }

  func reader(of input: Input) throws(Finding) -> any Reader {
    try JSONTableReader.open(input, options, shape) { () throws(Finding) in try JSONLines(input) }
  }

  /// Reads the whole file for the names in it, unless something else tells the columns.
  func settled(on input: Input) throws(Finding) -> Settled {
    var settled = self
    settled.shape = try JSONTableReader.shape(input, options) { () throws(Finding) in
      try JSONLines(input)
    }
    return Settled(settled)
  }

  func writer(of table: Exported) -> Writer {
    JSONRecords.writer(of: table, head: "", open: "{", close: "}\n", tail: "", between: 0)
  }
}
