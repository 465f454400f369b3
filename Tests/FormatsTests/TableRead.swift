import Columns
import Components
import Foundation

@testable import Formats

/// All that reading a file gave, whichever its format.
struct TableRead: Equatable {
  static let pieceSizes = [1, 2, 3, 7, 64, 1 << 20]

  private(set) var header: [String] = []
  private(set) var cells: [[String?]] = []
  /// Row, line and byte offset of each row.
  private(set) var places: [[Int]] = []
  private(set) var findings: [Finding] = []
  private(set) var unreadable = 0
  private(set) var thrown: Finding?

  /// Rule, row, line and field of each finding.
  var faults: [String] { findings.map(Self.describe) }
  var fault: String? { thrown.map(Self.describe) }

  /// The column of a name.
  subscript(name: String) -> [String?] {
    guard let index = header.firstIndex(of: name) else { return [] }
    return cells.map { $0[index] }
  }

  /// What bytes read as with the options, written in JSON. Throws where the size of pieces matters.
  static func whole<F: Format>(
    _ bytes: [UInt8], _ type: F.Type, _ options: String = "{}", name: String = "t.file",
    folder: String? = nil, recordLimit: Int = Input.defaultRecordLimit
  ) throws -> TableRead {
    let setting = try JSONReader.read(Array(options.utf8), file: "p")
    let format = try F(Options(setting, for: F.card, at: .file("p")))
    return try withFile(bytes) { path in
      let all = pieceSizes.map { size in
        var input = Input(
          path: path, name: name, table: "t", pieceSize: size, recordLimit: recordLimit)
        input.folder = folder
        return TableRead { () throws(Finding) in try format.reader(of: input) }
      }
      for (size, read) in zip(pieceSizes, all) where read != all.last {
        throw CutMatters(size: size, read: read, whole: all.last)
      }
      return all[all.count - 1]
    }
  }

  struct CutMatters: Error {
    let size: Int, read: TableRead, whole: TableRead?
  }

  init(_ open: () throws(Finding) -> any Reader) {
    do throws(Finding) { try read(try open()) } catch {
      // What came before is not reported.
      self = TableRead(header: header, thrown: error)
    }
  }

  private init(header: [String], thrown: Finding) {
    self.header = header
    self.thrown = thrown
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
      cells.append(
        batch.columns.map {
          $0.copy(row).map { String(validating: $0, as: UTF8.self) ?? "not UTF-8" }
        })
      places.append(
        [Int(batch.origin.rows[row]), Int(batch.origin.lines[row]), Int(batch.origin.offsets[row])])
    }
    findings += parsed.findings
    unreadable += parsed.unreadable
  }

  private static func describe(_ finding: Finding) -> String {
    guard case .cell(let cell) = finding.place else { return finding.rule.id }
    let field = cell.field.map { " " + $0 } ?? ""
    return "\(finding.rule.id) \(cell.row) \(cell.line)\(field)"
  }
}

/// Calls `body` with the path of an empty folder, and removes it.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

func write(_ text: String, to path: String) throws {
  try Data(text.utf8).write(to: URL(filePath: path))
}
