// Compiled with every target: reading the same bytes in pieces of several sizes.
import Columns
import Components
import Glibc

@testable import Formats

func sameAtEveryCut(_ bytes: [UInt8], _ name: String, _ options: [String: String]) {
  let type = Kinds.named(name)!
  let place = Place.file("f")
  let settings = options.map { name, text in
    Setting.Entry(name, at: place, Setting(.scalar(text, .text), at: place))
  }
  let format = try! type.init(
    Options(Setting(.mapping(settings), at: place), for: type.card, at: place))
  let whole = Outcome(format, bytes, 1 << 20)
  for size in [1, 2, 3, 7, 64] { precondition(Outcome(format, bytes, size) == whole) }
}

private struct Outcome: Equatable {
  var header: [String] = []
  var rows: [[[UInt8]?]] = [], places: [UInt32] = [], lines: [UInt32] = [], offsets: [UInt64] = []
  var findings: [Finding] = []
  var unreadable = 0
  var stop: Finding?

  init(_ format: any Format, _ bytes: [UInt8], _ size: Int) {
    var input = Input(path: "", name: "f", table: "t", pieceSize: size, recordLimit: 200)
    input.content = bytes
    do throws(Finding) {
      let settled = try format.settled(on: input).format
      try read(try settled.reader(of: input))
    } catch { stop = error }
  }

  private mutating func read<R: Reader>(_ opened: R) throws(Finding) {
    var reader = opened
    header = reader.header
    findings = reader.findings
    while let piece = try reader.cut() {
      let parsed = reader.parse(piece)
      findings += parsed.findings
      unreadable += parsed.unreadable
      let batch = parsed.batch
      for row in 0..<batch.count { rows.append(batch.columns.map { $0.copy(row) }) }
      places += batch.origin.rows
      lines += batch.origin.lines
      offsets += batch.origin.offsets
    }
  }
}
