/// What is kept of the head of an answer: its status, and the fields that are used here, as they came.
struct ResponseHead: Sendable {
  private(set) var status = 0
  private var fields: [String: String] = [:]
  /// Longer lines are not kept.
  private static let longest = 8192
  private static let used: Set<String> = [
    "content-disposition", "content-encoding", "content-length", "content-range", "content-type",
    "date", "etag", "last-modified", "retry-after",
  ]

  /// Takes one line. A status line begins anew: an interim answer (RFC 9110 §15.2) was before it. Of a
  /// field that comes twice the first counts.
  mutating func add(_ line: String) {
    if line.hasPrefix("HTTP/") {
      let words = line.split(separator: " ")
      self = ResponseHead()
      status = words.count > 1 ? Int(words[1]) ?? 0 : 0
      return
    }
    guard line.utf8.count <= Self.longest, let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    let value = line[line.index(after: colon)...].trimmed
    let isClean = value.unicodeScalars.allSatisfy {
      $0.value >= 32 && $0.value != 127 || $0 == "\t"
    }
    guard Self.used.contains(name), isClean, fields[name] == nil else { return }
    fields[name] = value
  }

  subscript(name: String) -> String? { fields[name] }

  /// How long the body says it is.
  var length: Int? { fields["content-length"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 } }

  /// The body's coding in lower case: nil where there is none.
  var coding: String? {
    guard let coding = fields["content-encoding"]?.lowercased(), coding != "identity",
      !coding.isEmpty
    else { return nil }
    return coding == "x-gzip" ? "gzip" : coding
  }

  /// The media type without its parameters, in lower case.
  var mediaType: String? {
    fields["content-type"].map { $0.prefix { $0 != ";" }.trimmed.lowercased() }
  }

  /// The charset that the media type names (RFC 9110 §8.3.2), in lower case.
  var charset: String? {
    for part in (fields["content-type"] ?? "").split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard pair.count == 2, pair[0].lowercased() == "charset" else { continue }
      let name = pair[1].filter { $0 != "\"" }.lowercased()
      return name.isEmpty || name.utf8.count > 40 ? nil : name
    }
    return nil
  }

  /// A whole entity tag (RFC 9110 §8.8.3); nil for what is none.
  var entityTag: String? {
    guard let tag = fields["etag"] else { return nil }
    let opaque = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
    let bytes = Array(opaque.utf8)
    guard bytes.count >= 2, bytes.first == 34, bytes.last == 34 else { return nil }
    let isGood = bytes.dropFirst().dropLast().allSatisfy { $0 > 32 && $0 != 34 && $0 != 127 }
    return isGood ? tag : nil
  }

  /// The date of the last change, as it came; nil where it is no date.
  func lastModified(now: Int) -> String? {
    fields["last-modified"].flatMap { HTTPDate.seconds($0, now: now) == nil ? nil : $0 }
  }

  /// What a later request may name in `If-Range`: a strong entity tag, else a date of change that lies
  /// at least a minute before the answer (RFC 9110 §8.8.2.2, §13.1.5).
  func strongValidator(now: Int) -> String? {
    if let tag = entityTag { return tag.hasPrefix("W/") ? nil : tag }
    guard let text = fields["last-modified"], let change = HTTPDate.seconds(text, now: now),
      let date = fields["date"].flatMap({ HTTPDate.seconds($0, now: now) })
    else { return nil }
    return date - change >= 60 ? text : nil
  }

  /// How many seconds the server asks to wait (RFC 9110 §10.2.3): a number or a date.
  func retryAfter(now: Int) -> Int? {
    guard let text = fields["retry-after"] else { return nil }
    if let seconds = Int(text) { return max(0, seconds) }
    return HTTPDate.seconds(text, now: now).map { max(0, $0 - now) }
  }

  /// `bytes 100-199/200`: where the part starts, and how long the whole is where it says so
  /// (RFC 9110 §14.4).
  var range: (start: Int, total: Int?)? {
    guard let text = fields["content-range"], text.hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/").map(\.trimmed)
    guard parts.count == 2 else { return nil }
    let ends = parts[0].split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] <= ends[1] else { return nil }
    let total = Int(parts[1])
    guard total != nil || parts[1] == "*", total.map({ $0 == ends[1] + 1 }) ?? true else {
      return nil
    }
    return (ends[0], total)
  }
}

extension StringProtocol {
  /// Without the spaces and tabs at both ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.unicodeScalars.first, first == " " || first == "\t" || first == "\r" {
      rest = rest.dropFirst()
    }
    while let last = rest.unicodeScalars.last, last == " " || last == "\t" || last == "\r" {
      rest = rest.dropLast()
    }
    return String(rest)
  }
}
