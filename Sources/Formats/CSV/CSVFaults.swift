import Columns
import Components

/// Puts what was found in a piece where it stands in the file, and tells of bytes that mean nothing
/// what they would mean in other encodings.
struct CSVFaults<Grammar: CSVGrammar>: Sendable {
  let input: Input
  let grammar: Grammar
  /// The names of the columns, where they are known.
  let header: [String]

  /// What reading gave, with places of the file instead of those of its decoded text.
  func placed(_ parsed: Parsed, _ piece: CSVPiece) -> Parsed {
    var parsed = parsed
    if parsed.findings.contains(where: { $0.rule == .notUTF8 || $0.rule == .nul }) {
      parsed.findings = parsed.findings.map { explained($0, piece) }
    }
    if let source = piece.source { place(&parsed, piece, source) }
    if let ends = piece.lineEnds?.finding(input) { parsed.findings.append(ends) }
    return parsed
  }

  private func place(_ parsed: inout Parsed, _ piece: CSVPiece, _ source: SourceText) {
    let bytes = piece.bytes.span
    var origin = parsed.batch.origin
    for index in origin.offsets.indices {
      let start = Int(origin.offsets[index]) - piece.offset
      origin.offsets[index] = UInt64(piece.offset + source.offset(of: start, in: bytes))
    }
    parsed.batch = Batch(columns: parsed.batch.columns, count: parsed.batch.count, origin: origin)
    for index in parsed.findings.indices {
      let finding = parsed.findings[index]
      guard case .cell(var cell) = finding.place else { continue }
      cell.byteOffset =
        piece.offset + source.offset(of: cell.byteOffset - piece.offset, in: bytes)
      parsed.findings[index] = finding.at(.cell(cell))
    }
  }

  /// Names the column, and says what a byte that means nothing would mean elsewhere.
  private func explained(_ finding: Finding, _ piece: CSVPiece) -> Finding {
    guard finding.rule == .notUTF8 || finding.rule == .nul, case .cell(var cell) = finding.place
    else { return finding }
    if let number = finding.values["number"].flatMap({ Int($0) }), header.count >= number {
      cell.field = header[number - 1]
    }
    guard finding.rule == .notUTF8 else { return finding.at(.cell(cell)) }
    let record = grammar.record(from: cell.byteOffset - piece.offset, in: piece)
    guard let bad = Self.firstBad(piece.bytes.span, in: record) else {
      return finding.at(.cell(cell))
    }
    let encoding = piece.source?.encoding ?? .utf8
    let at = piece.source?.offset(of: bad, in: piece.bytes.span) ?? bad
    let context = ByteContext(piece.written(record), around: at)
    var values = context.readings(other: encoding).merging(finding.values) { new, _ in new }
    values["offset"] = String(piece.offset + at)
    values["encoding"] = encoding.rawValue
    values["value"] = nil
    let rule: Rule = encoding == .utf8 ? .notUTF8 : .wrongByte
    return Finding(rule, at: .cell(cell), values, weighing: finding.severity)
  }

  /// Where the first byte of a record stands that is no UTF-8.
  private static func firstBad(_ bytes: Span<UInt8>, in record: Range<Int>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.extracting(record))
      return nil
    } catch { return record.lowerBound + error.byteOffsets.lowerBound }
  }
}
