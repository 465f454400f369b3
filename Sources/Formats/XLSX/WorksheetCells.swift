internal import Components

/// The cells of a sheet (ECMA-376 Part 1, 18.3.1.4).
extension WorksheetState {
  @inline(__always)
  mutating func startCell(_ attributes: XMLAttributes) {
    level = .cell
    column += 1
    (type, style, hasFormula, isMisplaced) = (.number, 0, false, false)
    cellStart = rows.end
    (valueStart, sharedCount) = (-1, 0)
    for index in 0..<attributes.count {
      let name = unsafe attributes.name(index)
      if unsafe name == names.r {
        unsafe readAddress(attributes.value(index))
      } else if unsafe name == names.s {
        style = unsafe Self.number(attributes.value(index)) ?? 0
      } else if unsafe name == names.t {
        type = unsafe Self.type(attributes.value(index))
      }
    }
  }

  /// `C12`: the column, and the row as a check.
  @inline(__always)
  private mutating func readAddress(_ text: UnsafeBufferPointer<UInt8>) {
    var at = 0, letters = 0
    while at < text.count, unsafe text[at] &- 65 < 26, at < 8 {
      letters = unsafe letters &* 26 &+ Int(text[at] &- 64)
      at &+= 1
    }
    guard letters > 0,
      unsafe rowDigits.areEnd(of: text, from: at) || Self.number(text, at) == rows.number
    else {
      isMisplaced = true
      return
    }
    column = letters - 1
  }

  /// The number that a text is from `start` on, of nine digits at the most.
  static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int = 0) -> Int? {
    guard text.count > start, text.count - start < 10 else { return nil }
    var number = 0
    for index in start..<text.count {
      let byte = unsafe text[index]
      guard byte &- 48 < 10 else { return nil }
      number = number &* 10 &+ Int(byte &- 48)
    }
    return number
  }

  @inline(__always)
  private static func type(_ text: UnsafeBufferPointer<UInt8>) -> CellType {
    if text.count == 1 {
      switch unsafe text[0] {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "n"): return .number
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .date
      default: return .unknown
      }
    }
    if unsafe text.elementsEqual("str".utf8) { return .text }
    if unsafe text.elementsEqual("inlineStr".utf8) { return .inline }
    return .unknown
  }

  @inline(__always)
  mutating func endCell() {
    if isMisplaced {
      rows.fail(.order, max(0, column))
      return rows.drop(from: cellStart)
    }
    if type == .inline {
      if rows.end > cellStart { rows.addCell(column, .text, from: cellStart) }
      return
    }
    if sharedCount > 0 { return addShared() }
    let start = valueStart < 0 ? rows.end : valueStart
    guard rows.end > start else {
      if hasFormula, type != .text {
        rows.addCell(column, .uncached, from: cellStart)
      } else {
        rows.drop(from: cellStart)
      }
      return
    }
    switch type {
    case .number: addTrimmed(.number, start)
    case .shared: addOddShared(start)
    case .text:
      finishText(from: start, keepsSpace: true)
      rows.addCell(column, .text, from: start)
    case .boolean: addTrimmed(.boolean, start)
    case .error: addTrimmed(.error, start)
    case .date: addTrimmed(.date, start)
    case .unknown: addTrimmed(.broken, start)
    case .inline: break
    }
  }

  /// Mends the text of a run, which most need not.
  @inline(__always)
  mutating func finishText(from start: Int, keepsSpace: Bool) {
    guard rows.end > start else { return }
    var isFinal = keepsSpace || rows.byte(start) > 32 && rows.byte(rows.end - 1) > 32
    var at = start
    while isFinal, at + 7 <= rows.end {
      isFinal = rows.byte(at) != UInt8(ascii: "_")
      at += 1
    }
    if isFinal { return }
    rows.rewrite(from: start) { SheetText.finish(&$0, from: 0, keepsSpace: keepsSpace) }
  }

  /// Adds a value that white space around it is no part of.
  @inline(__always)
  private mutating func addTrimmed(_ kind: SheetCell.Kind, _ start: Int) {
    if rows.byte(start) <= 32 || rows.byte(rows.end - 1) <= 32 {
      rows.rewrite(from: start) { SheetText.trim(&$0, from: 0) }
      if rows.end == start { return }
    }
    rows.addCell(column, kind, style: style, from: start)
  }

  // MARK: shared texts

  /// Takes a part of the text of a cell.
  @inline(__always) mutating func text(_ start: Name, _ count: Int) {
    if type == .shared, level == .value, rows.end == valueStart {
      if unsafe readShared(start, count) { return }
      if sharedCount > 0 { rows.append(Array("\(shared)".utf8)) }
      sharedCount = 0
    }
    unsafe rows.append(start, count)
  }

  /// Reads on in the number of a shared text; false for what is none, which changes nothing.
  @inline(__always) private mutating func readShared(_ start: Name, _ count: Int) -> Bool {
    var number = shared
    for at in 0..<count {
      let digit = unsafe start[at] &- 48
      guard digit < 10, number < 1 << 30 else { return false }
      number = number &* 10 &+ Int(digit)
    }
    guard number < 1 << 30 else { return false }
    shared = number
    sharedCount += count
    return true
  }

  private mutating func addShared() {
    strings.prepare(shared)
    rows.drop(from: cellStart)
    rows.addShared(column, shared)
  }

  /// Adds a shared text whose number has something else about it.
  private mutating func addOddShared(_ start: Int) {
    // White space around a number is no part of it.
    rows.rewrite(from: start) { SheetText.trim(&$0, from: 0) }
    if rows.end == start { return }
    shared = 0
    for at in start..<rows.end {
      guard rows.byte(at) &- 48 < 10, shared < 1 << 26 else {
        return rows.addCell(column, .broken, from: start)
      }
      shared = shared * 10 + Int(rows.byte(at) &- 48)
    }
    addShared()
  }
}
