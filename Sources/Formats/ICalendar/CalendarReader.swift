internal import Columns
internal import Components

/// Cuts a calendar into components, of which `parse` makes rows.
struct CalendarReader: Reader {
  struct Piece: Sendable { let items: [CalendarScanner.Item] }

  /// The most recurring events of a piece where they are expanded.
  private static let recurringLimit = 16

  let header: [String]
  let findings: [Finding]
  private let input: Input
  private let rows: CalendarRows
  private var scanner: CalendarScanner

  init(_ input: Input, _ rows: CalendarRows, component: String, _ findings: [Finding])
    throws(Finding)
  {
    self.input = input
    self.rows = rows
    self.findings = findings
    header = rows.columns.map(\.name)
    scanner = try CalendarScanner(input, wanted: component)
  }

  mutating func cut() throws(Finding) -> Piece? {
    var items: [CalendarScanner.Item] = []
    var size = 0, recurring = 0
    while size < input.pieceSize, recurring < Self.recurringLimit, let item = try scanner.next() {
      if case .component(let component) = item {
        if component.name == "VTIMEZONE" { continue }
        size += component.lines.reduce(0) { $0 + $1.bytes.count }
        if rows.window != nil, component.lines.contains(where: Self.isRecurring) { recurring += 1 }
      } else {
        size += 256
      }
      items.append(item)
    }
    return items.isEmpty ? nil : Piece(items: items)
  }

  private static func isRecurring(_ line: RawLine) -> Bool {
    line.bytes.count > 5 && [82, 114].contains(line.bytes[0])
      && ["RRULE", "RDATE"].contains(String(decoding: line.bytes[..<5], as: UTF8.self).uppercased())
  }

  var parse: @Sendable (Piece) -> Parsed {
    let rows = rows
    return { rows.parse($0.items) }
  }
}
