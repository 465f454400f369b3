internal import Columns
internal import Components

/// What cells of a workbook mean.
struct SheetResolver: Sendable {
  /// What the numbers of each style stand for.
  var kinds: [SheetDate.Kind] = []
  var dates = SheetDate()

  /// What came of a cell; kept small, since it is made for each.
  enum Outcome {
    /// Its meaning stands in the piece already, or in what was made.
    case here(Column.Cell), made(Column.Cell)
    case error, uncached, broken, notADate

    /// The rule that the cell breaks.
    var rule: Rule? {
      switch self {
      case .here, .made: nil
      case .error: .errorValue
      case .uncached: .noCachedValue
      case .broken: .brokenCell
      case .notADate: .notADate
      }
    }
  }

  /// Where the meaning of a cell is: in `bytes`, which its piece has, or in `made`, which gains what is not
  /// there.
  @inline(__always)
  func resolve(_ cell: SheetCell, in bytes: Span<UInt8>, making made: inout [UInt8]) -> Outcome {
    let start = Int(cell.start), length = Int(cell.length)
    switch cell.kind {
    case .text, .shared: return .here(Column.Cell(start: start, length: length))
    case .number: return number(cell, bytes.extracting(start..<start + length), &made)
    case .boolean: return boolean(cell, bytes.extracting(start..<start + length), &made)
    case .date:
      return .here(Column.Cell(start: start, length: dateLength(cell, bytes)))
    case .error: return .error
    case .uncached: return .uncached
    case .broken: return .broken
    }
  }

  @inline(__always)
  private func number(_ cell: SheetCell, _ text: Span<UInt8>, _ made: inout [UInt8]) -> Outcome {
    let end = made.count
    let style = Int(cell.style)
    let kind = style < kinds.count ? kinds[style] : .number
    if kind == .number {
      if SheetNumber.isPlain(text) {
        return .here(Column.Cell(start: Int(cell.start), length: Int(cell.length)))
      }
      guard SheetNumber.append(text, to: &made) else { return .broken }
    } else {
      guard let days = SheetNumber.double(text) else { return .broken }
      guard dates.append(days, kind, to: &made) else { return .notADate }
    }
    return .made(Column.Cell(start: end, length: made.count - end))
  }

  private func boolean(_ cell: SheetCell, _ text: Span<UInt8>, _ made: inout [UInt8]) -> Outcome {
    if text.count == 1, text[0] == 48 || text[0] == 49 {
      let end = made.count
      made += text[0] == 49 ? Self.true : Self.false
      return .made(Column.Cell(start: end, length: made.count - end))
    }
    guard Self.equal(text, Self.true) || Self.equal(text, Self.false) else { return .broken }
    return .here(Column.Cell(start: Int(cell.start), length: Int(cell.length)))
  }

  private static let `true` = Array("true".utf8), `false` = Array("false".utf8)

  private static func equal(_ text: Span<UInt8>, _ other: [UInt8]) -> Bool {
    text.count == other.count && text.indices.allSatisfy { text[$0] == other[$0] }
  }

  /// A date in ISO 8601 with a time that its format does not show is the date.
  private func dateLength(_ cell: SheetCell, _ bytes: Span<UInt8>) -> Int {
    let start = Int(cell.start), length = Int(cell.length)
    let style = Int(cell.style)
    let isDate = style < kinds.count && kinds[style] == .date
    guard isDate, length > 10, bytes[start + 10] == UInt8(ascii: "T") else { return length }
    return 10
  }
}
