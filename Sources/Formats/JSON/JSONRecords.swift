import Columns
import Components

/// Writes rows as JSON objects, values typed by the schema.
enum JSONRecords {
  /// A writer of objects: `open` stands before each record and `close` behind it; the first record of a
  /// table goes without the first `between` bytes of `open`.
  static func writer(
    of table: Exported, head: String, open: String, close: String, tail: String, between: Int
  ) -> Writer {
    let names = names(of: table.schema.fields.map(\.name))
    let forms = table.schema.fields.map(\.form)
    return Writer(
      head: Array(head.utf8), tail: Array(tail.utf8), refuse: refusing(table.schema)
    ) { batch, isFirst, output in
      let open = Array(open.utf8), close = Array(close.utf8)
      var group = RowGroup()
      group.forEachRun(of: batch.count) { rows, group in
        for (index, column) in batch.columns.enumerated() {
          append(column, rows, name: names[index], forms[index], to: &group)
        }
        group.passRows(rows.count, open: open, close: close) { text in
          let skipped = isFirst && rows.lowerBound == 0 ? between : 0
          output.append(text.extracting(skipped..<text.count))
        }
      }
    }
  }

  /// What stands before the value of each member: a comma but for the first, the name, a colon.
  static func names(of members: [String]) -> [[UInt8]] {
    members.enumerated().map { index, member in
      var name = index == 0 ? [] : [UInt8(ascii: ",")]
      JSONText.append(member, to: &name)
      return name + [UInt8(ascii: ":")]
    }
  }

  /// Numbers that are not finite cannot be written; nil where none can come.
  static func refusing(_ schema: Schema) -> Writer.Refuse? {
    let forms = schema.fields.map(\.form)
    guard forms.contains(where: mayBeInfinite) else { return nil }
    return { batch, faults in refuse(batch, forms, &faults) }
  }

  /// Appends the cells of a column, each with `name` before it.
  static func append(
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
  static func appendText(_ cell: Span<UInt8>, to output: inout [UInt8]) {
    var clean = 0
    for index in cell.indices where cell[index] == 10 || cell[index] == 13 {
      output.append(cell.extracting(clean..<index))
      clean = index + 1
    }
    output.append(cell.extracting(clean..<cell.count))
  }

  /// Numbers keep their digits where JSON can spell them; a year is a number, dates are strings.
  static func append(
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
