import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// Any bytes as a database: every cut gives the same rows and findings, or is refused alike. The header's
/// first bytes are put right, so that SQLite looks at the rest.
func fuzz(_ bytes: [UInt8]) {
  let path = "/dev/shm/nashr-fuzz-\(getpid()).db"
  let magic = Array("SQLite format 3\u{0}".utf8)
  let content = magic + bytes.dropFirst(magic.count)
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(content, 1, content.count, file)
  _ = unsafe fclose(file)
  SQLiteFile.$mostSteps.withValue(200_000) {
    let whole = read(path, 1 << 20)
    for size in [1, 64] where whole.stop == nil { precondition(read(path, size) == whole) }
  }
}

private struct Outcome: Equatable {
  var header: [String] = []
  var rows: [[[UInt8]?]] = []
  var findings: [Finding] = []
  var unreadable = 0
  var stop: String?
}

private func read(_ path: String, _ size: Int) -> Outcome {
  var outcome = Outcome()
  do throws(Finding) {
    let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 4000)
    let reader = try SQLiteReader(input, .only)
    outcome.header = reader.header
    while let parsed = try reader.cut() {
      outcome.findings += parsed.findings
      outcome.unreadable += parsed.unreadable
      for row in 0..<parsed.batch.count {
        outcome.rows.append(parsed.batch.columns.map { $0.copy(row) })
      }
    }
  } catch { outcome.stop = error.rule.id }
  return outcome
}
