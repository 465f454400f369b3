import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// Every cut of a file gives the same rows and findings, or is refused alike; the general grammar reads
/// RFC 4180 as the plain one does, and some other dialect of its own.
func fuzz(_ bytes: [UInt8]) {
  let path = "/dev/shm/nashr-fuzz-\(getpid()).csv"
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
  let comma = PlainGrammar(delimiter: UInt8(ascii: ","))
  let whole = outcomes(path, comma, Dialect())
  precondition(read(path, 1 << 20, DialectGrammar(Dialect()), Dialect()) == whole)
  let dialect = dialects[bytes.count % dialects.count]
  _ = outcomes(path, DialectGrammar(dialect), dialect)
}

private let dialects: [Dialect] = {
  var all = Array(repeating: Dialect(), count: 6)
  (all[0].delimiter, all[0].escape, all[0].doublesQuote) = ([59], [92], false)
  (all[1].delimiter, all[1].quote, all[1].skipsInitialSpace) = ([58, 58], [39], true)
  (all[2].terminator, all[2].comment, all[2].null) = ([59, 10], [35], [78, 65])
  (all[3].quote, all[3].headerRows, all[3].commentRows) = ([], [1, 3], [2, 5])
  (all[4].hasHeader, all[4].quote, all[4].escape) = (false, [], [34])
  (all[5].delimiter, all[5].comment, all[5].hasHeader) = ([9], [34, 34], false)
  return all
}()

/// What comes of a file in whole, which is what comes of it in pieces.
private func outcomes(_ path: String, _ grammar: some CSVGrammar, _ dialect: Dialect) -> Outcome {
  let whole = read(path, 1 << 20, grammar, dialect)
  for size in [1, 2, 3, 7, 64] { precondition(read(path, size, grammar, dialect) == whole) }
  return whole
}

private struct Outcome: Equatable {
  var header: [String] = []
  var rows: [[[UInt8]?]] = [], places: [UInt32] = [], lines: [UInt32] = [], offsets: [UInt64] = []
  var findings: [Finding] = []
  var unreadable = 0
  var stop: Finding?
}

private func read(
  _ path: String, _ size: Int, _ grammar: some CSVGrammar, _ dialect: Dialect
) -> Outcome {
  var outcome = Outcome()
  do throws(Finding) {
    let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 200)
    var reader = try CSVReader(input, grammar, dialect)
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
