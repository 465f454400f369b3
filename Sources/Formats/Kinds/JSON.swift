import Columns
import Components

/// JSON (RFC 8259): an array of objects, one record a line, values typed by the schema; written only.
struct JSON: Format {
  static let card = Card(
    "json",
    Text(
      ar: "JSON: مصفوفة كائنات، سجل في كل سطر، بقيم مصنفة حسب المخطط.",
      fr: "JSON : un tableau d’objets, un enregistrement par ligne, valeurs typées par le schéma.",
      en: "JSON: an array of objects, one record a line, values typed by the schema."),
    rules: [.notFinite])
  static let fileExtension = "json"
  static let mediaType = "application/json"

  init(_ options: Options) throws(Finding) {}

  func reader(of input: Input) throws(Finding) -> any Reader {
    throw Finding(.writeOnly, at: .file(input.name), ["value": Self.card.name])
  }

  func writer(of table: Exported) -> Writer {
    let names = table.schema.fields.map { field in
      var name: [UInt8] = []
      JSONText.append(field.name, to: &name)
      return name + [UInt8(ascii: ":")]
    }
    let types = table.schema.fields.map(\.type)
    let refuse: Writer.Refuse = { batch, faults in Self.refuse(batch, types, &faults) }
    return Writer(
      head: Array("[".utf8), tail: Array("\n]\n".utf8),
      refuse: types.contains(.number) ? refuse : nil
    ) { batch, isFirst, output in
      for row in 0..<batch.count {
        output.append(contentsOf: isFirst && row == 0 ? [10] : [UInt8(ascii: ","), 10])
        Self.append(row, of: batch, names: names, types: types, to: &output)
      }
    }
  }

  private static func append(
    _ row: Int, of batch: Batch, names: [[UInt8]], types: [FieldType], to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "{"))
    batch.forEachCell(inRow: row) { index, cell in
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: names[index])
      if let cell {
        append(cell, types[index], to: &output)
      } else {
        output.append(contentsOf: "null".utf8)
      }
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Numbers keep their digits where JSON can spell them; a year is a number, dates are strings.
  private static func append(
    _ cell: Span<UInt8>, _ type: FieldType, to output: inout [UInt8]
  ) {
    switch type {
    case _ where isNumber(type) && isPlain(cell): output.append(cell)
    case .integer where type.accepts(cell), .number where type.accepts(cell):
      appendNumber(cell, to: &output)
    case .boolean where type.canonical(cell, into: &output): break
    default: JSONText.append(cell, to: &output)
    }
  }

  private static func isNumber(_ type: FieldType) -> Bool {
    type == .integer || type == .number || type == .year
  }

  /// Whether a cell of digits is already a JSON number: no plus, no superfluous zero, no bare point.
  private static func isPlain(_ cell: Span<UInt8>) -> Bool {
    var at = 0
    if cell.count > 0, cell[0] == UInt8(ascii: "-") { at = 1 }
    guard at < cell.count, cell[at] &- 49 < 9 else { return false }
    while at < cell.count, isDigit(cell, at) { at += 1 }
    if at == cell.count { return true }
    guard cell[at] == UInt8(ascii: "."), at + 1 < cell.count else { return false }
    at += 1
    while at < cell.count, isDigit(cell, at) { at += 1 }
    return at == cell.count
  }

  /// Respells a number as RFC 8259 §6 wants it, all its digits kept but the zeros that lead: no plus,
  /// a digit before a point, no point without a digit behind.
  private static func appendNumber(_ cell: Span<UInt8>, to output: inout [UInt8]) {
    var at = 0
    if cell[0] == UInt8(ascii: "-") { output.append(cell[0]) }
    if !isDigit(cell, 0), cell[0] != UInt8(ascii: ".") { at = 1 }
    while cell[at] == UInt8(ascii: "0"), isDigit(cell, at + 1) { at += 1 }
    if !isDigit(cell, at) { output.append(UInt8(ascii: "0")) }
    while at < cell.count {
      if cell[at] != UInt8(ascii: ".") || isDigit(cell, at + 1) { output.append(cell[at]) }
      at += 1
    }
  }

  private static func isDigit(_ cell: Span<UInt8>, _ at: Int) -> Bool {
    at < cell.count && cell[at] &- 48 < 10
  }

  private static func refuse(_ batch: Batch, _ types: [FieldType], _ faults: inout [CellFault]) {
    for (index, type) in types.enumerated() where type == .number {
      for row in 0..<batch.count {
        let isSpecial = batch.columns[index].withCell(row) {
          $0.equals("NaN") || $0.equals("INF") || $0.equals("-INF")
        }
        if isSpecial == true { faults.append(CellFault(.notFinite, row: row, field: index)) }
      }
    }
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
