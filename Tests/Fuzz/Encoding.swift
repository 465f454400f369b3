import Bytes
import Columns
import Components
import Glibc

@testable import Formats

/// Every encoding decodes any bytes at any cut to the same text, whose characters tell how many bytes
/// they were made of; what is decided of a file does not depend on how it is read, and the file reads
/// then the same at every cut.
func fuzz(_ bytes: [UInt8]) {
  for encoding in TextEncoding.allCases {
    let whole = decoded(bytes, encoding, step: max(1, bytes.count))
    for step in [1, 2, 3, 7] { precondition(decoded(bytes, encoding, step: step) == whole) }
    precondition(TextDecoder.sourceLength(whole.span, in: encoding) == bytes.count)
    guard encoding != .utf8 else { continue }
    let source = SourceText(whole.span, of: bytes, in: encoding)
    precondition(source.bytes == bytes)
    for at in bytes.indices.prefix(64) {
      let index = source.index(of: at, in: whole.span)!
      let start = source.offset(of: index, in: whole.span)
      precondition(start <= at && at < start + 4)
    }
  }
  var parts = ByteEvidence(), once = ByteEvidence()
  for index in bytes.indices { parts.take(bytes.span.extracting(index..<index + 1)) }
  once.take(bytes.span)
  parts.finish()
  once.finish()
  precondition(Likelihood.ranked(parts).map(\.cost) == Likelihood.ranked(once).map(\.cost))
  read(bytes)
}

private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, step: Int) -> [UInt8] {
  var decoder = TextDecoder(encoding)
  var output: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: step) {
    decoder.decode(bytes.span.extracting(start..<min(start + step, bytes.count)), into: &output)
  }
  decoder.finish(into: &output)
  return output
}

private func read(_ bytes: [UInt8]) {
  let path = "/dev/shm/nashr-fuzz-encoding-\(getpid()).csv"
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
  var first: [String]?
  for size in [1, 7, 1 << 20] {
    let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 1 << 20)
    var found: [String] = []
    do throws(Finding) {
      let settled = try CSV(Options(nil, for: CSV.card, at: .file("f"))).settled(on: input)
      found = settled.findings.map(\.description)
      try take(try settled.format.reader(of: input), &found)
    } catch { found.append(error.description) }
    precondition(first == nil || first == found)
    first = found
  }
}

private func take<R: Reader>(_ opened: R, _ found: inout [String]) throws(Finding) {
  var reader = opened
  found += reader.header
  var rows: [String] = []
  let verbatim = reader.verbatim!
  while let piece = try reader.cut() {
    let parsed = reader.parse(piece)
    found += parsed.findings.map(\.description)
    for offset in parsed.batch.origin.offsets {
      rows.append("\(offset) \(verbatim.record(piece, Int(offset))!)")
    }
  }
  found += rows
}
