import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// Every size of pieces gives the same rows and findings, with columns that are found and with columns
/// that are named.
func fuzz(_ bytes: [UInt8]) {
  let path = "/dev/shm/nashr-fuzz-\(getpid()).xml"
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
  let format = formats[bytes.count % formats.count]
  let whole = read(path, 1 << 20, format)
  for size in [1, 7, 64] { precondition(read(path, size, format) == whole) }
}

private let formats: [XML] = [
  "{}", #"{"join": "; ", "trim": true}"#,
  """
  {"path": "//row", "columns": {"a": "a/@b", "c": ".", "d": "a/text()", "e": "../@x"}, "join": ";"}
  """,
  #"{"path": "/r/*", "namespaces": {"m": "urn:m"}, "columns": {"a": "m:a[@b='1']"}}"#,
].map { options in
  do throws(Finding) {
    let setting = try JSONReader.read(Array(options.utf8), file: "f")
    return try XML(Options(setting, for: XML.card, at: .file("f")))
  } catch { preconditionFailure("\(error)") }
}

private struct Outcome: Equatable {
  var rows: [[[UInt8]?]] = [], places: [[UInt64]] = []
  var findings: [Finding] = []
  var unreadable = 0
  var stop: Finding?
}

private func read(_ path: String, _ size: Int, _ format: XML) -> Outcome {
  var outcome = Outcome()
  do throws(Finding) {
    let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 200)
    var reader = try format.reader(of: input, chunkSize: 512)
    while let piece = try reader.cut() {
      let parsed = reader.parse(piece)
      outcome.findings += parsed.findings
      outcome.unreadable += parsed.unreadable
      let batch = parsed.batch
      for row in 0..<batch.count {
        let cells = batch.columns.map { $0.copy(row) }
        for cell in cells {
          precondition(cell.map { String(validating: $0, as: UTF8.self) } != .some(nil))
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
