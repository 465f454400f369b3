import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// A spreadsheet in an archive or flat reads the same in pieces of every size.
func fuzz(_ bytes: [UInt8]) { read(bytes, "ods") }

private struct Outcome: Equatable {
  var header: [String] = []
  var rows: [[[UInt8]?]] = [], places: [UInt32] = []
  var findings: [Finding] = []
  var unreadable = 0, records = 0
  var stop: Finding?
}

private func read(_ bytes: [UInt8], _ name: String) {
  let path = "/dev/shm/nashr-fuzz-\(getpid()).\(name)"
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
  let type = Kinds.named(name)!
  let format = try! type.init(Options(nil, for: type.card, at: .file("f")))
  let whole = read(path, format, 1 << 20)
  for size in [1, 7, 64] { precondition(read(path, format, size) == whole) }
}

private func read(_ path: String, _ format: any Format, _ size: Int) -> Outcome {
  do throws(Finding) {
    let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 2000)
    let settled = try format.settled(on: input)
    var outcome = Outcome(findings: settled.findings)
    try take(try settled.format.reader(of: input), &outcome)
    return outcome
  } catch { return Outcome(stop: error) }
}

private func take<R: Reader>(_ opened: R, _ outcome: inout Outcome) throws(Finding) {
  var reader = opened
  outcome.header = reader.header
  let parse = reader.parse, verbatim = reader.verbatim
  while let piece = try reader.cut() {
    let parsed = parse(piece), batch = parsed.batch
    outcome.findings += parsed.findings
    outcome.unreadable += parsed.unreadable
    // Of rows that stand for many, the first tell.
    for row in 0..<min(batch.count, max(0, 2000 - outcome.rows.count)) {
      outcome.rows.append(batch.columns.map { $0.copy(row) })
      let record = verbatim!.record(piece, Int(batch.origin.offsets[row]))
      precondition(record != nil)
    }
    outcome.records += batch.count
    outcome.places += batch.origin.rows.prefix(max(0, 2000 - outcome.places.count))
  }
}
