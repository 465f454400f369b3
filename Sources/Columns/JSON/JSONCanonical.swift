/// The one spelling of a JSON value's many: no white space, members in the order of their names,
/// numbers as `number` spells them, strings with the escapes that RFC 8259 §7 demands and no others.
enum JSONCanonical {
  /// Appends it. The node must be one of the cell.
  static func append(_ node: JSONNode, _ cell: Span<UInt8>, to output: inout [UInt8]) {
    switch node.kind {
    case .object: appendObject(node, cell, to: &output)
    case .array:
      output.append(UInt8(ascii: "["))
      var contents = node.contents
      var isFirst = true
      while let (_, item) = contents.next(cell) {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        append(item, cell, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .string:
      append(text: node.range.lowerBound + 1..<node.range.upperBound - 1, cell, to: &output)
    case .number: _ = Decimal.number(cell.extracting(node.range), into: &output)
    case .boolean, .null: output.append(cell.extracting(node.range))
    }
  }

  private static func appendObject(
    _ node: JSONNode, _ cell: Span<UInt8>, to output: inout [UInt8]
  ) {
    var members: [(name: [UInt8], text: [UInt8])] = []
    var contents = node.contents
    while let (name, value) = contents.next(cell) {
      var text: [UInt8] = []
      append(text: name, cell, to: &text)
      text.append(UInt8(ascii: ":"))
      append(value, cell, to: &text)
      members.append((JSONScan.text(name, cell), text))
    }
    members.sort { $0.name.lexicographicallyPrecedes($1.name) }
    output.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: member.text)
    }
    output.append(UInt8(ascii: "}"))
  }

  private static func append(
    text range: Range<Int>, _ cell: Span<UInt8>, to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "\""))
    for byte in JSONScan.text(range, cell) {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        output.append(contentsOf: "\\u00".utf8)
        output.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
