import CCurl

/// An address that can be fetched, as libcurl reads it (RFC 3986), so that what is checked is what is
/// asked for.
struct Address: Sendable, Equatable {
  enum Fault: Error, Equatable {
    /// It is no whole address, or holds spaces or control characters.
    case malformed
    /// It is not of http or https.
    case scheme
    /// It holds a user or a password, which would be shown and published.
    case userinfo
  }

  /// As it is asked for: without a fragment, letters that are not ASCII escaped.
  let text: String
  let scheme: String
  /// Scheme, host and port: whom the headers of the pipeline are meant for.
  let origin: String
  /// The last name of its path, unescaped; empty where it ends with a slash.
  let fileName: String
  /// For people: the values of parameters that look like secrets are left out.
  let shown: String

  init(_ written: String) throws(Fault) {
    let isClean = written.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
    guard isClean, written.utf8.count <= 8000, let parts = URLParts(written) else {
      throw .malformed
    }
    guard let scheme = parts[CURLUPART_SCHEME], ["http", "https"].contains(scheme) else {
      throw .scheme
    }
    guard parts[CURLUPART_USER] == nil, parts[CURLUPART_PASSWORD] == nil else { throw .userinfo }
    guard let host = parts[CURLUPART_HOST], !host.isEmpty, let whole = parts[CURLUPART_URL] else {
      throw .malformed
    }
    self.scheme = scheme
    let port = parts[CURLUPART_PORT] ?? (scheme == "https" ? "443" : "80")
    origin = "\(scheme)://\(host.lowercased()):\(port)"
    text = String(whole.prefix { $0 != "#" })
    let path = parts[CURLUPART_PATH] ?? "/"
    let last = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
    fileName = Self.unescaped(last ?? "")
    shown = Self.redacted(String(written.prefix { $0 != "#" }))
  }

  private static func redacted(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "?") else { return text }
    let query = text[text.index(after: mark)...].split(
      separator: "&", omittingEmptySubsequences: false)
    let shown = query.map { (pair) -> String in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, isSecret(String(parts[0])) else { return String(pair) }
      return parts[0] + "=…"
    }
    return text[...mark] + shown.joined(separator: "&")
  }

  /// Whether a parameter or a header of this name usually holds a secret.
  static func isSecret(_ name: String) -> Bool {
    let name = unescaped(name).lowercased()
    let inside = ["token", "passw", "secret", "credential", "session", "signature", "cookie"]
    let atEnd = ["key", "auth", "sig", "pwd", "pass", "authorization"]
    return inside.contains { name.contains($0) } || atEnd.contains { name.hasSuffix($0) }
  }

  /// With `%41` as the byte that it stands for; bytes that are no text become U+FFFD.
  static func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The parts of an address, by libcurl's own parser.
@safe private struct URLParts: ~Copyable {
  private let handle: OpaquePointer

  init?(_ text: String) {
    guard let handle = unsafe curl_url() else { fatalError("libcurl has no memory") }
    unsafe self.handle = unsafe handle
    let flags = UInt32(CURLU_URLENCODE) | UInt32(CURLU_NON_SUPPORT_SCHEME)
    guard unsafe curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK else { return nil }
  }

  deinit { unsafe curl_url_cleanup(handle) }

  subscript(part: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text = unsafe text else {
      return nil
    }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }
}
