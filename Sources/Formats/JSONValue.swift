internal import Columns

/// A JSON document to be written, its members in the order given (RFC 8259).
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([Member])
  /// JSON text that is known to be right, such as a value carried over from another document. Written
  /// as it stands.
  case raw(String)

  public struct Member: Sendable, Hashable {
    public let name: String, value: JSONValue
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object without the members that have no value.
  public static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// A map from language to text, languages in code order; nil where it is empty.
  public static func texts(_ map: [String: String]) -> JSONValue? {
    guard !map.isEmpty else { return nil }
    return .object(map.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
  }

  public static func strings(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
}

extension JSONValue {
  /// UTF-8 text, indented by two spaces and ended by a line feed where `indented`, else on one line.
  public func encoded(indented: Bool = true) -> [UInt8] {
    var output: [UInt8] = []
    write(into: &output, depth: indented ? 0 : nil)
    if indented { output.append(10) }
    return output
  }

  /// Appends an object, indented as one that stands `depth` levels deep, whose last member is a list
  /// that is made item by item, so that a long one is never held.
  public static func append(
    _ members: [Member], list name: String, _ items: some Sequence<JSONValue>,
    to output: inout [UInt8], depth: Int
  ) {
    JSONValue.object(members + [Member(name, .array([]))]).write(into: &output, depth: depth)
    let end = Array("]\n".utf8) + Array(repeating: UInt8(ascii: " "), count: 2 * depth) + [125]
    output.removeLast(end.count)
    var count = 0
    for item in items {
      if count > 0 { output.append(UInt8(ascii: ",")) }
      indent(&output, depth + 2)
      item.write(into: &output, depth: depth + 2)
      count += 1
    }
    if count > 0 { indent(&output, depth + 1) }
    output += end
  }

  /// A JSON text with `\uXXXX`, pairs of surrogates where there must be two, for each character that
  /// ASCII lacks (RFC 8259, 7).
  public static func inASCII(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 > 0x7F }) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 2)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        output.append(UInt8(scalar.value))
      } else {
        for unit in scalar.utf16 {
          output.append(UInt8(ascii: "\\"))
          JSONText.append(unit: unit, to: &output)
        }
      }
    }
    return output
  }

  private func write(into output: inout [UInt8], depth: Int?) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .boolean(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): output.append(contentsOf: String(value).utf8)
    case .raw(let text): output.append(contentsOf: text.utf8)
    case .string(let text): JSONText.append(text, to: &output)
    case .array(let items):
      Self.list("[", items, "]", &output, depth) {
        $0.write(into: &$1, depth: depth.map { $0 + 1 })
      }
    case .object(let members):
      Self.list("{", members, "}", &output, depth) { member, output in
        JSONText.append(member.name, to: &output)
        output.append(contentsOf: (depth == nil ? ":" : ": ").utf8)
        member.value.write(into: &output, depth: depth.map { $0 + 1 })
      }
    }
  }

  private static func list<Item>(
    _ open: String, _ items: [Item], _ close: String, _ output: inout [UInt8], _ depth: Int?,
    _ write: (Item, inout [UInt8]) -> Void
  ) {
    output.append(contentsOf: open.utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      indent(&output, depth.map { $0 + 1 })
      write(item, &output)
    }
    if !items.isEmpty { indent(&output, depth) }
    output.append(contentsOf: close.utf8)
  }

  private static func indent(_ output: inout [UInt8], _ depth: Int?) {
    guard let depth else { return }
    output.append(10)
    for _ in 0..<depth { output.append(contentsOf: [32, 32]) }
  }
}

/// The spelling of JSON strings: the escapes RFC 8259 §7 demands and no others, so text stays legible.
enum JSONText {
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 { append(byte, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var clean = 0, index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count, !needsEscape(EightBytes(bytes, from: index)) {
        index += 8
        continue
      }
      if needsEscape(bytes[index]) {
        output.append(bytes.extracting(clean..<index))
        append(bytes[index], to: &output)
        clean = index + 1
      }
      index += 1
    }
    output.append(bytes.extracting(clean..<bytes.count))
    output.append(UInt8(ascii: "\""))
  }

  @inline(__always) private static func needsEscape(_ bytes: EightBytes) -> Bool {
    bytes.containsBelow(0x20) || bytes.contains(UInt8(ascii: "\""))
      || bytes.contains(UInt8(ascii: "\\"))
  }

  @inline(__always) private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func append(_ byte: UInt8, to output: inout [UInt8]) {
    guard needsEscape(byte) else {
      output.append(byte)
      return
    }
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case 8: output.append(UInt8(ascii: "b"))
    case 9: output.append(UInt8(ascii: "t"))
    case 10: output.append(UInt8(ascii: "n"))
    case 12: output.append(UInt8(ascii: "f"))
    case 13: output.append(UInt8(ascii: "r"))
    case 0..<0x20: append(unit: UInt16(byte), to: &output)
    default: output.append(byte)
    }
  }

  /// What stands behind the backslash for a unit of UTF-16: `u` and four digits.
  static func append(unit: UInt16, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "u"))
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(unit >> shift & 15)
      output.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
    }
  }
}
