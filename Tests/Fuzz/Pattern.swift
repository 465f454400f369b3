@testable import Formats

/// A pattern up to the first NUL, and a text after it.
func fuzz(_ bytes: [UInt8]) {
  let pattern = Array(bytes.prefix { $0 != 0 }), text = Array(bytes.dropFirst(pattern.count + 1))
  guard pattern.count <= 48, text.count <= 16 else { return }
  guard let pattern = String(validating: pattern, as: UTF8.self),
    String(validating: text, as: UTF8.self) != nil, let compiled = try? XSDPattern(pattern)
  else { return }
  _ = compiled.match(text.span)
}
