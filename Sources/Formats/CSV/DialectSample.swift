import Components

/// The beginning of a delimited file, as text.
struct DialectSample {
  /// How much is looked at.
  static let limit = 1 << 20

  private(set) var text: [UInt8] = []
  /// Whether it is the whole file.
  let isWhole: Bool
  /// The delimiter that a first line `sep=;` tells, as Excel writes it.
  private(set) var separator: UInt8?

  init(_ input: Input, _ encoding: TextEncoding) throws(Finding) {
    var file = try DecodedFile(input, encoding)
    var source: [UInt8] = [], hasMore = true
    while hasMore, text.count < Self.limit {
      hasMore = try file.read(upTo: Self.limit - text.count, into: &text, &source)
      source.removeAll(keepingCapacity: true)
    }
    isWhole = !hasMore
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    takeSeparator()
  }

  /// For tests: a text as if read.
  init(_ text: [UInt8], isWhole: Bool = true) {
    self.text = text
    self.isWhole = isWhole
    takeSeparator()
  }

  private mutating func takeSeparator() {
    let line = text.prefix { $0 != 10 && $0 != 13 }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return }
    let mark = line[4]
    guard mark < 0x80, mark != UInt8(ascii: "\""), mark >= 0x20 || mark == 9 else { return }
    separator = mark
    var end = 5
    if end < text.count, text[end] == 13 { end += 1 }
    if end < text.count, text[end] == 10 { end += 1 }
    text.removeFirst(end)
  }
}
