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
    for index in names.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: names[index])
      let written: Void? = batch.columns[index].withCell(row) {
        append($0, types[index], to: &output)
      }
      if written == nil { output.append(contentsOf: "null".utf8) }
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Numbers keep their digits where JSON can spell them; a year is a number, dates are strings.
  private static func append(
    _ cell: Span<UInt8>, _ type: FieldType, to output: inout [UInt8]
  ) {
    switch type {
    case .integer, .number:
      if isPlain(cell) { output.append(cell) } else { _ = type.canonical(cell, into: &output) }
    case .boolean: _ = type.canonical(cell, into: &output)
    case .year where isPlain(cell): output.append(cell)
    default: JSONText.append(cell, to: &output)
    }
  }

  /// Whether a cell of digits is already a JSON number: no plus, no superfluous zero, no bare point.
  private static func isPlain(_ cell: Span<UInt8>) -> Bool {
    var at = 0
    if cell.count > 0, cell[0] == UInt8(ascii: "-") { at = 1 }
    let first = at
    while at < cell.count, cell[at] &- 48 < 10 { at += 1 }
    guard at > first else { return false }
    if cell[first] == UInt8(ascii: "0") {
      // A zero may stand before a point, and alone; minus zero has no use.
      guard at == first + 1, at < cell.count || first == 0 else { return false }
    }
    if at == cell.count { return true }
    guard cell[at] == UInt8(ascii: "."), at + 1 < cell.count else { return false }
    at += 1
    while at < cell.count, cell[at] &- 48 < 10 { at += 1 }
    return at == cell.count
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
      en: "Leave the cell empty or write a number."), source: "RFC 8259 §6")
}
