/// A number of up to 18 digits: mantissa × 10^exponent.
struct SmallNumber {
  private var isNegative = false
  private var mantissa: UInt64 = 0
  private var exponent = 0
  /// Whether it was written with a point or an exponent.
  private var hasFraction = false
  /// How many digits the mantissa has.
  private var count = 0

  /// Nil for more digits, for an exponent of more than two, and for what is no number.
  init?(_ text: Span<UInt8>) {
    var at = 0
    if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      at = 1
    }
    var hasDigits = false
    while at < text.count {
      let byte = text[at]
      if byte &- 48 < 10 {
        hasDigits = true
        if count > 0 || byte != 48 { count += 1 }
        guard count <= 18 else { return nil }
        mantissa = mantissa &* 10 &+ UInt64(byte - 48)
        if hasFraction { exponent -= 1 }
      } else if byte == UInt8(ascii: "."), !hasFraction {
        hasFraction = true
      } else {
        break
      }
      at += 1
    }
    guard hasDigits else { return nil }
    if at < text.count {
      guard let power = Self.exponent(text, at) else { return nil }
      hasFraction = true
      exponent += power
    }
  }

  private static func exponent(_ text: Span<UInt8>, _ start: Int) -> Int? {
    var at = start + 1
    guard text[start] | 32 == UInt8(ascii: "e"), at < text.count else { return nil }
    let isNegative = text[at] == UInt8(ascii: "-")
    if isNegative || text[at] == UInt8(ascii: "+") { at += 1 }
    guard at < text.count, text.count - at <= 2 else { return nil }
    var number = 0
    while at < text.count {
      guard text[at] &- 48 < 10 else { return nil }
      number = number * 10 + Int(text[at] - 48)
      at += 1
    }
    return isNegative ? -number : number
  }

  private static let powers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  /// Right to two units of the last place; nil where that needs more than one operation.
  var double: Double? {
    guard exponent >= -22, exponent <= 22 else { return nil }
    let value =
      exponent < 0
      ? Double(mantissa) / Self.powers[-exponent] : Double(mantissa) * Self.powers[exponent]
    return isNegative ? -value : value
  }

  /// Appends it as `SheetNumber.append` does.
  func append(to output: inout [UInt8]) {
    var (digits, power, count) = (mantissa, exponent, count)
    if hasFraction, count > SheetNumber.shown {
      var unit: UInt64 = 1
      for _ in SheetNumber.shown..<count { unit *= 10 }
      digits = (digits + unit / 2) / unit
      power += count - SheetNumber.shown
      count = SheetNumber.shown
      if digits == 1_000_000_000_000_000 { count += 1 }
    }
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      power += 1
      count -= 1
    }
    if digits == 0 { return output.append(48) }
    append(digits, count, point: count + power, to: &output)
  }

  /// Appends a number of so many digits with the point behind the first `point` of them.
  private func append(_ digits: UInt64, _ count: Int, point: Int, to output: inout [UInt8]) {
    let isFar = point > SheetNumber.farthest || point <= SheetNumber.smallest
    let isScientific = hasFraction && isFar
    let left = isScientific ? 1 : point
    // Zeros stand before and behind the digits: 18, and 7 or 21 places at the most.
    var text = InlineArray<48, UInt8>(repeating: 48)
    var start = 0
    if isNegative {
      text[0] = UInt8(ascii: "-")
      start = 1
    }
    if left <= 0 {
      text[start + 1] = UInt8(ascii: ".")
      start += 2 - left
    }
    let isParted = left > 0 && left < count
    if isParted { text[start + left] = UInt8(ascii: ".") }
    var rest = digits
    for index in stride(from: count - 1, through: 0, by: -1) {
      text[start + index + (isParted && index >= left ? 1 : 0)] = 48 + UInt8(rest % 10)
      rest /= 10
    }
    let end = start + max(left, isParted ? count + 1 : count)
    unsafe text.span.extracting(first: end).withUnsafeBufferPointer {
      unsafe output.append(contentsOf: $0)
    }
    if isScientific { output.append(contentsOf: "E\(point - 1)".utf8) }
  }
}

/// A number of any length as its digits: ±0.d₁d₂d₃… × 10^point.
struct LongNumber {
  var isNegative = false
  var digits: [UInt8] = []
  var point = 0
  /// Whether it was written with a point or an exponent.
  var hasFraction = false

  init?(_ text: Span<UInt8>) {
    var at = 0
    if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      at = 1
    }
    let first = at
    var hasPoint = false, count = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if text[at] &- 48 < 10 {
        count += 1
        if !hasPoint { point += 1 }
        digits.append(text[at] - 48)
      } else {
        break
      }
      at += 1
    }
    guard count > 0, at > first else { return nil }
    hasFraction = hasPoint
    if at < text.count {
      guard let exponent = Self.exponent(text, at) else { return nil }
      hasFraction = true
      point += exponent
    }
  }

  /// `E` with a whole number behind it, of a size that a double can have.
  private static func exponent(_ text: Span<UInt8>, _ start: Int) -> Int? {
    var at = start + 1
    guard text[start] | 32 == UInt8(ascii: "e"), at < text.count else { return nil }
    let isNegative = text[at] == UInt8(ascii: "-")
    if isNegative || text[at] == UInt8(ascii: "+") { at += 1 }
    guard at < text.count, text.count - at <= 5 else { return nil }
    var number = 0
    while at < text.count {
      guard text[at] &- 48 < 10 else { return nil }
      number = number * 10 + Int(text[at] - 48)
      at += 1
    }
    return number <= 400 ? (isNegative ? -number : number) : nil
  }

  mutating func round(to most: Int) {
    let first = digits.firstIndex { $0 != 0 } ?? 0
    guard digits.count - first > most else { return }
    let isUp = digits[first + most] >= 5
    let cut = digits.count - first - most
    digits.removeLast(cut)
    guard isUp else { return }
    var at = digits.count - 1
    while at >= 0, digits[at] == 9 {
      digits[at] = 0
      at -= 1
    }
    if at >= 0 {
      digits[at] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  /// Drops zeros that lead and, behind the point, that trail.
  mutating func trim() {
    let first = digits.firstIndex { $0 != 0 } ?? digits.count
    digits.removeFirst(first)
    point -= first
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { (point, isNegative) = (0, false) }
  }

  func append(to output: inout [UInt8]) {
    if isNegative { output.append(UInt8(ascii: "-")) }
    if digits.isEmpty { return output.append(48) }
    if !hasFraction || point <= SheetNumber.farthest && point > SheetNumber.smallest {
      return appendPlain(to: &output)
    }
    output.append(digits[0] + 48)
    if digits.count > 1 {
      output.append(UInt8(ascii: "."))
      for digit in digits[1...] { output.append(digit + 48) }
    }
    output.append(contentsOf: "E\(point - 1)".utf8)
  }

  private func appendPlain(to output: inout [UInt8]) {
    if point <= 0 { output.append(48) }
    for index in 0..<max(point, 0) {
      output.append(index < digits.count ? digits[index] + 48 : 48)
    }
    guard digits.count > point else { return }
    output.append(UInt8(ascii: "."))
    for _ in 0..<max(0, -point) { output.append(48) }
    for digit in digits[max(0, point)...] { output.append(digit + 48) }
  }
}
