/// A text that an author wrote, and the language it is in.
public struct Wording: Sendable, Hashable {
  public let text: String
  /// A language code, of which an author may use more than the three of `Language`.
  public let language: String

  public init(_ text: String, in language: String) {
    self.text = text
    self.language = language
  }

  /// The direction of its language's script, `rtl` or `ltr`.
  public var direction: String { Self.direction(of: language) }

  /// The direction in which a language is written, by its code.
  public static func direction(of language: String) -> String {
    let code = language.prefix { $0 != "-" && $0 != "_" }
    return ["ar", "ary", "fa", "he", "ur"].contains(code) ? "rtl" : "ltr"
  }
}

extension [String: String] {
  /// The wording in the first of `languages` that has one, else in the first of the map by code;
  /// empty texts do not count. Nil where there is none at all.
  public func wording(_ languages: [String]) -> Wording? {
    for code in languages + keys.sorted() {
      if let text = self[code], !text.isEmpty { return Wording(text, in: code) }
    }
    return nil
  }
}
