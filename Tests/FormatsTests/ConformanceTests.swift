import Bytes
import Columns
import Components
import Testing

@testable import Formats

/// What every format must do; a new file in `Kinds` is tested here without being named.
@Suite struct `Every format` {
  private static let names = Kinds.cards.map(\.name)
  private static let table: Exported = {
    var fields = [Field("نص"), Field("integer", .integer), Field("number", .number)]
    fields += [Field("boolean", .boolean), Field("date", .date), Field("year", .year)]
    return Exported(name: "sample", schema: Schema(fields), language: "ar")
  }()

  private static let columns: [[String?]] = [
    ["الرباط", "a,\"b\"", "two\nlines", nil, "<&>", "𝒳 é", " ", "x\ry"],
    ["1", "-20", nil, "0", "9223372036854775808", "3", "4", "5"],
    ["1.50", "0.5", "-3", nil, "1e3", "2", "7.25", "8"],
    ["true", "false", nil, "true", "false", "true", "true", "false"],
    ["2024-11-12", nil, "2024-02-29", "1999-12-31", "2000-01-01", nil, "2024-01-01", "2024-01-02"],
    ["2024", "1999", nil, "2000", "2001", "2002", "2003", "2004"],
  ]

  private static func batch(_ rows: Range<Int>) -> Batch {
    let numbers = rows.map { UInt32($0 + 2) }
    let origin = Batch.Origin(
      file: "sample", rows: numbers, lines: numbers, offsets: numbers.map { UInt64($0) })
    return Batch(
      columns: columns.map { Column(Array($0[rows])) }, count: rows.count, origin: origin)
  }

  private static func format(_ name: String) throws(Finding) -> any Format {
    let type = Kinds.named(name)!
    return try type.init(Options(nil, for: type.card, at: .file("sample")))
  }

  /// The writer of a format, or nil for one that is only read.
  private static func writer(_ name: String) throws(Finding) -> Writer? {
    do throws(Finding) { return try format(name).writer(of: table) } catch {
      // One that needs coordinates has tests of its own.
      if ["format/read-only", "geojson/no-coordinates"].contains(error.rule.id) { return nil }
      throw error
    }
  }

  private static func written(_ writer: Writer, _ cuts: [Range<Int>]) throws -> [UInt8] {
    if let making = writer.making {
      return try made(making, [table], [cuts.map { batch($0) }])
    }
    var output = writer.head
    for cut in cuts { writer.render(batch(cut), cut.lowerBound == 0, &output) }
    return output + writer.tail
  }

  @Test(arguments: names) func `writes the same bytes however rows are batched`(name: String)
    throws
  {
    guard let writer = try Self.writer(name) else { return }
    let whole = try Self.written(writer, [0..<8])
    #expect(try whole == Self.written(writer, (0..<8).map { $0..<$0 + 1 }))
    #expect(try whole == Self.written(writer, [0..<3, 3..<4, 4..<8]))
  }

  @Test(arguments: names) func `is content with what it wrote`(name: String) throws {
    guard let writer = try Self.writer(name), let verify = writer.verify else { return }
    let verifier = try verify("sample")
    let written = try Self.written(writer, [0..<8])
    #expect(verifier.finding(verifier.read(written.span, isFirst: true, isLast: true)) == nil)
  }

  @Test(arguments: names) func `reads what it wrote, at every cut`(name: String) throws {
    guard let writer = try Self.writer(name) else { return }
    let bytes = try Self.written(writer, [0..<8])
    for size in [1, 2, 3, 7, 64, 1 << 20] {
      guard let read = try Self.read(name, bytes, pieceSize: size) else { return }
      #expect(Self.kept(read, by: name, writer) == Self.kept(Self.columns, by: name, writer))
    }
  }

  /// What a format has to keep: every letter where it is text, else the values that it does not refuse.
  private static func kept(_ columns: [[String?]], by name: String, _ writer: Writer) -> [[String]]
  {
    guard Kinds.named(name)?.isText == false else { return columns.map { $0.map { $0 ?? "" } } }
    var faults: [CellFault] = []
    writer.refuse?(batch(0..<8), &faults)
    let refused = Set(faults.filter { $0.rule.severity == .error }.map(\.row))
    return zip(columns, table.schema.fields).map { column, field in
      column.enumerated().filter { !refused.contains($0.offset) }.map { _, text in
        var canonical: [UInt8] = []
        let bytes = Array((text ?? "").utf8)
        let isValue = field.type.canonical(bytes.span, into: &canonical)
        return String(decoding: isValue ? canonical : bytes, as: UTF8.self)
      }
    }
  }

  @Test(arguments: names) func `reads any bytes at all without a trap`(name: String) throws {
    var random = Seeded(state: 4180)
    let alphabet = Array("a,;\t\"\r\n{}[]<>&=0x\u{0}ن".utf8) + [0xFF, 0xC3]
    for _ in 0..<300 {
      let count = Int.random(in: 0..<200, using: &random)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random)! }
      do { _ = try Self.read(name, bytes, pieceSize: 5) } catch { #expect(error is Finding) }
    }
  }

  /// The texts of each column, the empty one for a cell without a value; nil where the format is only
  /// written.
  private static func read(_ name: String, _ bytes: [UInt8], pieceSize: Int) throws -> [[String]]? {
    try withFile(bytes) { path in
      let input = Input(path: path, name: "sample", table: "sample", pieceSize: pieceSize)
      do throws(Finding) { return try cells(try format(name).reader(of: input)) } catch {
        if error.rule.id == "format/write-only" { return nil }
        throw error
      }
    }
  }

  private static func cells<R: Reader>(_ opened: R) throws(Finding) -> [[String]] {
    var reader = opened
    var columns = reader.header.map { _ in [String]() }
    let parse = reader.parse
    while let piece = try reader.cut() {
      let batch = parse(piece).batch
      for (index, column) in batch.columns.enumerated() {
        columns[index] += (0..<batch.count).map { row in
          String(decoding: column.copy(row) ?? [], as: UTF8.self)
        }
      }
    }
    return columns
  }
}
