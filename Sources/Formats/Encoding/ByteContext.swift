/// A byte and what stands around it in its line, as people may be shown it in several encodings.
struct ByteContext {
  /// How much is shown on each side.
  private static let reach = 16

  let bytes: [UInt8]
  let byte: UInt8

  /// What stands around `at`, which must be an index of `record`, up to the ends of its cell as far as
  /// these show. Nothing but the record it stands in, so that it is the same however a file is cut.
  init(_ record: ArraySlice<UInt8>, around at: Int) {
    let ends: Set<UInt8> = [10, 13, 34, 44, 59, 9, 124]
    var first = at, last = at
    while first > record.startIndex, at - first < Self.reach, !ends.contains(record[first - 1]) {
      first -= 1
    }
    while last + 1 < record.endIndex, last - at < Self.reach, !ends.contains(record[last + 1]) {
      last += 1
    }
    // Half a character of UTF-8 at the ends would only disturb.
    while first > record.startIndex, first < at, record[first] & 0xC0 == 0x80,
      record[first - 1] >= 0x80
    { first += 1 }
    bytes = Array(record[first...last])
    byte = record[at]
  }

  /// The values of a finding: the byte, and what the text would be in the two encodings in which it is
  /// likeliest, or in those given.
  func readings(
    other stated: TextEncoding? = nil, among encodings: [TextEncoding] = TextEncoding.singleBytes
  ) -> [String: String] {
    var readings: [(encoding: TextEncoding, text: String)] = []
    for candidate in ranked(encodings) where candidate != stated {
      let text = TextDecoder.text(bytes[...], in: candidate)
      if !readings.contains(where: { $0.text == text }) { readings.append((candidate, text)) }
    }
    let hex = String(byte, radix: 16, uppercase: true)
    var values = ["byte": "0x" + (hex.count < 2 ? "0" : "") + hex]
    let none = (encoding: TextEncoding.utf8, text: TextDecoder.text(bytes[...], in: .utf8))
    let first = readings.first ?? none
    (values["first"], values["one"]) = (first.encoding.rawValue, first.text)
    let second = readings.dropFirst().first ?? none
    (values["second"], values["two"]) = (second.encoding.rawValue, second.text)
    return values
  }

  private func ranked(_ encodings: [TextEncoding]) -> [TextEncoding] {
    guard encodings.count > 2 else { return encodings }
    var evidence = ByteEvidence()
    evidence.take(bytes.span)
    evidence.finish()
    return Likelihood.ranked(evidence).map(\.encoding)
  }
}
