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
  static let isTabular = false

  init(_ options: Options) throws(Finding) {}

  func reader(of input: Input) throws(Finding) -> any Reader {
    throw Finding(.writeOnly, at: .file(input.name), ["value": Self.card.name])
  }

  func writer(of table: Exported) -> Writer {
    let names = table.schema.fields.enumerated().map { index, field in
      var name = index == 0 ? [] : [UInt8(ascii: ",")]
      JSONText.append(field.name, to: &name)
      return name + [UInt8(ascii: ":")]
    }
    let forms = table.schema.fields.map(\.form)
    let refuse: Writer.Refuse = { batch, faults in Self.refuse(batch, forms, &faults) }
    return Writer(
      head: Array("[".utf8), tail: Array("\n]\n".utf8),
      refuse: forms.contains(where: Self.mayBeInfinite) ? refuse : nil
    ) { batch, isFirst, output in
      let open = Array(",\n{".utf8), close = Array("}".utf8)
      var group = RowGroup()
      group.forEachRun(of: batch.count) { rows, group in
        for (index, column) in batch.columns.enumerated() {
          Self.append(column, rows, name: names[index], forms[index], to: &group)
        }
        group.passRows(rows.count, open: open, close: close) { text in
          // No comma stands before the first record of the table.
          output.append(text.extracting((isFirst && rows.lowerBound == 0 ? 1 : 0)..<text.count))
        }
      }
    }
  }

  private static func append(
    _ column: Column, _ rows: Range<Int>, name: [UInt8], _ form: LexicalForm,
    to group: inout RowGroup
  ) {
    let bytes = column.bytes.span
    let cells = column.cells.span
    let null = Array("null".utf8)
    let type = form.type, isCollection = form.isJSON || [.list, .geopoint].contains(type)
    var text: [UInt8] = []
    for row in rows {
      group.cells.append(name.span)
      let cell = cells[row]
      if cell.isPresent {
        let start = Int(cell.start)
        let value = bytes.extracting(start..<start + Int(cell.length))
        isCollection ? append(value, form, to: &text) : append(value, type, to: &text)
        group.cells.append(text.span)
        text.removeAll(keepingCapacity: true)
      } else {
        group.cells.append(null.span)
      }
      group.endCell()
    }
  }

  /// A collection or a point as JSON, a string where its form is none.
  private static func append(
    _ cell: Span<UInt8>, _ form: LexicalForm, to output: inout [UInt8]
  ) {
    if form.type == .list, form.accepts(cell) {
      appendItems(of: cell, form, to: &output)
    } else if form.isJSON, form.accepts(cell) {
      appendText(cell, to: &output)
    } else {
      JSONText.append(cell, to: &output)
    }
  }

  private static func appendItems(
    of cell: Span<UInt8>, _ form: LexicalForm, to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "["))
    var isFirst = true
    form.forEachItem(cell) { item in
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      append(item, form.properties.itemType, to: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  /// JSON text as it stands, on one line: line ends are white space there, never part of a string.
  private static func appendText(_ cell: Span<UInt8>, to output: inout [UInt8]) {
    var clean = 0
    for index in cell.indices where cell[index] == 10 || cell[index] == 13 {
      output.append(cell.extracting(clean..<index))
      clean = index + 1
    }
    output.append(cell.extracting(clean..<cell.count))
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

  private static func mayBeInfinite(_ form: LexicalForm) -> Bool {
    form.type == .number || form.type == .list && form.properties.itemType == .number
  }

  private static func refuse(
    _ batch: Batch, _ forms: [LexicalForm], _ faults: inout [CellFault]
  ) {
    for (index, form) in forms.enumerated() where mayBeInfinite(form) {
      for row in 0..<batch.count {
        let isSpecial = batch.columns[index].withCell(row) { cell in
          if form.type == .number { return FieldType.isNotFinite(cell) }
          var isSpecial = false
          form.forEachItem(cell) { isSpecial = isSpecial || FieldType.isNotFinite($0) }
          return isSpecial
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
