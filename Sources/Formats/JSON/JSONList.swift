import Components

/// The elements of an array in a JSON document: the document itself, or what a pointer leads to.
struct JSONList: JSONSource {
  var stream: JSONStream
  var row = 1
  /// What leads to the array (RFC 6901), one name or number a level.
  let pointer: [String]
  /// How the pointer is written, for messages.
  let property: String
  /// Members around the list that are kept as they stand, by name.
  var kept: [String: [UInt8]] = [:]
  let keeping: Set<String>
  let isWhole: Bool
  /// The arrays and objects that are open around the list, true for an object.
  var open: [Bool] = []
  /// Members that hold arrays, where the list is not found.
  var candidates: [String] = []
  var isFirst = true, isOver = false
  var faults: [Finding] = []

  init(
    _ input: Input, pointer: [String], property: String, keeping: Set<String> = []
  ) throws(Finding) {
    stream = try JSONStream(input)
    (self.pointer, self.property, self.keeping, isWhole) = (pointer, property, keeping, false)
    for name in pointer { try enter(name) }
    guard let byte = try token() else { throw notClosed() }
    guard byte == UInt8(ascii: "[") else { throw try noList(byte) }
    stream.at += 1
  }

  /// The document itself is the one record.
  init(whole input: Input) throws(Finding) {
    stream = try JSONStream(input)
    (pointer, property, keeping, isWhole) = ([], "", [], true)
  }

  mutating func next() throws(Finding) -> Range<Int>? {
    if isOver { return nil }
    guard var byte = try token() else { throw notClosed() }
    if isWhole {
      isOver = true
      let start = stream.at
      stream.at = try valueEnd(byte, start)
      row += 1
      return start..<stream.at
    }
    if !isFirst, byte != UInt8(ascii: "]") {
      try expect(",")
      guard let after = try token() else { throw notClosed() }
      byte = after
      if byte == UInt8(ascii: "]") { faults.append(Finding(.trailingComma, at: here)) }
    }
    if byte == UInt8(ascii: "]") {
      stream.at += 1
      isOver = true
      return nil
    }
    isFirst = false
    let start = stream.at
    let end = try valueEnd(byte, start)
    stream.at = end
    row += 1
    return start..<end
  }

  mutating func finish() throws(Finding) -> [Finding] {
    var names = pointer
    while let isObject = open.last {
      let name = names.removeLast()
      if isObject {
        while let found = try memberName(isFirst: false) {
          if found == name { faults.append(Finding(.jsonDuplicateName, at: here, about(found))) }
          try passMember(found)
        }
      } else {
        try passElements()
      }
      open.removeLast()
    }
    if try token() != nil { faults.append(Finding(.afterEnd, at: here)) }
    return faults
  }

  mutating func passElements() throws(Finding) {
    while let byte = try token() {
      if byte == UInt8(ascii: "]") {
        stream.at += 1
        return
      }
      try expect(",")
      if try token() == UInt8(ascii: "]") {
        faults.append(Finding(.trailingComma, at: here))
      } else {
        try passValue()
      }
    }
    throw notClosed()
  }
}

extension JSONList {
  mutating func token() throws(Finding) -> UInt8? { try stream.nextToken(row: row) }

  mutating func expect(_ character: Unicode.Scalar) throws(Finding) {
    guard let byte = try token() else { throw notClosed() }
    guard byte == UInt8(ascii: character) else { throw unexpected(String(character)) }
    stream.at += 1
  }

  var here: Place { stream.place(stream.at, row: row) }

  func about(_ name: String) -> [String: String] {
    ["name": name, "line": String(stream.line(of: stream.at))]
      .merging(["offset": String(stream.offset + stream.at)]) { $1 }
  }

  func notClosed() -> Finding {
    Finding(.notClosed, at: stream.place(stream.bytes.count, row: row))
  }

  func unexpected(_ expected: String) -> Finding { unexpected(expected, stream.at) }

  func mismatch(_ at: Int) -> Finding {
    unexpected(stream.bytes[at] == UInt8(ascii: "}") ? "]" : "}", at)
  }

  func unexpected(_ expected: String, _ at: Int) -> Finding {
    let values = JSONFault.Found(at: at, stream.bytes[...]).values(
      line: stream.line(of: at), offset: stream.offset + at)
    return Finding(
      .jsonPunctuation, at: stream.place(at, row: row),
      values.merging(["expected": expected]) { $1 })
  }

  func tooDeep(_ at: Int) -> Finding {
    let values = [
      "limit": String(JSONSkipper.deepest), "line": String(stream.line(of: at)),
      "offset": String(stream.offset + at),
    ]
    return Finding(.jsonTooDeep, at: stream.place(at, row: row), values)
  }

  /// The document holds one value; a second one tells that it is not a document but lines.
  mutating func noList(_ byte: UInt8) throws(Finding) -> Finding {
    let start = here
    guard byte == UInt8(ascii: "{"), pointer.isEmpty else {
      return Finding(.noList, at: start, named)
    }
    stream.at += 1
    try lookForLists("", levels: 3)
    if try token() != nil { return Finding(.afterEnd, at: here) }
    return Finding(.noList, at: start, named)
  }

  var named: [String: String] {
    [
      "value": property.isEmpty ? "[ ]" : property,
      "expected": candidates.isEmpty ? "–" : candidates.joined(separator: ", "),
    ]
  }
}
