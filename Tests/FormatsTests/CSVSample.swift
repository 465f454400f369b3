import Columns
import Components
import Foundation

@testable import Formats

/// All that reading a CSV file gave.
struct CSVRead: Equatable {
  struct Row: Equatable {
    let cells: [[UInt8]?]
    let row: UInt32, line: UInt32, offset: UInt64
  }

  var header: [String] = []
  var rows: [Row] = []
  var findings: [Finding] = []
  var unreadable = 0
  var thrown: Finding?

  static let pieceSizes = [1, 2, 3, 7, 64, 1 << 20]

  /// What a file that holds `bytes` reads as in pieces of each size, the last being the whole.
  static func all(
    _ bytes: [UInt8], delimiter: String = ",", recordLimit: Int = Input.defaultRecordLimit
  ) throws -> [CSVRead] {
    let text = String(decoding: JSONValue.string(delimiter).encoded(indented: false), as: UTF8.self)
    return try all(bytes, dialect: "{\"delimiter\": \(text)}", recordLimit: recordLimit)
  }

  /// The same for a dialect, written in JSON as a package has it.
  static func all(
    _ bytes: [UInt8], dialect: String, recordLimit: Int = Input.defaultRecordLimit
  ) throws -> [CSVRead] {
    let setting = try JSONReader.read(Array(dialect.utf8), file: "t")
    let format = try CSV(Options(setting, for: CSV.card, at: .file("t")))
    return try withFile(bytes) { path in
      pieceSizes.map { size in
        let input = Input(
          path: path, name: "t.csv", table: "t", pieceSize: size, recordLimit: recordLimit)
        return CSVRead(format, input)
      }
    }
  }

  /// What the whole file reads as. Traps where a piece size changes anything.
  static func whole(
    _ text: String, delimiter: String = ",", recordLimit: Int = Input.defaultRecordLimit
  ) throws -> CSVRead {
    let all = try all(Array(text.utf8), delimiter: delimiter, recordLimit: recordLimit)
    return try same(all)
  }

  /// The same for a dialect.
  static func whole(_ text: String, dialect: String) throws -> CSVRead {
    try same(try all(Array(text.utf8), dialect: dialect))
  }

  private static func same(_ all: [CSVRead]) throws -> CSVRead {
    for (size, read) in zip(pieceSizes, all) where read != all.last {
      throw CutMatters(size: size, read: read, whole: all.last)
    }
    return all[all.count - 1]
  }

  struct CutMatters: Error {
    let size: Int, read: CSVRead, whole: CSVRead?
  }

  init(_ format: CSV, _ input: Input) {
    do throws(Finding) { try read(try format.reader(of: input)) } catch { thrown = error }
  }

  private mutating func read<R: Reader>(_ reader: R) throws(Finding) {
    var reader = reader
    header = reader.header
    findings = reader.findings
    while let piece = try reader.cut() { take(reader.parse(piece)) }
  }

  private mutating func take(_ parsed: Parsed) {
    let batch = parsed.batch
    for row in 0..<batch.count {
      rows.append(
        Row(
          cells: batch.columns.map { $0.copy(row) }, row: batch.origin.rows[row],
          line: batch.origin.lines[row], offset: batch.origin.offsets[row]))
    }
    findings += parsed.findings
    unreadable += parsed.unreadable
  }

  var texts: [[String?]] {
    rows.map { $0.cells.map { $0.map { String(decoding: $0, as: UTF8.self) } } }
  }

  /// Row, line and byte offset of each row.
  var places: [[Int]] { rows.map { [Int($0.row), Int($0.line), Int($0.offset)] } }

  /// Rule, row, line and byte offset of each finding.
  var faults: [String] { findings.map(Self.describe) }
  var fault: String? { thrown.map(Self.describe) }

  private static func describe(_ finding: Finding) -> String {
    guard case .cell(let cell) = finding.place else { return finding.rule.id }
    return "\(finding.rule.id) \(cell.row) \(cell.line) \(cell.byteOffset)"
  }
}

/// What a program in Python writes of `path`, as JSON.
func python<Value: Decodable>(_ script: String, _ path: String, as type: Value.Type) throws -> Value
{
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["python3", "-c", script, path]
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return try JSONDecoder().decode(type, from: output)
}

/// SplitMix64, so that what failed once fails again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
