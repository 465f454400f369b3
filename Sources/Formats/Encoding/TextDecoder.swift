/// Makes UTF-8 of a text in another encoding, as its bytes come: any cut gives the same.
///
/// What means nothing becomes no UTF-8 either, so that whoever reads the text meets it: a byte that the
/// encoding does not define, and the last byte of an odd number in UTF-16, become 0xFF; a surrogate
/// without its other becomes the three bytes that UTF-8 would have for it and forbids. Each character
/// decoded therefore tells how many bytes it was made of.
struct TextDecoder: Sendable {
  let encoding: TextEncoding
  private let table: CharacterTable?
  /// The bytes of UTF-16 that are no whole character yet.
  private var open: [UInt8] = []

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    table = encoding == .utf8 || encoding.isUTF16 ? nil : CharacterTable.of(encoding)
  }

  /// Appends what the bytes mean. UTF-8 is passed on as it stands.
  mutating func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    if let table {
      Self.decode(bytes, table.encoded.span, into: &output)
    } else if encoding.isUTF16 {
      decodeUnits(bytes, into: &output)
    } else {
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }

  /// Appends what is left at the end of the file.
  mutating func finish(into output: inout [UInt8]) {
    if open.count >= 2 { append(unit(open[0], open[1]), into: &output) }
    if !open.count.isMultiple(of: 2) { output.append(0xFF) }
    open = []
  }

  private static func decode(
    _ bytes: Span<UInt8>, _ table: Span<UInt8>, into output: inout [UInt8]
  ) {
    output.reserveCapacity(output.count + bytes.count * 2)
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte >= 0x80 else {
        output.append(byte)
        continue
      }
      let entry = (Int(byte) - 0x80) * 4
      for part in 0..<Int(table[entry]) { output.append(table[entry + 1 + part]) }
    }
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
    encoding == .utf16le
      ? UInt16(second) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(second)
  }

  private mutating func decodeUnits(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    output.reserveCapacity(output.count + bytes.count * 3 / 2)
    for index in bytes.indices {
      open.append(bytes[index])
      if open.count == 2 {
        let first = unit(open[0], open[1])
        if 0xD800...0xDBFF ~= first { continue }
        append(first, into: &output)
        open.removeAll(keepingCapacity: true)
      } else if open.count == 4 {
        finishPair(into: &output)
      }
    }
  }

  /// RFC 2781 §2.2: a high surrogate and what follows it.
  private mutating func finishPair(into output: inout [UInt8]) {
    let high = unit(open[0], open[1]), second = unit(open[2], open[3])
    if 0xDC00...0xDFFF ~= second {
      let scalar = 0x10000 + (UInt32(high) & 0x3FF) << 10 + UInt32(second) & 0x3FF
      Self.append(scalar, into: &output)
      open.removeAll(keepingCapacity: true)
      return
    }
    append(high, into: &output)
    if 0xD800...0xDBFF ~= second {
      open.removeFirst(2)
      return
    }
    append(second, into: &output)
    open.removeAll(keepingCapacity: true)
  }

  private func append(_ unit: UInt16, into output: inout [UInt8]) {
    Self.append(UInt32(unit), into: &output)
  }

  private static func append(_ scalar: UInt32, into output: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80: output.append(UInt8(scalar))
    case ..<0x800:
      output.append(0xC0 | UInt8(scalar >> 6))
      output.append(tail(0))
    case ..<0x10000:
      output.append(0xE0 | UInt8(scalar >> 12))
      output.append(tail(6))
      output.append(tail(0))
    default:
      output.append(0xF0 | UInt8(scalar >> 18))
      for shift: UInt32 in [12, 6, 0] { output.append(tail(shift)) }
    }
  }

  /// How many bytes of the file a stretch of decoded text was made of; a character counts where its
  /// first byte is.
  static func sourceLength(_ decoded: Span<UInt8>, in encoding: TextEncoding) -> Int {
    var count = 0
    if encoding == .utf8 { return decoded.count }
    guard encoding.isUTF16 else {
      for index in decoded.indices where decoded[index] & 0xC0 != 0x80 { count += 1 }
      return count
    }
    for index in decoded.indices {
      let byte = decoded[index]
      if byte & 0xC0 == 0x80 { continue }
      count += byte == 0xFF ? 1 : byte >= 0xF0 ? 4 : 2
    }
    return count
  }

  /// A few bytes as a text, in which U+FFFD stands for what means nothing.
  static func text(_ bytes: ArraySlice<UInt8>, in encoding: TextEncoding) -> String {
    var decoder = TextDecoder(encoding)
    var output: [UInt8] = []
    decoder.decode(Array(bytes).span, into: &output)
    decoder.finish(into: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
