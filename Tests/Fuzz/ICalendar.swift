import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// Every size of pieces gives the same rows and findings, expanded or not.
func fuzz(_ bytes: [UInt8]) {
  let path = "/dev/shm/nashr-fuzz-\(getpid()).ics"
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
  let format = formats[bytes.count % formats.count]
  let whole = read(path, 1 << 20, format)
  for size in [1, 64] { precondition(read(path, size, format) == whole) }
}

private let formats: [ICalendar] = [
  "{}", #"{"expand": {"from": "2024-01-01", "to": "2024-03-01"}}"#, #"{"expand": true}"#,
  #"{"component": "VTODO", "columns": {"a": "X-A;LANGUAGE=ar", "b": "ORGANIZER;CN", "c": "DUE"}}"#,
].map { options in
  do throws(Finding) {
    let setting = try JSONReader.read(Array(options.utf8), file: "f")
    return try ICalendar(Options(setting, for: ICalendar.card, at: .file("f")))
  } catch { preconditionFailure("\(error)") }
}

private struct Outcome: Equatable {
  var rows: [[[UInt8]?]] = [], places: [[UInt64]] = []
  var findings: [Finding] = []
  var unreadable = 0
  var stop: Finding?
}

private func read(_ path: String, _ size: Int, _ format: ICalendar) -> Outcome {
  var outcome = Outcome()
  do throws(Finding) {
    let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 2000)
    guard var reader = try format.reader(of: input) as? CalendarReader else { return outcome }
    outcome.findings = reader.findings
    while let piece = try reader.cut() {
      let parsed = reader.parse(piece)
      outcome.findings += parsed.findings
      outcome.unreadable += parsed.unreadable
      let batch = parsed.batch
      for row in 0..<batch.count {
        // Enough of what a rule makes.
        if outcome.rows.count > 2000 { break }
        let cells = batch.columns.map { $0.copy(row) }
        for cell in cells where cell != nil {
          precondition(String(validating: cell!, as: UTF8.self) != nil)
        }
        outcome.rows.append(cells)
        outcome.places.append(
          [
            UInt64(batch.origin.rows[row]), UInt64(batch.origin.lines[row]),
            batch.origin.offsets[row],
          ])
      }
    }
  } catch { return Outcome(stop: error) }
  return outcome
}
