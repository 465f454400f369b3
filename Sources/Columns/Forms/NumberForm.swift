/// How numbers are written that are not in the default form (Table Schema 2.0, `decimalChar`,
/// `groupChar`, `bareNumber`).
///
/// A group character stands only between two digits before the decimal character, however many digits
/// are grouped. Where numbers are not bare, what stands around them is stripped, except what could
/// change the value: a minus that is not next to its digits, other digits.
struct NumberForm: Sendable, Hashable {
  private let isInteger: Bool
  private let decimal: [UInt8]
  private let group: [UInt8]
  private let isBare: Bool

  /// Nil where the properties are those of the default form, which costs less.
  init?(_ properties: LexicalForm.Properties, isInteger: Bool) {
    let isPlain = isInteger || properties.decimalChar == "."
    if isPlain, properties.groupChar == nil, properties.isBareNumber { return nil }
    self.isInteger = isInteger
    decimal = Array(properties.decimalChar.utf8)
    group = Array((properties.groupChar ?? "").utf8)
    isBare = properties.isBareNumber
  }

  /// Appends the number in the default form, its digits unchanged.
  func respell(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    if !isInteger, let special = Decimal.specialSpelling(cell) {
      output.append(contentsOf: special.utf8)
      return true
    }
    let size = output.count
    var at = isBare ? 0 : start(of: cell)
    // An exponent may be more than any number has.
    if append(cell, &at, to: &output), isBare ? at == cell.count : isStrippable(cell, from: at),
      Decimal(output.span.extracting(size...)) != nil
    {
      return true
    }
    output.removeSubrange(size...)
    return false
  }

  /// Reads a number from `at` on and appends it; false where there is none.
  private func append(_ cell: Span<UInt8>, _ at: inout Int, to output: inout [UInt8]) -> Bool {
    if at < cell.count, cell[at] == UInt8(ascii: "-") || cell[at] == UInt8(ascii: "+") {
      output.append(cell[at])
      at += 1
    }
    var count = appendDigits(cell, &at, grouped: true, to: &output)
    if isInteger { return count > 0 }
    if cell.hasPrefix(decimal, at: at), count > 0 || cell.isDigit(at + decimal.count) {
      at += decimal.count
      output.append(UInt8(ascii: "."))
      count += appendDigits(cell, &at, grouped: false, to: &output)
    }
    guard count > 0 else { return false }
    appendExponent(cell, &at, to: &output)
    return true
  }

  private func appendDigits(
    _ cell: Span<UInt8>, _ at: inout Int, grouped: Bool, to output: inout [UInt8]
  ) -> Int {
    let size = output.count
    while at < cell.count {
      if cell.isDigit(at) {
        output.append(cell[at])
        at += 1
      } else if grouped, output.count > size, !group.isEmpty, cell.hasPrefix(group, at: at),
        cell.isDigit(at + group.count)
      {
        at += group.count
      } else {
        break
      }
    }
    return output.count - size
  }

  /// An `E` without digits behind it is left, as in `5 Euro`.
  private func appendExponent(
    _ cell: Span<UInt8>, _ at: inout Int, to output: inout [UInt8]
  ) {
    guard at < cell.count, cell[at] | 0x20 == UInt8(ascii: "e") else { return }
    var end = at + 1
    if end < cell.count, cell[end] == UInt8(ascii: "+") || cell[end] == UInt8(ascii: "-") {
      end += 1
    }
    guard cell.isDigit(end) else { return }
    while cell.isDigit(end) { end += 1 }
    output.append(cell.extracting(at..<end))
    at = end
  }
}

extension NumberForm {
  /// Where the number starts that other characters stand before: at its sign, at its decimal
  /// character unless that ends a word (`Rs.500`), else at its first digit. The end of the cell where
  /// what stands before could change the value.
  private func start(of cell: Span<UInt8>) -> Int {
    guard var start = cell.indices.first(where: { cell.isDigit($0) }) else { return cell.count }
    let point = start - decimal.count
    if !isInteger, point >= 0, cell.hasPrefix(decimal, at: point),
      point == 0 || !Self.isLetter(cell[point - 1])
    {
      start = point
    }
    if start > 0, cell[start - 1] == UInt8(ascii: "-") || cell[start - 1] == UInt8(ascii: "+") {
      start -= 1
    }
    let before = cell.extracting(..<start)
    let isHarmless =
      !Self.isMinus(before, at: Self.firstInk(before))
      && !Self.isMinus(before, at: Self.lastInk(before))
    return isHarmless && !Self.hasOtherDigits(before) ? start : cell.count
  }

  private func isStrippable(_ cell: Span<UInt8>, from start: Int) -> Bool {
    let rest = cell.extracting(start...)
    if rest.indices.contains(where: { rest.isDigit($0) }) || Self.hasOtherDigits(rest) {
      return false
    }
    return !Self.isMinus(rest, at: Self.firstInk(rest))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 97 < 26 }

  /// How many bytes of white space stand at a place: a space, a tab, U+00A0, U+202F.
  private static func space(_ text: Span<UInt8>, at: Int) -> Int {
    if text[at] == 32 || text[at] == 9 { return 1 }
    if text.hasPrefix([0xC2, 0xA0], at: at) { return 2 }
    return text.hasPrefix([0xE2, 0x80, 0xAF], at: at) ? 3 : 0
  }

  private static func firstInk(_ text: Span<UInt8>) -> Int {
    var at = 0
    while at < text.count {
      let space = space(text, at: at)
      if space == 0 { return at }
      at += space
    }
    return at
  }

  private static func lastInk(_ text: Span<UInt8>) -> Int {
    var at = 0, last = 0
    while at < text.count {
      let space = space(text, at: at)
      if space == 0, text[at] & 0xC0 != 0x80 { last = at }
      at += max(space, 1)
    }
    return last
  }

  /// A hyphen or the sign U+2212.
  private static func isMinus(_ text: Span<UInt8>, at: Int) -> Bool {
    text.hasPrefix([UInt8(ascii: "-")], at: at) || text.hasPrefix([0xE2, 0x88, 0x92], at: at)
  }

  /// Whether there are Arabic digits: U+0660 to U+0669, U+06F0 to U+06F9.
  private static func hasOtherDigits(_ text: Span<UInt8>) -> Bool {
    text.indices.dropLast().contains { at in
      text[at] == 0xD9 && text[at + 1] &- 0xA0 < 10 || text[at] == 0xDB && text[at + 1] &- 0xB0 < 10
    }
  }
}

extension Span<UInt8> {
  /// Whether a digit from 0 to 9 stands at a place, which may be beyond the end.
  func isDigit(_ at: Int) -> Bool { at < count && self[at] &- 48 < 10 }

  /// Whether bytes stand at a place, which may be beyond the end. No bytes stand nowhere.
  func hasPrefix(_ bytes: [UInt8], at start: Int) -> Bool {
    guard !bytes.isEmpty, start >= 0, start + bytes.count <= count else { return false }
    return bytes.indices.allSatisfy { self[start + $0] == bytes[$0] }
  }
}
