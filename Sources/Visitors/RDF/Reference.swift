/// References to resources (RFC 3986).
enum Reference {
  /// A reference against a base (5.2), as far as catalogues have them; without a base it stays as it
  /// is, as in rdflib.
  static func resolve(_ reference: String, against base: String?) -> String {
    guard let base, !hasScheme(reference) else { return reference }
    let whole = String(base.prefix { $0 != "#" })
    if reference.isEmpty { return whole }
    if reference.hasPrefix("#") { return whole + reference }
    guard let authority = authority(of: whole) else { return reference }
    if reference.hasPrefix("//") { return String(whole.prefix { $0 != ":" }) + ":" + reference }
    if reference.hasPrefix("/") { return authority + reference }
    let path = whole.dropFirst(authority.count).prefix { $0 != "?" }
    if reference.hasPrefix("?") { return authority + path + reference }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return authority + merged(folder + reference)
  }

  /// 3.1.
  static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
      return false
    }
    return text.utf8[..<colon].allSatisfy { byte in
      (97...122).contains(byte | 0x20) || (48...57).contains(byte) || [43, 45, 46].contains(byte)
    }
  }

  /// The scheme and the authority of an address, without the path.
  private static func authority(of address: String) -> String? {
    guard let mark = address.range(of: "://") else { return nil }
    let end = address[mark.upperBound...].firstIndex { "/?#".contains($0) } ?? address.endIndex
    return String(address[..<end])
  }

  /// 5.2.4: without the segments `.` and `..`.
  private static func merged(_ path: String) -> String {
    var parts: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { parts.append("") }
      case "..":
        if parts.count > 1 { parts.removeLast() }
        if isLast { parts.append("") }
      default: parts.append(segment)
      }
    }
    return parts.joined(separator: "/")
  }
}

extension String {
  /// Where a text stands first.
  func range(of text: String) -> Range<Index>? {
    guard let first = text.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      if self[found...].hasPrefix(text) {
        return found..<index(found, offsetBy: text.count)
      }
      start = index(after: found)
    }
    return nil
  }
}
