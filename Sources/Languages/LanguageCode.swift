public import Components

/// A language by its codes of ISO 639, as lists of codes and JSON Schemas ask for it.
public struct LanguageCode: Sendable, Hashable {
  /// Its code of ISO 639-3, three lower-case letters: `zgh`. Of a group of languages that of ISO 639-5.
  public let threeLetters: String
  /// Its code of ISO 639-1, two lower-case letters; nil for the many languages that have none.
  public let twoLetters: String?
  /// What it is called; nil for a language that is not in `table`.
  public let name: Text?

  /// The language of a tag of BCP 47, whatever its script and region: `ar-MA` is Arabic. Nil for a text
  /// that is no such tag, for two letters that ISO 639-1 gives to no language, and for `qaa` to `qtz`,
  /// which mean what two parties agree on. Not every other three letters are a language.
  public init?(tag: String) {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ (1...8).contains($0.utf8.count) && $0.allSatisfy(Self.isTaken) }),
      parts[0].allSatisfy(\.isLetter)
    else { return nil }
    let code = parts[0].lowercased()
    if let known = Self.known[code] {
      self = known
      return
    }
    guard code.utf8.count == 3, !("qaa"..."qtz").contains(code) else { return nil }
    self.init(threeLetters: code, twoLetters: nil, name: nil)
  }

  private init(threeLetters: String, twoLetters: String?, name: Text?) {
    self.threeLetters = threeLetters
    self.twoLetters = twoLetters
    self.name = name
  }

  private static func isTaken(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  /// The languages that have names here, in the order of their codes.
  public static let named: [LanguageCode] = table.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ", maxSplits: 2)
    let names = words[2].split(separator: "|").map(String.init)
    return LanguageCode(
      threeLetters: String(words[0]), twoLetters: words[1] == "-" ? nil : String(words[1]),
      name: Text(ar: names[2], fr: names[1], en: names[0]))
  }

  /// By each of their codes.
  private static let known = Dictionary(
    named.flatMap { language in
      [language.threeLetters, language.twoLetters].compactMap { $0.map { ($0, language) } }
    }, uniquingKeysWith: { first, _ in first })
}
