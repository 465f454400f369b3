extension IRI {
  /// A path of files as a relative reference (RFC 3986, 4.2): what would end the path is percent-encoded.
  init(path: String) {
    let escapes = [("%", "%25"), ("#", "%23"), ("?", "%3F")]
    self.init(escapes.reduce(path) { $0.replacing($1.0, with: $1.1) })
  }

  /// The same as a URI: what is not ASCII percent-encoded as UTF-8 (RFC 3987, 3.1).
  var uri: String {
    guard !text.utf8.allSatisfy({ $0 < 128 }) else { return text }
    var output = ""
    for byte in text.utf8 {
      guard byte >= 128 else {
        output.unicodeScalars.append(Unicode.Scalar(byte))
        continue
      }
      let digits = String(byte, radix: 16, uppercase: true)
      output += "%" + digits
    }
    return output
  }
}
