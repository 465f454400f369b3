import Components

/// The way through a document to its list (RFC 6901).
extension JSONList {
  mutating func enter(_ name: String) throws(Finding) {
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

  mutating func enterMember(_ name: String) throws(Finding) -> Bool {
    var isFirst = true
    while let found = try memberName(isFirst: isFirst) {
      if found == name { return true }
      try passMember(found)
      isFirst = false
    }
    return false
  }

  /// RFC 6901 §4: digits without a leading zero.
  mutating func enterElement(_ name: String) throws(Finding) -> Bool {
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
  mutating func memberName(isFirst: Bool) throws(Finding) -> String? {
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
  mutating func passMember(_ name: String) throws(Finding) {
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
  mutating func passValue() throws(Finding) {
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

  mutating func passString() throws(Finding) {
    stream.at = 1
    while let byte = try stream.next() {
      stream.at += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\"), try stream.next() != nil { stream.at += 1 }
      if stream.at > 1 << 16 { stream.discard() }
    }
    throw notClosed()
  }

  /// Notes the arrays among the members of an object that has begun, and passes it: those of the document
  /// by name, those further in by a pointer.
  mutating func lookForLists(_ prefix: String, levels: Int) throws(Finding) {
    var isFirst = true
    while let name = try memberName(isFirst: isFirst) {
      isFirst = false
      guard let byte = try token() else { throw notClosed() }
      let pointer = prefix + "/" + Self.escaped(name)
      if byte == UInt8(ascii: "{"), levels > 1 {
        stream.at += 1
        try lookForLists(pointer, levels: levels - 1)
        continue
      }
      if byte == UInt8(ascii: "["), candidates.count < 10 {
        candidates.append(prefix.isEmpty && !name.hasPrefix("/") ? name : pointer)
      }
      try passValue()
    }
  }

  /// RFC 6901 §3.
  private static func escaped(_ name: String) -> String {
    String(name.flatMap { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) })
  }
}
