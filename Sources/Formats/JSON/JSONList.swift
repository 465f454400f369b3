import Components

/// The elements of an array in a JSON document: the document itself, or what a pointer leads to.
struct JSONList: JSONSource {
  var stream: JSONStream
  private(set) var row = 1
  /// What leads to the array (RFC 6901), one name or number a level.
  private let pointer: [String]
  /// How the pointer is written, for messages.
  private let property: String
  /// Members around the list that are kept as they stand, by name.
  private(set) var kept: [String: [UInt8]] = [:]
  private let keeping: Set<String>
  private let isWhole: Bool
  /// The arrays and objects that are open around the list, true for an object.
  private var open: [Bool] = []
  /// Members that hold arrays, where the list is not found.
  private var candidates: [String] = []
  private var isFirst = true, isOver = false
  private var faults: [Finding] = []

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

  // MARK: The way to the list

  private mutating func enter(_ name: String) throws(Finding) {
    guard let byte = try token() else { throw notClosed() }
    let place = here
    stream.at += 1
    switch byte {
    case UInt8(ascii: "{"):
      open.append(true)
      if try enterMember(name) { return }
    case UInt8(ascii: "["):
      open.append(false)
      if try enterElement(name) { return }
    default: break
    }
    throw Finding(.noList, at: place, named)
  }

  private mutating func enterMember(_ name: String) throws(Finding) -> Bool {
    var isFirst = true
    while let found = try memberName(isFirst: isFirst) {
      if found == name { return true }
      try passMember(found)
      isFirst = false
    }
    return false
  }

  /// RFC 6901 §4: digits without a leading zero.
  private mutating func enterElement(_ name: String) throws(Finding) -> Bool {
    guard let number = Int(name), String(number) == name, number >= 0 else { return false }
    var passed = 0
    while let byte = try token(), byte != UInt8(ascii: "]") {
      if passed > 0 {
        try expect(",")
        guard try token() != nil else { throw notClosed() }
      }
      if passed == number { return true }
      try passValue()
      passed += 1
    }
    return false
  }

  /// The name of the next member and the colon behind it; nil at the end of the object, which is passed.
  private mutating func memberName(isFirst: Bool) throws(Finding) -> String? {
    guard var byte = try token() else { throw notClosed() }
    if !isFirst, byte != UInt8(ascii: "}") {
      try expect(",")
      guard let after = try token() else { throw notClosed() }
      byte = after
      if byte == UInt8(ascii: "}") { faults.append(Finding(.trailingComma, at: here)) }
    }
    if byte == UInt8(ascii: "}") {
      stream.at += 1
      return nil
    }
    guard byte == UInt8(ascii: "\"") else { throw unexpected("\"") }
    let start = stream.at
    stream.at = try stringEnd(start)
    let name = JSONText.unescaped(stream.bytes[start + 1..<stream.at - 1])
    try expect(":")
    return name
  }

  /// Passes the value of a member that does not lead to the list.
  private mutating func passMember(_ name: String) throws(Finding) {
    guard let byte = try token() else { throw notClosed() }
    if keeping.contains(name), open.count == 1 {
      let start = stream.at
      stream.at = try valueEnd(byte, start)
      kept[name] = Array(stream.bytes[start..<stream.at])
      return
    }
    if byte == UInt8(ascii: "["), candidates.count < 10 { candidates.append(name) }
    try passValue()
  }

  /// Passes a value of any length, which is not kept.
  private mutating func passValue() throws(Finding) {
    guard let byte = try token() else { throw notClosed() }
    stream.discard()
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      var skipper = JSONSkipper()
      while true {
        switch skipper.run(stream.bytes.span, from: 0, isAtEnd: stream.isAtEnd) {
        case .end(let end):
          stream.at = end
          return
        case .more:
          if stream.isAtEnd { throw notClosed() }
          stream.at = skipper.restart()
          stream.discard()
          _ = try stream.more()
        case .mismatch(let at): throw mismatch(at)
        case .tooDeep(let at): throw tooDeep(at)
        }
      }
    case UInt8(ascii: "\""): try passString()
    default: stream.at = try valueEnd(byte, 0)
    }
  }

  private mutating func passString() throws(Finding) {
    stream.at = 1
    while let byte = try stream.next() {
      stream.at += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\"), try stream.next() != nil { stream.at += 1 }
      if stream.at > 1 << 16 { stream.discard() }
    }
    throw notClosed()
  }

  // MARK: The list

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

  /// Where the value ends that starts with `byte` at `start`; it is no longer than a record may be.
  private mutating func valueEnd(_ byte: UInt8, _ start: Int) throws(Finding) -> Int {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try bracketEnd(start)
    case UInt8(ascii: "\""): return try stringEnd(start)
    default: return try wordEnd(start)
    }
  }

  private mutating func bracketEnd(_ start: Int) throws(Finding) -> Int {
    let limit = stream.input.recordLimit
    var skipper = JSONSkipper()
    while true {
      switch skipper.run(stream.bytes.span, from: start, isAtEnd: stream.isAtEnd) {
      case .end(let end):
        if end - start > limit { throw stream.tooLong(start, row) }
        return end
      case .more:
        // The last block may not have been looked at.
        if stream.bytes.count - start > limit + (stream.isAtEnd ? 0 : 64) {
          throw stream.tooLong(start, row)
        }
        if stream.isAtEnd { throw notClosed() }
        _ = try stream.more()
      case .mismatch(let at):
        throw at - start >= limit ? stream.tooLong(start, row) : mismatch(at)
      case .tooDeep(let at):
        throw at - start >= limit ? stream.tooLong(start, row) : tooDeep(at)
      }
    }
  }

  /// Behind the quote that closes the string at `start`.
  private mutating func stringEnd(_ start: Int) throws(Finding) -> Int {
    var at = start + 1
    while at - start <= stream.input.recordLimit {
      if at >= stream.bytes.count {
        if try stream.more() { continue }
        throw notClosed()
      }
      let byte = stream.bytes[at]
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return at }
    }
    throw stream.tooLong(start, row)
  }

  /// Behind the number or word at `start`; whether it is one, reading it tells.
  private mutating func wordEnd(_ start: Int) throws(Finding) -> Int {
    var at = start
    while at - start <= stream.input.recordLimit {
      if at >= stream.bytes.count {
        if try stream.more() { continue }
        if at == start { throw notClosed() }
        return at
      }
      switch stream.bytes[at] {
      case 9, 10, 13, 32, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
        UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
        if at == start { throw unexpected("{") }
        return at
      default: at += 1
      }
    }
    throw stream.tooLong(start, row)
  }

  // MARK: Behind the list

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

  private mutating func passElements() throws(Finding) {
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
  private mutating func token() throws(Finding) -> UInt8? { try stream.nextToken(row: row) }

  private mutating func expect(_ character: Unicode.Scalar) throws(Finding) {
    guard let byte = try token() else { throw notClosed() }
    guard byte == UInt8(ascii: character) else { throw unexpected(String(character)) }
    stream.at += 1
  }

  private var here: Place { stream.place(stream.at, row: row) }

  private func about(_ name: String) -> [String: String] {
    ["name": name, "line": String(stream.line(of: stream.at))]
      .merging(["offset": String(stream.offset + stream.at)]) { $1 }
  }

  private func notClosed() -> Finding {
    Finding(.notClosed, at: stream.place(stream.bytes.count, row: row))
  }

  private func unexpected(_ expected: String) -> Finding { unexpected(expected, stream.at) }

  private func mismatch(_ at: Int) -> Finding {
    unexpected(stream.bytes[at] == UInt8(ascii: "}") ? "]" : "}", at)
  }

  private func unexpected(_ expected: String, _ at: Int) -> Finding {
    let values = JSONFault.Found(at: at, stream.bytes[...]).values(
      line: stream.line(of: at), offset: stream.offset + at)
    return Finding(
      .jsonPunctuation, at: stream.place(at, row: row),
      values.merging(["expected": expected]) { $1 })
  }

  private func tooDeep(_ at: Int) -> Finding {
    let values = [
      "limit": String(JSONSkipper.deepest), "line": String(stream.line(of: at)),
      "offset": String(stream.offset + at),
    ]
    return Finding(.jsonTooDeep, at: stream.place(at, row: row), values)
  }

  /// The document holds one value; a second one tells that it is not a document but lines.
  private mutating func noList(_ byte: UInt8) throws(Finding) -> Finding {
    let start = here
    guard byte == UInt8(ascii: "{"), pointer.isEmpty else {
      return Finding(.noList, at: start, named)
    }
    stream.at += 1
    var isFirst = true
    while let name = try memberName(isFirst: isFirst) {
      try passMember(name)
      isFirst = false
    }
    if try token() != nil { return Finding(.afterEnd, at: here) }
    return Finding(.noList, at: start, named)
  }

  private var named: [String: String] {
    ["value": property.isEmpty ? "[ ]" : property, "expected": candidates.joined(separator: ", ")]
  }
}
