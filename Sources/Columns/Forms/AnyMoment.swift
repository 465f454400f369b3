/// Dates and times however they are written (Table Schema 2.0, `format: any`): the default form, and
/// some patterns. A text that two patterns read as two moments, such as 12/11/2024, is refused: Nashr
/// does not guess which number is the month.
struct AnyMoment: Sendable, Hashable {
  private let type: FieldType
  private let patterns: [MomentPattern]

  init(_ type: FieldType) {
    self.type = type
    let texts =
      switch type {
      case .date: Self.dates
      case .time: Self.times
      default: Self.dates.flatMap { date in Self.ofDay.map { date + $0 } }
      }
    patterns = texts.compactMap { MomentPattern($0, for: type) }
  }

  private static let dates = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y",
    "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y",
  ]
  private static let times = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p"]
  private static let ofDay = times.flatMap { time in
    [" \(time)", "T\(time)", " \(time)%z", "T\(time)%z"]
  }

  /// Appends the moment in the default form of its type.
  func respell(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    if type.accepts(cell) {
      output.append(cell)
      return true
    }
    var found: [UInt8] = []
    for pattern in patterns {
      var text: [UInt8] = []
      guard pattern.respell(cell, into: &text) else { continue }
      guard found.isEmpty || found == text else { return false }
      found = text
    }
    output.append(contentsOf: found)
    return !found.isEmpty
  }
}
