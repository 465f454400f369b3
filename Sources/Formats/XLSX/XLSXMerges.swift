internal import Components

/// The merged cells of a sheet, which its part names behind all cells (ECMA-376 Part 1, 18.3.1.55).
@safe enum XLSXMerges {
  /// Those that begin in one of the given rows. Reads the whole part.
  static func read(_ part: SheetPart, rows: [Int]) throws(Finding) -> [SheetMerge] {
    let wanted = Set(rows)
    var merges: [SheetMerge] = []
    let scan = MergeScan { text in
      guard let merge = merge(text), wanted.contains(merge.rows.lowerBound),
        merges.count < SheetAddress.mostColumns
      else { return }
      merges.append(merge)
    }
    while try part.feed(scan, 1 << 16) {}
    return merges
  }

  /// `B1:C2`.
  static func merge(_ text: String) -> SheetMerge? {
    let ends = text.utf8.split(separator: UInt8(ascii: ":")).map { cell($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first.row <= last.row,
      first.column <= last.column
    else { return nil }
    return SheetMerge(rows: first.row...last.row, columns: first.column...last.column)
  }

  private static func cell(_ text: Substring.UTF8View) -> (column: Int, row: Int)? {
    let letters = text.prefix { $0 >= 65 && $0 <= 90 }
    guard (1...3).contains(letters.count),
      let row = Int(String(decoding: text.dropFirst(letters.count), as: UTF8.self)), row > 0
    else { return nil }
    return (letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1, row)
  }
}

@safe private final class MergeScan: XMLPushParser {
  private let visit: (String) -> Void
  private var name: Name?
  private var ref: Name?

  init(_ visit: @escaping (String) -> Void) {
    self.visit = visit
    super.init()
    unsafe name = unsafe interned("mergeCell")
    unsafe ref = unsafe interned("ref")
  }

  override func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    guard unsafe name == self.name else { return }
    for index in 0..<attributes.count where unsafe attributes.name(index) == ref {
      unsafe visit(String(decoding: attributes.value(index), as: UTF8.self))
    }
  }
}
