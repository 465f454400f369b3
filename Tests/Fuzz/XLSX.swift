import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// A workbook, or the part of a sheet that is put into one, reads the same in pieces of every size.
func fuzz(_ bytes: [UInt8]) {
  let isWhole = bytes.starts(with: [0x50, 0x4B])
  read(isWhole ? bytes : workbook(bytes), "xlsx")
}

private func workbook(_ sheet: [UInt8]) -> [UInt8] {
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let package = "http://schemas.openxmlformats.org/package/2006/relationships"
  let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  func relations(_ items: String) -> [UInt8] {
    Array("<Relationships xmlns='\(package)'>\(items)</Relationships>".utf8)
  }
  return stored([
    (
      "_rels/.rels",
      relations("<Relationship Id='a' Type='\(office)/officeDocument' Target='w'/>")
    ),
    (
      "_rels/w.rels",
      relations(
        "<Relationship Id='a' Type='\(office)/worksheet' Target='s'/><Relationship Id='b' "
          + "Type='\(office)/sharedStrings' Target='t'/><Relationship Id='c' "
          + "Type='\(office)/styles' Target='y'/>")
    ),
    (
      "w",
      Array(
        "<workbook xmlns='\(main)' xmlns:r='\(office)'><sheets><sheet name='S' r:id='a'/></sheets></workbook>"
          .utf8)
    ), ("s", sheet),
    (
      "t",
      Array(
        "<sst xmlns='\(main)'><si><t>a</t></si><si><r><t>_x0041_</t></r></si><si><t>\(String(repeating: "é", count: 300))</t></si></sst>"
          .utf8)
    ),
    (
      "y",
      Array(
        "<styleSheet xmlns='\(main)'><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='46'/><xf numFmtId='22'/></cellXfs></styleSheet>"
          .utf8)
    ),
  ])
}

/// An archive whose entries are stored.
private func stored(_ parts: [(String, [UInt8])]) -> [UInt8] {
  func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
  var output: [UInt8] = [], directory: [UInt8] = []
  for (name, raw) in parts {
    let crc = Int(deflateBlock(raw).crc)
    let head =
      [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + little(crc, 4) + little(raw.count, 4)
      + little(raw.count, 4) + little(name.utf8.count, 2) + [0, 0]
    directory += little(0x0201_4B50, 4) + [20, 0] + head + little(0, 10) + little(output.count, 4)
    directory += Array(name.utf8)
    output += little(0x0403_4B50, 4) + head + Array(name.utf8) + raw
  }
  let end = little(parts.count, 2) + little(parts.count, 2) + little(directory.count, 4)
  return output + directory + little(0x0605_4B50, 4) + little(0, 4) + end
    + little(output.count, 4) + [0, 0]
}

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
