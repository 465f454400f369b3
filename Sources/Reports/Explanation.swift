public import Components
public import Formats
import Languages
import Releases

/// What there is to know about a rule, in one language.
public struct Explanation {
  private let rule: Rule
  private let language: Language

  public init(_ rule: Rule, _ language: Language) {
    self.rule = rule
    self.language = language
  }

  /// What the rule says in general, with `…` for each value.
  public var title: String { Sentence.title(of: rule)[language.rawValue] ?? "" }

  /// A heading, what it means in a case, the clause, the case wrong and right, the repair.
  public var text: String {
    let severity = Summary(language).mark(rule.severity)
    let facts = self.facts.map { "\(label($0.0)) \($0.1)\n" }.joined()
    let example = examples.map { "\(label($0.0))\n\(Self.indented($0.1))" }.joined()
    return "\(rule.id) (\(severity))\n\n\(said(rule.what))\n\n\(example)\n\(facts)"
  }

  /// The same in Markdown, under a heading.
  public var markdown: String {
    let severity = Summary(language).mark(rule.severity)
    let facts = self.facts.map { "- \(label($0.0)) \($0.1)\n" }.joined()
    let example = examples.map { "\(label($0.0))\n\n\(Self.fenced($0.1))\n" }.joined()
    return "### `\(rule.id)` (\(severity))\n\n\(said(rule.what))\n\n\(example)\(facts)"
  }

  /// The same in three languages for machines.
  public static func json(_ rule: Rule) -> JSONValue {
    let example = rule.example.map { example in
      JSONValue.object(["wrong": .string(example.wrong), "right": .string(example.right)])
    }
    func texts(_ template: Text) -> JSONValue {
      .object(
        Language.allCases.map { language in
          .init(language.rawValue, .string(Explanation(rule, language).said(template)))
        })
    }
    return .object([
      "rule": .string(rule.id), "severity": .string(rule.severity.rawValue),
      "types": .strings(FrictionlessType.all(of: rule)),
      "source": rule.source.map { .string($0) }, "messages": texts(rule.what),
      "fix": texts(rule.fix), "example": example,
    ])
  }

  // MARK: parts

  /// A wording of the rule, filled with the values of its example.
  private func said(_ template: Text) -> String {
    render(template, rule.example?.values ?? [:], language, isolating: .plain, limit: 1000)
  }

  private func label(_ text: Text) -> String { language.typeset(text[language]) }

  private var facts: [(Text, String)] {
    let types = FrictionlessType.all(of: rule).joined(separator: ", ")
    let all: [(Text, String?)] = [
      (Self.fix, said(rule.fix)), (Self.source, rule.source),
      (Self.type, types.isEmpty ? nil : types),
    ]
    return all.compactMap { label, value in value.map { (label, $0) } }
  }

  private var examples: [(Text, String)] {
    guard let example = rule.example else { return [] }
    return [(Self.wrong, example.wrong), (Self.right, example.right)]
  }

  private static func indented(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
  }

  private static func fenced(_ lines: String) -> String { "```\n\(lines)\n```\n" }

  private static let fix = Text(ar: "ما ينبغي فعله:", fr: "Que faire :", en: "What to do:")
  private static let source = Text(ar: "المرجع:", fr: "Référence :", en: "Reference:")
  private static let type = Text(
    ar: "الاسم في frictionless:", fr: "Nom dans frictionless :", en: "Name in frictionless:")
  private static let wrong = Text(ar: "غير سليم:", fr: "Faux :", en: "Wrong:")
  private static let right = Text(ar: "سليم:", fr: "Juste :", en: "Right:")
}
