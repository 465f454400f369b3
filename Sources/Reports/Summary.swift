public import Components
import Languages
public import Pipelines
import Releases

/// What was found, as text for a terminal: a line a rule with its exact total, up to three examples,
/// and what to do, once where it is the same for all of them. Errors stand last, where the eye is.
public struct Summary {
  private let language: Language
  private let colour: Bool

  /// `colour` for a terminal that shows it.
  public init(_ language: Language, colour: Bool = false) {
    self.language = language
    self.colour = colour
  }

  /// How many findings of a rule are shown.
  public static let samples = 3

  /// The findings of a log, grouped by rule.
  public func text(of log: FindingLog) -> String {
    log.groups.reversed().map { text(of: $0, in: log) }.joined()
  }

  private func text(of group: FindingLog.Group, in log: FindingLog) -> String {
    let total = group.count
    var lines = ["\(mark(group.severity)) \(group.rule.id) × \(language.number(total))"]
    let samples = log.samples(of: group, Self.samples)
    let fixes = samples.map { "  → " + $0.fix(language, isolating: .plain) }
    let isOneFix = Set(fixes).count == 1
    for (finding, fix) in zip(samples, fixes) {
      let place = Sentence.place(finding.place, language) + Sentence.colon(language)
      lines.append("  \(place) \(what(finding))")
      if !isOneFix { lines.append("  " + fix) }
    }
    lines += more(total - samples.count).map { "  " + $0 }
    if isOneFix { lines.append(fixes[0]) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `… and 12 more`; nothing where there are no more.
  func more(_ count: Int) -> [String] {
    guard count > 0 else { return [] }
    let text = Text(
      ar: "… بالإضافة إلى {count:number}", fr: "… et {count:number} de plus",
      en: "… and {count:number} more")
    return [render(text, ["count": String(count)], language, isolating: .none)]
  }

  private func what(_ finding: Finding) -> String { finding.what(language, isolating: .plain) }

  /// `error`, `warning` or `note` in the language, coloured where that is seen.
  public func mark(_ severity: Rule.Severity) -> String {
    let word = Self.word(severity)[language]
    guard colour else { return word }
    let code = severity == .error ? 31 : severity == .warning ? 33 : 36
    return "\u{1B}[\(code)m\(word)\u{1B}[0m"
  }

  static func word(_ severity: Rule.Severity) -> Text {
    switch severity {
    case .error: Text(ar: "خطأ", fr: "erreur", en: "error")
    case .warning: Text(ar: "تنبيه", fr: "avertissement", en: "warning")
    case .note: Text(ar: "ملاحظة", fr: "remarque", en: "note")
    }
  }

  /// How many findings were counted and stand in no list, as one sentence; none where there are none.
  func unlisted(of log: FindingLog) -> [String] {
    guard log.unlisted > 0 else { return [] }
    let count = ["count": String(log.unlisted)]
    return [render(Rule.unlisted.what, count, language, isolating: .plain)]
  }

  /// `2 errors, 31 warnings, 16 notes`; what there is none of is left out.
  public func counts(of log: FindingLog) -> String {
    let counts: [(Rule.Severity, Counted)] = [
      (.error, .errors), (.warning, .warnings), (.note, .notes),
    ]
    let parts = counts.compactMap { severity, noun in
      log.count(of: severity) == 0 ? nil : noun.text(log.count(of: severity), language)
    }
    let none = Text(ar: "لا شيء", fr: "rien à signaler", en: "nothing")
    return parts.isEmpty ? none[language] : parts.joined(separator: language == .ar ? "، " : ", ")
  }
}
