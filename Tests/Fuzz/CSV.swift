import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// Every cut of a file gives the same rows and findings, or is refused alike.
func fuzz(_ bytes: [UInt8]) {
  let path = "/dev/shm/nashr-fuzz-\(getpid()).csv"
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
  let whole = read(path, 1 << 20)
  for size in [1, 2, 3, 7, 64] { precondition(read(path, size) == whole) }
}

private struct Outcome: Equatable {
  var header: [String] = []
  var rows: [[[UInt8]?]] = [], places: [UInt32] = [], lines: [UInt32] = [], offsets: [UInt64] = []
  var findings: [Finding] = []
  var unreadable = 0
  var stop: Finding?
}

private func read(_ path: String, _ size: Int) -> Outcome {
  var outcome = Outcome()
  do throws(Finding) {
    let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 200)
    var reader = try CSVReader(input, PlainGrammar(delimiter: UInt8(ascii: ",")), Dialect())
    outcome.header = reader.header
    while let piece = try reader.cut() {
      let parsed = reader.parse(piece)
      outcome.findings += parsed.findings
      outcome.unreadable += parsed.unreadable
      let batch = parsed.batch
      for row in 0..<batch.count { outcome.rows.append(batch.columns.map { $0.copy(row) }) }
      outcome.places += batch.origin.rows
      outcome.lines += batch.origin.lines
      outcome.offsets += batch.origin.offsets
    }
  } catch {
    // What came before the stop is not reported, so only the stop itself must be the same.
    return Outcome(header: outcome.header, stop: error)
  }
  return outcome
}
