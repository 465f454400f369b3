/// Items of one type with a delimiter between them (Table Schema 2.0, list). The empty text is the
/// empty list; items are in the default form of their type, white space around them included.
struct ListForm: Sendable, Hashable {
  let delimiter: [UInt8]
  let item: FieldType

  static let plain = ListForm(LexicalForm.Properties())

  init(_ properties: LexicalForm.Properties) {
    delimiter = Array(properties.delimiter.utf8)
    item = properties.itemType
  }

  /// Calls `body` with each item until it answers false; answers whether it never did.
  func forEach(_ cell: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) -> Bool {
    if cell.isEmpty { return true }
    var start = 0, at = 0
    while at < cell.count {
      guard cell.hasPrefix(delimiter, at: at) else {
        at += 1
        continue
      }
      guard body(cell.extracting(start..<at)) else { return false }
      at += delimiter.count
      start = at
    }
    return body(cell.extracting(start..<cell.count))
  }

  func accepts(_ cell: Span<UInt8>) -> Bool { forEach(cell) { item.accepts($0) } }

  func count(_ cell: Span<UInt8>) -> Int? {
    var count = 0
    let isGood = forEach(cell) { text in
      count += 1
      return item.accepts(text)
    }
    return isGood ? count : nil
  }

  /// Appends the canonical items with commas between them; a comma within an item, which only lists
  /// with another delimiter have, is the byte 0xFF, which no text has.
  func canonical(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    let size = output.count
    var isFirst = true
    let isGood = forEach(cell) { text in
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      let start = output.count
      guard item.canonical(text, into: &output) else { return false }
      for at in start..<output.count where output[at] == UInt8(ascii: ",") { output[at] = 0xFF }
      return true
    }
    if !isGood { output.removeSubrange(size...) }
    return isGood
  }
}
