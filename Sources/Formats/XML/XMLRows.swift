internal import Columns

/// Renders rows as elements. They are written by our own code and passed to libxml2's writer in
/// blocks, which costs an eighth of a call for each element.
struct XMLRows: Sendable {
  private static let rowOpen = Array("<row>".utf8), rowClose = Array("</row>\n".utf8)

  private struct Tag: Sendable {
    let open: [UInt8], close: [UInt8], type: FieldType
  }
  private let tags: [Tag]

  init(_ schema: Schema) {
    tags = schema.fields.map { field in
      let name = XMLName.of(field.name)
      var writer = XMLDocumentWriter()
      writer.startElement(name, field.spokenLanguage.map { [("xml:lang", $0)] } ?? [])
      writer.raw([10].span)
      return Tag(
        open: writer.taken().dropLast(), close: Array("</\(name)>".utf8),
        type: field.type)
    }
  }

  /// Appends a line for each row. The columns must be the fields of the schema.
  func render(_ batch: Batch, into output: inout [UInt8]) {
    precondition(batch.columns.count == tags.count)
    var writer = XMLDocumentWriter()
    var group = RowGroup()
    group.forEachRun(of: batch.count) { rows, group in
      for (tag, column) in zip(tags, batch.columns) { append(column, rows, tag, to: &group) }
      group.passRows(rows.count, open: Self.rowOpen, close: Self.rowClose) { writer.raw($0) }
      writer.take(into: &output)
    }
  }

  /// Appends one column's elements, with nothing in between that touches a reference count.
  private func append(
    _ column: Column, _ rows: Range<Int>, _ tag: Tag, to group: inout RowGroup
  ) {
    let bytes = column.bytes.span
    let cells = column.cells.span
    let open = tag.open.span
    let close = tag.close.span
    var spelling: [UInt8] = []
    for row in rows {
      let cell = cells[row]
      if cell.isPresent {
        let start = Int(cell.start)
        let value = bytes.extracting(start..<start + Int(cell.length))
        group.cells.append(open)
        if Self.spells(value, tag.type), tag.type.canonical(value, into: &spelling) {
          group.cells.append(spelling.span)
          spelling.removeAll(keepingCapacity: true)
        } else {
          XMLText.append(value, to: &group.cells)
        }
        group.cells.append(close)
      }
      group.endCell()
    }
  }
}

extension XMLRows {
  /// Whether XML Schema may spell a value otherwise than Table Schema: booleans (`TRUE`), and numbers
  /// that are not finite (`nan`).
  private static func spells(_ value: Span<UInt8>, _ type: FieldType) -> Bool {
    type == .boolean || type == .number && FieldType.isNotFinite(value)
  }
}
