/// How CKAN makes a name of a title (`munge_title_to_name`), and keeps names apart.
enum CKANName {
  /// The letters of Latin-1 in ASCII; CKAN deletes every other letter.
  private static let latin: [UInt32: String] = {
    let rows: [(ClosedRange<UInt32>, [String])] = [
      (0xC0...0xC5, ["A"]), (0xC6...0xC6, ["Ae"]), (0xC7...0xC7, ["C"]), (0xC8...0xCB, ["E"]),
      (0xCC...0xCF, ["I"]), (0xD0...0xD0, ["Th"]), (0xD1...0xD1, ["N"]), (0xD2...0xD6, ["O"]),
      (0xD8...0xD8, ["O"]), (0xD9...0xDC, ["U"]), (0xDD...0xDD, ["Y"]), (0xDE...0xDE, ["th"]),
      (0xDF...0xDF, ["ss"]), (0xE0...0xE5, ["a"]), (0xE6...0xE6, ["ae"]), (0xE7...0xE7, ["c"]),
      (0xE8...0xEB, ["e"]), (0xEC...0xEF, ["i"]), (0xF0...0xF0, ["th"]), (0xF1...0xF1, ["n"]),
      (0xF2...0xF6, ["o"]), (0xF8...0xF8, ["o"]), (0xF9...0xFC, ["u"]), (0xFD...0xFD, ["y"]),
      (0xFE...0xFE, ["th"]), (0xFF...0xFF, ["y"]),
    ]
    return Dictionary(uniqueKeysWithValues: rows.flatMap { range, to in range.map { ($0, to[0]) } })
  }()

  private static let shortest = 2
  private static let longest = 100

  static func munged(_ title: String) -> String {
    var name: [UInt8] = []
    for byte in ascii(title).utf8 {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"),
        UInt8(ascii: "-"):
        if name.last != UInt8(ascii: "-") { name.append(UInt8(ascii: "-")) }
      case 65...90: name.append(byte | 0x20)
      case 48...57, 97...122, UInt8(ascii: "_"): name.append(byte)
      default: continue
      }
    }
    let dash = UInt8(ascii: "-")
    while name.first == dash { name.removeFirst() }
    while name.last == dash { name.removeLast() }
    name = shortened(name)
    while name.count < shortest { name.append(UInt8(ascii: "_")) }
    return String(decoding: name.prefix(longest), as: UTF8.self)
  }

  private static func ascii(_ title: String) -> String {
    var text = ""
    for scalar in title.unicodeScalars {
      if scalar.isASCII {
        text.unicodeScalars.append(scalar)
      } else {
        text += latin[scalar.value] ?? ""
      }
    }
    return text
  }

  /// Room is kept for what keeps names apart, and a year at the end stays.
  private static func shortened(_ name: [UInt8]) -> [UInt8] {
    let room = longest - 5
    guard name.count > room else { return name }
    guard let year = year(name) else { return Array(name.prefix(room)) }
    return Array(name.prefix(room - year.count - 1)) + [UInt8(ascii: "-")] + year
  }

  /// `2024` or `2023-24` at the end, behind `-` or `_`.
  private static func year(_ name: [UInt8]) -> [UInt8]? {
    func digits(before end: Int) -> Int? {
      var start = end
      while start > 0, end - start < 4, (48...57).contains(name[start - 1]) { start -= 1 }
      return end - start >= 2 ? start : nil
    }
    func isBehindSeparator(_ start: Int) -> Bool {
      start > 0 && (name[start - 1] == UInt8(ascii: "-") || name[start - 1] == UInt8(ascii: "_"))
    }
    guard let last = digits(before: name.count), isBehindSeparator(last) else { return nil }
    if name[last - 1] == UInt8(ascii: "-"), let first = digits(before: last - 1),
      isBehindSeparator(first)
    {
      return Array(name[first...])
    }
    return Array(name[last...])
  }
}

/// The names that datasets have got in one harvest, which tells those of the same title apart as the
/// gather stage does: by how many names begin with theirs and `-`. It may give a name twice, as CKAN does.
struct CKANNames {
  private var taken: Set<String> = []
  /// How many of the names begin with a text and `-` behind it.
  private var longer: [String: Int] = [:]

  /// Gives a dataset that name, else the name with a number behind it. Costs a look at each `-`.
  mutating func give(_ ideal: String) -> String {
    let name = taken.contains(ideal) ? "\(ideal)-\((longer[ideal] ?? 0) + 1)" : ideal
    taken.insert(name)
    for index in name.indices where name[index] == "-" {
      longer[String(name[..<index]), default: 0] += 1
    }
    return name
  }
}
