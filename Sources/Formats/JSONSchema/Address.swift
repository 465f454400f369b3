/// A URI reference in its parts (RFC 3986 §3), to be resolved against another.
struct Address {
  private var scheme: Substring?
  private var authority: Substring?
  private var path: Substring
  private var query: Substring?
  private(set) var fragment: Substring?

  /// Any text can be taken apart (RFC 3986, Appendix B).
  init(_ text: String) {
    var rest = text[...]
    fragment = Self.cut(&rest, after: "#")
    query = Self.cut(&rest, after: "?")
    if let colon = rest.firstIndex(where: { ":/".contains($0) }), rest[colon] == ":",
      colon != rest.startIndex
    {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      let host = rest.dropFirst(2).prefix { $0 != "/" }
      authority = host
      rest = rest[host.endIndex...]
    }
    path = rest
  }

  private static func cut(_ text: inout Substring, after mark: Character) -> Substring? {
    guard let at = text.firstIndex(of: mark) else { return nil }
    defer { text = text[..<at] }
    return text[text.index(after: at)...]
  }

  /// RFC 3986 §5.2.2.
  func resolved(against base: Address) -> Address {
    var target = self
    if scheme != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.scheme = base.scheme
    if authority != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else {
      target.path = Self.withoutDots(path.hasPrefix("/") ? path : base.merged(with: path))
    }
    return target
  }

  /// RFC 3986 §5.2.3.
  private func merged(with other: Substring) -> Substring {
    if authority != nil, path.isEmpty { return "/" + other }
    guard let slash = path.lastIndex(of: "/") else { return other }
    return path[...slash] + other
  }

  /// RFC 3986 §5.2.4.
  private static func withoutDots(_ path: Substring) -> Substring {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      if segment == ".." {
        if kept.count > 1 || (kept.first.map { !$0.isEmpty } ?? false) { kept.removeLast() }
      } else if segment != "." {
        kept.append(segment)
        continue
      }
      if isLast { kept.append("") }
    }
    return kept.joined(separator: "/")[...]
  }

  var withoutFragment: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "")
  }

  /// The fragment without percent signs, empty where there is none; nil where it is not UTF-8.
  var decodedFragment: String? {
    var bytes: [UInt8] = []
    var rest = Array((fragment ?? "").utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
          let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
