import Columns
import Components

/// JSON (RFC 8259).
///
/// Read: an array of objects or of arrays, the document itself or where `property` leads; columns are the
/// members, those of nested objects by their path (`address.city`, a point within a name with a backslash
/// before it), arrays and empty objects as JSON text. Without `itemKeys` they are all the names in the file, in the order
/// in which they come first, whatever record that is in. A member that a record lacks is absent, `null` is
/// missing, numbers keep their spelling. A row is the number of the record in its array; with a
/// header the first is row 1. A record that is not good JSON is unreadable alone; where brackets do not
/// match, reading stops.
/// Written: an array of objects, one record a line, values typed by the schema.
struct JSON: Format {
  static let card = Card(
    "json",
    Text(
      ar: "JSON: مصفوفة كائنات أو مصفوفات، حسب RFC 8259؛ تكتب بقيم مصنفة حسب المخطط.",
      fr: "JSON : un tableau d’objets ou de tableaux (RFC 8259) ; écrit avec des valeurs typées.",
      en: "JSON: an array of objects or arrays, as RFC 8259 has it; written with values typed."),
    [JSONKeys.property, JSONKeys.itemType, JSONKeys.itemKeys, CSV.header],
    rules: JSONRules.records + JSONRules.documents + [.notFinite, .emptyName, .duplicateColumn])
  static let fileExtension = "json"
  static let mediaType = "application/json"

  private let options: JSONShape.Options
  private let pointer: [String], property: String
  /// The columns, once the whole file has been read for them.
  private var shape: JSONShape?

  init(_ options: Options) throws(Finding) {
    self.options = try JSONKeys.options(options)
    (pointer, property) = (try JSONKeys.pointer(options), try options[JSONKeys.property])
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    try JSONTableReader.open(input, options, shape) { () throws(Finding) in try list(input) }
  }

  /// Reads the whole file for the names in it, unless something else tells the columns.
  func settled(on input: Input) throws(Finding) -> Settled {
    var settled = self
    settled.shape = try JSONTableReader.shape(input, options) { () throws(Finding) in
      try list(input)
    }
    return Settled(settled)
  }

  private func list(_ input: Input) throws(Finding) -> JSONList {
    try JSONList(input, pointer: pointer, property: property)
  }

  func writer(of table: Exported) throws(Finding) -> Writer {
    JSONRecords.writer(
      of: table, head: "[", open: ",\n{", close: "}", tail: "\n]\n", between: 1)
  }
}

extension Rule {
  static let notFinite = Rule(
    "json/not-finite",
    what: Text(
      ar: "القيمة {value} لا تكتب بصيغة JSON، فهي ليست عددا منتهيا.",
      fr: "La valeur {value} ne peut pas s’écrire en JSON : ce n’est pas un nombre fini.",
      en: "The value {value} cannot be written as JSON: it is not a finite number."),
    fix: Text(
      ar: "اترك الخانة فارغة أو اكتب عددا.", fr: "Laissez la cellule vide ou écrivez un nombre.",
      en: "Leave the cell empty or write a number."), source: "RFC 8259 §6",
    example: .init(
      ["value": "NaN"],
      wrong: """
        region,rate
        08,NaN
        """,
      right: """
        region,rate
        08,
        """))
}
