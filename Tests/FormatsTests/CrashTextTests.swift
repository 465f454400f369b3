import Components
import Testing

@testable import Formats

/// Those in which bytes become texts, and of databases.
extension `Crashes that the fuzzer found stay mended` {
  @Test(arguments: cases("Encoding")) func `in encodings`(path: String) throws {
    let bytes = try Self.bytes(path)
    for encoding in TextEncoding.allCases {
      let whole = Self.decoded(bytes, encoding, step: max(1, bytes.count))
      for step in [1, 2, 3, 7] { #expect(Self.decoded(bytes, encoding, step: step) == whole) }
      #expect(TextDecoder.sourceLength(whole.span, in: encoding) == bytes.count)
      guard encoding != .utf8 else { continue }
      #expect(SourceText(whole.span, of: bytes, in: encoding).bytes == bytes)
    }
    var parts = ByteEvidence(), once = ByteEvidence()
    for index in bytes.indices { parts.take(bytes.span.extracting(index..<index + 1)) }
    once.take(bytes.span)
    parts.finish()
    once.finish()
    #expect(Likelihood.ranked(parts).map(\.cost) == Likelihood.ranked(once).map(\.cost))
    let reads = [1, 7, 1 << 20].map { size in
      let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 1 << 20)
      return TableRead { () throws(Finding) in
        let csv = try CSV(Options(nil, for: CSV.card, at: .file("f")))
        return try csv.settled(on: input).format.reader(of: input)
      }
    }
    #expect(reads.allSatisfy { $0 == reads[0] })
    // What is decided of the file, and its records byte for byte.
    let kept = try [1, 7, 1 << 20].map { size in
      try EncodedRead(
        Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 1 << 20))
    }
    #expect(kept.allSatisfy { $0 == kept[0] })
  }

  private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, step: Int) -> [UInt8] {
    var decoder = TextDecoder(encoding)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      decoder.decode(bytes.span.extracting(start..<min(start + step, bytes.count)), into: &output)
    }
    decoder.finish(into: &output)
    return output
  }

  @Test(arguments: cases("Dialect")) func `in dialects`(path: String) throws {
    let bytes = try Self.bytes(path)
    for (isTabbed, isWhole) in [(false, false), (false, true), (true, false), (true, true)] {
      let sample = DialectSample(bytes, isWhole: isWhole)
      let stated = try CSV.Stated(Options(nil, for: CSV.card, at: .file("f")))
      let guess = DialectGuess(sample, Dialect(), stated, isTabbed: isTabbed)
      let rules = guess.findings(Input(path: "f", name: "f", table: "t")).map(\.rule)
      var usual = Dialect()
      usual.delimiter = [isTabbed ? 9 : 0x2C]
      #expect(rules.contains(.dialectDetected) == (guess.dialect != usual))
      let trial = DialectTrial(sample, RecordWalk(delimiter: usual.delimiter[0]))
      if trial.isPerfect, trial.above == 0, sample.separator == nil {
        #expect(guess.dialect == usual)
      }
    }
  }

  @Test(arguments: cases("SQLite")) func `in SQLite`(path: String) throws {
    let magic = Array("SQLite format 3\u{0}".utf8)
    let bytes = magic + (try Self.bytes(path)).dropFirst(magic.count)
    try SQLiteFile.$mostSteps.withValue(200_000) {
      _ = try TableRead.whole(bytes, SQLite.self, recordLimit: 4000)
    }
  }
}
