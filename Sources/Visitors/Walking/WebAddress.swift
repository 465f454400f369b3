/// Addresses that a portal takes for addresses.
enum WebAddress {
  private static let schemes: Set<String> = ["http", "https", "ftp", "ftps"]
  /// Names that are no top-level domains and never will be (RFC 6761, RFC 6762, ICANN).
  private static let reserved: Set<Substring> = [
    "corp", "example", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain",
    "localhost", "mail", "onion", "private", "test",
  ]

  /// Whether udata's `uris.validate` accepts it: no white space, a known scheme or none, and a host that
  /// is a domain or an address which the whole world can reach. Of its list of top-level domains only
  /// those are known here that will never be one.
  static func isValid(_ text: String) -> Bool {
    let text = Python.stripped(text)
    guard let mark = text.range(of: "//"), isScheme(text[..<mark.lowerBound]) else { return false }
    let rest = text[mark.upperBound...]
    guard !rest.contains(where: \.isWhitespace) else { return false }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    // The list of top-level domains is in small letters, and so must the last label be.
    guard let last = (host ?? authority).split(separator: ".").last, last == last.lowercased()
    else {
      return false
    }
    return isHost((host ?? authority).lowercased())
  }

  /// Nothing, or the name of a scheme and a colon.
  private static func isScheme(_ text: Substring) -> Bool {
    if text.isEmpty { return true }
    guard text.last == ":" else { return false }
    return text.count == 1 || schemes.contains(text.dropLast().lowercased())
  }

  private static func isHost(_ text: String) -> Bool {
    if text.hasPrefix("[") { return text.hasPrefix("[2") || text.hasPrefix("[3") }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first else { return false }
    if parts.count == 2, !(2...5).contains(parts[1].count) || !isNumber(parts[1]) { return false }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count == 4, labels.allSatisfy(isNumber) { return isPublic(labels) }
    guard labels.count > 1, let last = labels.last, labels.allSatisfy(isLabel) else { return false }
    return last.count >= 2 && !isNumber(last) && !reserved.contains(last)
      && !last.contains { $0 == "-" || $0 == "_" }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Letters, digits and single hyphens between them; letters of any script.
  private static func isLabel(_ text: Substring) -> Bool {
    text.last != "_"
      && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 48...57, 97...122, 45, 95, 0xA1...0xFFFF: true
        default: false
        }
      }
  }

  /// Whether an IPv4 address is none of a machine's own, of private networks or reserved (RFC 6890).
  private static func isPublic(_ labels: [Substring]) -> Bool {
    let bytes = labels.compactMap { UInt8($0) }
    guard bytes.count == 4 else { return false }
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127),
      (224..., _), (192, 0), (198, 18...19):
      return false
    default: return true
    }
  }
}
