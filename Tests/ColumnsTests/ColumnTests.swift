import Columns
import Testing

@Suite struct `A column` {
  private let column = Column(["a", nil, "", "نص"])

  @Test func `tells missing, absent and the empty text apart`() {
    let cells: [Column.Cell] = [.missing, .absent, .init(start: 0, length: 0)]
    #expect(cells.map(\.isPresent) == [false, false, true])
    #expect(Set(cells).count == 3)
    let column = Column(bytes: [], cells: cells)
    #expect(column.copy(0) == nil && column.copy(1) == nil && column.copy(2) == [])
    let lengths = (0..<3).map { column.withCell($0) { $0.count } }
    #expect(lengths == [nil, nil, 0])
  }

  @Test func `hands out its cells`() {
    let texts = (0..<4).map { column.copy($0).map { String(decoding: $0, as: UTF8.self) } }
    #expect(texts == ["a", nil, "", "نص"])
    let counts = (0..<4).map { column.withCell($0) { $0.count } }
    #expect(counts == [1, nil, 0, 4])
  }

  @Test func `selects rows in any order and more than once`() {
    let selected = column.selecting([3, 0, 0, 1])
    #expect(selected.cells == [column.cells[3], column.cells[0], column.cells[0], .missing])
    #expect(selected.bytes == column.bytes)
    #expect(column.selecting([]).cells.isEmpty)
  }

  @Test func `blanks present cells only`() {
    var asked: [Int] = []
    let blanked = Column(
      bytes: Array("ab".utf8),
      cells: [
        .init(start: 0, length: 1), .absent, .init(start: 1, length: 1), .missing,
      ]
    ).blanking {
      asked.append($0)
      return $0 < 2
    }
    #expect(asked == [0, 2])
    #expect(blanked.cells == [.missing, .absent, .init(start: 1, length: 1), .missing])
  }

  @Test func `can be nothing but missing cells`() {
    #expect(Column(missing: 3).cells == [.missing, .missing, .missing])
  }
}

@Suite struct `A batch` {
  private static func origin(_ count: Int) -> Batch.Origin {
    Batch.Origin(
      file: "t.csv", rows: (0..<count).map { UInt32($0 + 2) },
      lines: (0..<count).map { UInt32($0 * 2 + 2) }, offsets: (0..<count).map { UInt64($0 * 10) })
  }

  @Test func `selects rows with their places`() {
    let batch = Batch(columns: [Column(["a", "b", "c"])], count: 3, origin: Self.origin(3))
    let selected = batch.selecting([2, 0])
    #expect(selected.count == 2)
    #expect(selected.columns[0].copy(0) == Array("c".utf8))
    #expect(selected.origin.file == "t.csv" && selected.origin.rows == [4, 2])
    #expect(selected.origin.lines == [6, 2] && selected.origin.offsets == [20, 0])
  }

  @Test func `keeps its places with other columns`() {
    let batch = Batch(columns: [], count: 2, origin: Self.origin(2))
    let other = batch.with(columns: [Column(missing: 2), Column(["x", "y"])])
    #expect(other.columns.count == 2 && other.origin.rows == [2, 3])
  }

  @Test func `traps where a column or a list of places has another length`() async {
    await #expect(processExitsWith: .failure) {
      _ = Batch(columns: [Column(["a"])], count: 2, origin: Self.origin(2))
    }
    await #expect(processExitsWith: .failure) {
      var origin = Self.origin(2)
      origin.lines.removeLast()
      _ = Batch(columns: [], count: 2, origin: origin)
    }
    await #expect(processExitsWith: .failure) {
      var origin = Self.origin(2)
      origin.offsets.removeLast()
      _ = Batch(columns: [], count: 2, origin: origin)
    }
  }
}

@Suite struct `A schema` {
  @Test func `finds a field by its name`() {
    let schema = Schema([Field("a"), Field("b", .integer)])
    #expect(schema.index(of: "b") == 1 && schema.index(of: "B") == nil)
    #expect(schema.missingValues == [""])
  }

  @Test func `without a field is without its keys`() {
    var schema = Schema([Field("a"), Field("b"), Field("c")])
    schema.primaryKey = ["a", "b"]
    schema.uniqueKeys = [["a"], ["b", "c"], ["c"]]
    schema.foreignKeys = [
      ForeignKey(fields: ["b"], table: "t", targets: ["a"]),
      ForeignKey(fields: ["c"], table: "t", targets: ["b"]),
    ]
    let rest = schema.dropping(["b"])
    #expect(rest.fields.map(\.name) == ["a", "c"] && rest.primaryKey.isEmpty)
    #expect(rest.uniqueKeys == [["a"], ["c"]] && rest.foreignKeys.map(\.fields) == [["c"]])
    #expect(schema.dropping(["x"]) == schema)
  }
}
