import ArgumentParser
import Components
import Formats
import Languages
import Pipelines
import Reports

struct ExplainCommand: ParsableCommand {
  enum ExplainFormat: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule: what it means, an example, the repair. Lists all rules without one."
  )

  @Argument(help: "The rule, as findings name it, such as schema/type.") var rule: String?
  @Flag(help: "Explain every rule.") var all = false
  @Flag(help: "Print the JSON Schema of the reports that --format json makes.")
  var reportSchema = false
  @Option(help: "text, json or markdown.") var format = ExplainFormat.text
  @Option(help: "The language: ar, fr or en; else that of the locale.") var lang: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang must be ar, fr or en, not '\(lang)'.")
    }
    if rule != nil && all { throw ValidationError("Give a rule, or --all, not both.") }
  }

  func run() throws {
    if reportSchema { return Terminal.output(ReportSchema.text) }
    guard let rule else { return Terminal.output(everything) }
    guard let found = Rules.all.first(where: { $0.id == rule }) else { try refuse(rule) }
    Terminal.output(format == .json ? text(Explanation.json(found)) : one(found))
  }

  private var language: Language { ReportOptions.language(lang) }

  private func one(_ rule: Rule) -> String {
    let explanation = Explanation(rule, language)
    return format == .markdown ? explanation.markdown : explanation.text
  }

  private var everything: String {
    switch format {
    case .json: text(.array(Rules.all.map(Explanation.json)))
    case .markdown: Rules.all.map(one).joined(separator: "\n")
    case .text: all ? Rules.all.map(one).joined(separator: "\n") : list
    }
  }

  /// A line a rule, by family.
  private var list: String {
    Rules.byFamily.map { family in
      let lines = family.rules.map { rule in
        let severity = Summary(language).mark(rule.severity)
        let title = Explanation(rule, language).title
        return "  \(rule.id) (\(severity)): \(title)\n"
      }
      return family.name + "\n" + lines.joined()
    }.joined()
  }

  private func text(_ value: JSONValue) -> String {
    String(decoding: value.encoded(), as: UTF8.self)
  }

  private func refuse(_ name: String) throws -> Never {
    let finding = Finding.unknownRule(name, among: Rules.all.map(\.id))
    Terminal.error(Summary(language).text(of: FindingLog([finding])))
    throw Exit.usage
  }
}

extension Finding {
  fileprivate static func unknownRule(_ name: String, among ids: [String]) -> Finding {
    let place = Place.file("nashr explain")
    if let near = nearest(to: name, among: ids) {
      return Finding(.settingMisspelt, at: place, ["value": name, "expected": near])
    }
    return Finding(.noSuchRule, at: place, ["value": name])
  }
}

extension Rule {
  static let noSuchRule = Rule(
    "setting/no-such-rule",
    what: Text(
      ar: "لا توجد قاعدة باسم {value}.", fr: "Il n’y a pas de règle {value}.",
      en: "There is no rule {value}."),
    fix: Text(
      ar: "لعرض كل القواعد نفذ nashr explain.", fr: "Toutes les règles : nashr explain.",
      en: "All rules: nashr explain."),
    example: .init(
      ["value": "required"], wrong: "nashr explain required",
      right: "nashr explain schema/required"))
}
