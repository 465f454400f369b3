/// Addresses that a portal takes for addresses.
enum WebAddress {
  private static let schemes: Set<String> = ["http", "https", "ftp", "ftps"]

  /// Whether udata's `uris.validate` accepts it, apart from its list of top-level domains: a known
  /// scheme, a host with a point in it that is not this machine, no white space, no credentials.
  static func isValid(_ text: String) -> Bool {
    guard let mark = text.range(of: "://") else { return false }
    guard schemes.contains(text[..<mark.lowerBound].lowercased()) else { return false }
    let rest = text[mark.upperBound...]
    let host = rest.prefix { !"/?#".contains($0) }
    guard !rest.contains(where: \.isWhitespace), !host.contains("@") else { return false }
    let name = host.prefix { $0 != ":" }.lowercased()
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else {
      return false
    }
    return name != "localhost.localdomain" && last.count >= 2 && !last.allSatisfy(\.isNumber)
  }
}
