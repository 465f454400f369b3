import Columns

/// Forms of cells that French schemas check beyond their patterns.
enum FrenchForms {
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// The digits of a cell; nil where it has anything else than digits and spaces.
  private static func digits(_ cell: Span<UInt8>) -> [UInt8]? {
    var digits: [UInt8] = []
    for index in cell.indices where cell[index] != UInt8(ascii: " ") {
      guard isDigit(cell[index]) else { return nil }
      digits.append(cell[index] - 48)
    }
    return digits
  }

  /// Whether the sum of digits, each second from the right doubled, ends in zero (ISO/IEC 7812-1,
  /// Annex B).
  private static func passesLuhn(_ digits: some Collection<UInt8>) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = Int(digit.element) << (digit.offset & 1)
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }

  /// Nine digits that pass Luhn's test.
  static func isSIREN(_ cell: Span<UInt8>) -> Bool {
    guard let digits = digits(cell), digits.count == 9 else { return false }
    return passesLuhn(digits)
  }

  /// A SIREN and five digits that pass Luhn's test together. The establishments of La Poste but its
  /// seat have a sum of digits that five divides instead.
  static func isSIRET(_ cell: Span<UInt8>) -> Bool {
    guard let digits = digits(cell), digits.count == 14, passesLuhn(digits[..<9]) else {
      return false
    }
    let isPost = digits[..<9].elementsEqual([3, 5, 6, 0, 0, 0, 0, 0, 0])
    return passesLuhn(digits) || isPost && digits.reduce(0) { $0 + Int($1) } % 5 == 0
  }

  /// `2023/2024`, the second year later; or one year where that is allowed.
  static func isYears(_ cell: Span<UInt8>, _ allowsYear: Bool) -> Bool {
    let isPair = cell.count == 9 && cell[4] == UInt8(ascii: "/")
    guard isPair || allowsYear && cell.count == 4 else { return false }
    for index in cell.indices where index != 4 && !isDigit(cell[index]) { return false }
    guard isPair else { return true }
    for index in 0..<4 where cell[index] != cell[index + 5] { return cell[index] < cell[index + 5] }
    return false
  }

  /// The form of a telephone number in France: ten digits from 0, two to four (and 116 with three
  /// more) for a short one, or a plus or 00 with a country code and up to fifteen digits (ITU-T E.164).
  /// Spaces, dots, hyphens and brackets may stand between. Whether it is assigned nobody asks.
  static func isPhone(_ cell: Span<UInt8>) -> Bool {
    var digits: [UInt8] = []
    let isInternational = cell.count > 0 && cell[0] == UInt8(ascii: "+")
    for index in cell.indices where index > 0 || !isInternational {
      if isDigit(cell[index]) {
        digits.append(cell[index] - 48)
      } else if !Array(" .-()/".utf8).contains(cell[index]) {
        return false
      }
    }
    if !isInternational, digits.starts(with: [0, 0]) {
      return isInternationalNumber(digits.dropFirst(2))
    }
    if isInternational { return isInternationalNumber(digits[...]) }
    if digits.count == 10 { return digits[0] == 0 }
    return digits.count == 6 && digits.starts(with: [1, 1, 6])
      || (2...4).contains(digits.count) && digits[0] != 0
  }

  private static func isInternationalNumber(_ digits: ArraySlice<UInt8>) -> Bool {
    (7...15).contains(digits.count) && digits.first != 0
  }
}
