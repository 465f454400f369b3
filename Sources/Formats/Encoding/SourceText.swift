/// The bytes that a stretch of decoded text was made of, and where in them each character stands.
struct SourceText: Sendable {
  /// How much decoded text lies between two offsets that are known.
  private static let step = 4096

  let encoding: TextEncoding
  /// The bytes as they stand in the file.
  let bytes: [UInt8]
  /// The offset among `bytes` of each step of the decoded text.
  private let offsets: [Int]

  /// `source` starts with the bytes that all of `decoded` was made of.
  init(_ decoded: Span<UInt8>, of source: [UInt8], in encoding: TextEncoding) {
    self.encoding = encoding
    var offsets = [0]
    for start in stride(from: 0, to: decoded.count, by: Self.step) {
      let end = min(start + Self.step, decoded.count)
      let length = TextDecoder.sourceLength(decoded.extracting(start..<end), in: encoding)
      offsets.append(offsets[offsets.count - 1] + length)
    }
    self.offsets = offsets
    bytes = Array(source[..<offsets[offsets.count - 1]])
  }

  /// The offset among `bytes` of the character that starts at `index` of the decoded text.
  func offset(of index: Int, in decoded: Span<UInt8>) -> Int {
    let step = index / Self.step
    let rest = decoded.extracting(step * Self.step..<index)
    return offsets[step] + TextDecoder.sourceLength(rest, in: encoding)
  }

  /// Where the character stands in the decoded text that the byte at `offset` is of; nil where there is
  /// no such byte.
  func index(of offset: Int, in decoded: Span<UInt8>) -> Int? {
    guard bytes.indices.contains(offset) else { return nil }
    var low = 0, high = offsets.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if offsets[middle] <= offset { low = middle } else { high = middle }
    }
    var at = offsets[low], found: Int?
    for index in low * Self.step..<decoded.count {
      if decoded[index] & 0xC0 == 0x80 { continue }
      if at > offset { break }
      found = index
      at += TextDecoder.sourceLength(decoded.extracting(index..<index + 1), in: encoding)
    }
    return found
  }
}
