/// How the beginning of a file looks when it is read with one delimiter.
struct DialectTrial {
  /// How many rows at the top are looked at one by one.
  private static let most = 12

  struct Row {
    var cells: [[UInt8]] = []
    var isBlank: Bool { cells.count == 1 && cells[0].isEmpty }
    var filled: Int { cells.count { !$0.isEmpty } }
    var isNote: Bool { cells.first?.first == UInt8(ascii: "#") }
    /// Whether its cells can be the names of columns.
    var hasNames: Bool { filled == cells.count && Set(cells).count == cells.count }
  }

  let walk: RecordWalk
  /// Rows that are not blank, and those of them whose quotes are wrong.
  private(set) var rows = 0, unsound = 0
  /// How many cells most rows have, and how many rows those are.
  private(set) var width = 1, even = 0
  private(set) var top: [Row] = []
  /// How many rows stand above the header: titles, notes and blank lines.
  private(set) var above = 0

  init(_ sample: DialectSample, _ walk: RecordWalk) {
    self.walk = walk
    var widths: [Int: Int] = [:]
    var row = Row(), count = 0, isEmpty = true
    var top: [Row] = [], rows = 0, unsound = 0
    let bytes = sample.text.span
    walk.walk(bytes, isWhole: sample.isWhole) { range in
      count += 1
      if !range.isEmpty { isEmpty = false }
      if top.count < Self.most {
        row.cells.append(range.prefix(200).map { bytes[$0] })
      }
    } record: { isSound in
      if top.count < Self.most { top.append(row) }
      if count > 1 || !isEmpty {
        rows += 1
        widths[count, default: 0] += 1
        if !isSound { unsound += 1 }
      }
      (row, count, isEmpty) = (Row(), 0, true)
    }
    (self.top, self.rows, self.unsound) = (top, rows, unsound)
    if let most = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      (width, even) = (most.key, most.value)
    }
    above = rowsAbove()
  }

  /// Counts the rows that must be above the header: those of one filled cell, of notes, or of none,
  /// where a row of as many names as the table has columns follows them, and rows under it.
  private func rowsAbove() -> Int {
    guard width > 1 else { return 0 }
    let notes = top.prefix { $0.isNote }.count
    var count = 0
    for (index, row) in top.enumerated() {
      let isNote = row.isNote && (row.cells.count != width || notes > 1)
      guard row.isBlank || isNote || row.filled <= 1 && !row.isNote else { break }
      count = index + 1
    }
    guard count > 0, count + 1 < top.count, top[count].cells.count == width, top[count].hasNames
    else { return 0 }
    return count
  }

  /// The rows from the header on that are as wide as most.
  private var regular: Int {
    even - top.prefix(above).count { !$0.isBlank && $0.cells.count == width }
  }
  private var counted: Int { rows - top.prefix(above).count { !$0.isBlank } }

  /// Whether it makes several columns of the header and of every row.
  var isPerfect: Bool { width > 1 && counted > 0 && regular == counted && unsound == 0 }

  /// Whether it makes them of the header and nearly every row.
  var isNear: Bool {
    width > 1 && firstWidth == width && regular * 10 >= counted * 9 && unsound * 20 <= counted
  }

  /// Whether all is one column.
  var isColumn: Bool { width == 1 && even == rows && unsound == 0 }

  /// Of a thousand rows, how many are as wide as most.
  var share: Int { counted == 0 ? 0 : regular * 1000 / counted }

  private var firstWidth: Int { above < top.count ? top[above].cells.count : width }
}
