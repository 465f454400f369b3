import Columns
import Components

@testable import Formats

/// All that reading a JSON file gave.
struct JSONRead: Equatable {
  var header: [String] = []
  var rows: [[String?]] = []
  /// Whether each cell is there: a member that a record lacks is not.
  var isAbsent: [[Bool]] = []
  /// Row, line and byte offset of each row.
  var places: [[Int]] = []
  /// Rule, row, line and byte offset of each finding.
  var faults: [String] = []
  var values: [[String: String]] = []
  var unreadable = 0
  var fault: String?

  static let pieceSizes = [1, 2, 3, 7, 64, 1 << 20]

  /// What a file reads as. Throws where the size of the pieces changes anything.
  static func whole(
    _ text: String, as format: String = "json", _ options: String = "{}",
    recordLimit: Int = Input.defaultRecordLimit
  ) throws -> JSONRead {
    try whole(Array(text.utf8), as: format, options, recordLimit: recordLimit)
  }

  static func whole(
    _ bytes: [UInt8], as format: String = "json", _ options: String = "{}",
    recordLimit: Int = Input.defaultRecordLimit
  ) throws -> JSONRead {
    let type = Kinds.named(format)!
    let setting = try JSONReader.read(Array(options.utf8), file: "t")
    let format = try type.init(Options(setting, for: type.card, at: .file("t")))
    let all = try withFile(bytes) { path in
      pieceSizes.map { size in
        JSONRead(
          format,
          Input(path: path, name: "t.json", table: "t", pieceSize: size, recordLimit: recordLimit))
      }
    }
    for (size, read) in zip(pieceSizes, all) where read != all.last {
      throw CutMatters(size: size, read: read, whole: all[all.count - 1])
    }
    return all[all.count - 1]
  }

  struct CutMatters: Error { let size: Int, read: JSONRead, whole: JSONRead }

  init(_ format: any Format, _ input: Input) {
    do throws(Finding) { try read(try format.reader(of: input)) } catch {
      fault = Self.describe(error)
      values.append(error.values)
    }
  }

  private mutating func read<R: Reader>(_ reader: R) throws(Finding) {
    var reader = reader
    header = reader.header
    add(reader.findings)
    while let piece = try reader.cut() { take(reader.parse(piece)) }
  }

  private mutating func add(_ findings: [Finding]) {
    faults += findings.map(Self.describe)
    values += findings.map(\.values)
  }

  private mutating func take(_ parsed: Parsed) {
    let batch = parsed.batch
    for row in 0..<batch.count {
      rows.append(
        batch.columns.map { $0.copy(row).map { String(decoding: $0, as: UTF8.self) } })
      isAbsent.append(batch.columns.map { $0.cells[row] == .absent })
      places.append(
        [
          Int(batch.origin.rows[row]), Int(batch.origin.lines[row]),
          Int(batch.origin.offsets[row]),
        ])
    }
    add(parsed.findings)
    unreadable += parsed.unreadable
  }

  private static func describe(_ finding: Finding) -> String {
    guard case .cell(let cell) = finding.place else { return finding.rule.id }
    return "\(finding.rule.id) \(cell.row) \(cell.line) \(cell.byteOffset)"
  }
}
