import Columns
import Testing

@Suite struct `A scan of a column` {
  private static let texts: [String?] = [
    "0", "7", "-7", "007", "+7", "123456789012345678", "1234567890123456789", "1.5", "-1.50", "1.0",
    "-0.0", "1.", ".5", "1e2", "1a", "-", "", nil, "2024-01-28", "2024-02-30", "2024-02-29",
    "0000-01-01", "2024-13-01", "2024-01-00", "2024/01/01", "12024-01-01", "2024-01-28T23:59:59Z",
    "2024-01-28T24:00:00", "2024-01-28T09:30:00", "2024-01-28T09:30:00+01:00", "true", "INF", "ن",
  ]

  @Test(arguments: FieldType.allCases) func `says what is said of each cell`(type: FieldType) {
    let form = LexicalForm(type), column = Column(Self.texts)
    let rows = Self.texts.indices.filter { row in
      column.withCell(row) { !form.accepts($0) } ?? false
    }
    #expect(form.rejected(in: column) == rows)
    let canonical = form.canonical(column)
    for row in Self.texts.indices {
      var one: [UInt8] = []
      let isGood = column.withCell(row) { form.canonical($0, into: &one) } ?? false
      #expect(canonical.copy(row) == (isGood ? one : nil))
    }
  }

  @Test(arguments: FieldType.allCases.filter(\.isOrdered), ["7", "-7", "1.5", "0", "2024-01-28"])
  func `compares as each cell is compared`(type: FieldType, limit: String) {
    let form = LexicalForm(type), column = Column(Self.texts), bound = Array(limit.utf8)
    for ways: [Order] in [[.before], [.same], [.after], [.before, .same]] {
      let rows = Self.texts.indices.filter { row in
        column.withCell(row) { form.compare($0, bound.span).map(ways.contains) ?? false } ?? false
      }
      let open = Self.texts.indices.filter { row in
        column.withCell(row) { form.accepts($0) && form.compare($0, bound.span) == nil } ?? false
      }
      var undecided: [Int] = []
      #expect(Limit(limit, form).rows(of: column, standing: ways, undecided: &undecided) == rows)
      #expect(undecided == open)
    }
  }
}
