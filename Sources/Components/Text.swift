/// The languages that every message and page of Nashr exists in, the first being the default of
/// Moroccan public data.
public enum Language: String, Sendable, CaseIterable, Codable {
  case ar, fr, en

  /// The direction that text in this language runs in.
  public var direction: String { self == .ar ? "rtl" : "ltr" }

  /// The language that the name of a column ends in: `ar` of `name_ar`; nil where there is none.
  public static func suffix(of name: String) -> Language? {
    allCases.first { name.hasSuffix("_" + $0.rawValue) }
  }
}

/// One sentence or name in the three languages.
///
/// A message template names its values in braces: `{value}`. The same names must stand in all three.
public struct Text: Sendable, Hashable, Codable {
  public let ar: String, fr: String, en: String

  public init(ar: String, fr: String, en: String) {
    self.ar = ar
    self.fr = fr
    self.en = en
  }

  /// The wording in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .ar: ar
    case .fr: fr
    case .en: en
    }
  }

  /// The names that stand in braces in one language's wording, in order of appearance; of
  /// `{count:rows}` the name is `count`.
  public static func placeholders(in template: String) -> [String] {
    template.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
      part in
      part.firstIndex(of: "}").map { String(part[..<$0].prefix { $0 != ":" }) }
    }
  }
}
