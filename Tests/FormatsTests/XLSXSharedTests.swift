import Components
import Testing

@testable import Formats

/// ECMA-376 Part 1, 18.4.9: the texts that cells share, which are fetched when rows are handed out.
@Suite struct `Shared texts of XLSX` {
  /// Rows whose cells are numbers of texts, from row 2 on; nil is a number 5 in the cell itself.
  private func sample(_ rows: [[Int?]], _ strings: [String]) -> XLSXSample {
    let head = (rows.first ?? []).indices.map { Optional($0) }
    let lines = ([head] + rows).enumerated()
    var sample = XLSXSample(
      lines.map { row, cells in
        let items = cells.enumerated().map { column, text in
          let place = SheetAddress.cell(column, row + 1)
          return text.map { "<c r=\"\(place)\" t=\"s\"><v>\($0)</v></c>" }
            ?? "<c r=\"\(place)\"><v>5</v></c>"
        }
        return "<row r=\"\(row + 1)\">\(items.joined())</row>"
      }.joined())
    sample.strings = strings.map { "<t xml:space=\"preserve\">\($0)</t>" }
    return sample
  }

  @Test func `the same text again and again, beside numbers and in any order`() throws {
    let read = try sample(
      [[2, nil, 3], [3, nil, 2], [2, 3, 2], [0, nil, 4]], ["a", "b", "c", "مراكش", "z"]
    ).read()
    #expect(read.header == ["a", "b", "c"])
    #expect(
      read.rows == [
        ["c", "5", "مراكش"], ["مراكش", "5", "c"], ["c", "مراكش", "c"], ["a", "5", "z"],
      ])
  }

  @Test func `an empty text is no value, and a row of them is blank`() throws {
    let read = try sample([[2, 3], [3, 2], [2, 2], [3, 3]], ["a", "b", "", "x"]).read()
    #expect(read.rows == [[nil, "x"], ["x", nil], ["x", "x"]])
    #expect(read.faults == ["sheet/blank-row 4 1"])
  }

  @Test func `a text that is not there, between texts that are`() throws {
    let read = try sample([[2, 9, 2], [2, 2, 2]], ["a", "b", "x"]).read()
    #expect(read.rows == [["x", "x", "x"]] && read.unreadable == 1)
    #expect(read.faults == ["sheet/broken-cell 2 B2 9"])
  }

  @Test func `Table Dialect 2.0, commentChar looks at shared texts, short and long`() throws {
    let long = "#" + String(repeating: "é", count: 3000)
    let sample = sample([[2, 3], [3, 2], [4, 2], [3, 3]], ["a", "b", "#c", "x", long])
    let read = try sample.read("{\"commentChar\": \"#\"}")
    #expect(read.rows == [["x", "#c"], ["x", "x"]] && read.numbers == [3, 5])
    #expect(try sample.read().rows.count == 4)
  }

  @Test func `long texts among short ones`() throws {
    let texts = (0..<40).map { String(repeating: "é\($0) ", count: $0 * 5) + "." }
    let rows = (0..<200).map { row in (0..<3).map { Optional((row * 7 + $0 * 11) % 40) } }
    let read = try sample(rows, texts).read()
    #expect(read.rows == rows.map { $0.map { texts[$0!] } })
  }
}
