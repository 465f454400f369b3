public import Components

extension Language {
  /// The language to speak: what the user asked for, else the first of `LC_ALL`, `LC_MESSAGES` and
  /// `LANG` that is not empty (POSIX, Base Definitions 8.2), else English. `C`, `POSIX` and languages
  /// that Nashr does not speak are English.
  public static func chosen(flag: Language?, environment: [String: String]) -> Language {
    if let flag { return flag }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale.flatMap { Language(locale: $0) } ?? .en
  }

  /// The language of a POSIX locale or of a BCP 47 tag: `ar_MA.UTF-8`, `fr@euro`, `en-GB`.
  public init?(locale: String) {
    let code = locale.prefix { !"_.@-".contains($0) }
    self.init(rawValue: code.lowercased())
  }
}
