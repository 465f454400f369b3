import Columns
import Components
import Formats

/// How much findings weigh where their pipeline says otherwise than their rules: a word for a rule, or
/// thresholds that the number of its findings in a table is compared with.
///
///     severity:
///       schema/enum: warning
///       check/disagreement: {warn-above: 5, refuse-above: 1%}
///
/// What a table states of a rule replaces what the pipeline states of it. So does what is stated of one
/// portal, of the rules by which the rehearsal reads the publication as that portal; rows are datasets
/// there.
public struct SeverityPolicy: Sendable, Hashable {
  /// What is stated of one rule.
  enum Weight: Sendable, Hashable {
    case always(Rule.Severity)
    /// A note up to the first threshold, a warning above it, an error above the second. Without the
    /// first, findings are warnings from the first one on; without the second, never errors.
    case above(warning: Threshold?, error: Threshold?)
  }

  /// A number of findings, or a share of the rows of the table.
  enum Threshold: Sendable, Hashable {
    case count(Int)
    case share(Share)

    /// Whether `count` findings in a table of `rows` rows are more than this. In a table without rows
    /// every finding is more than any share.
    func isPassed(by count: Int, of rows: Int) -> Bool {
      switch self {
      case .count(let most): count > most
      case .share(let share): share.isLess(than: count, of: rows)
      }
    }
  }

  private var weights: [String: Weight] = [:]

  public init() {}

  var isEmpty: Bool { weights.isEmpty }

  /// This policy with what `other` states put over it.
  func overridden(by other: SeverityPolicy) -> SeverityPolicy {
    var both = self
    both.weights.merge(other.weights) { $1 }
    return both
  }

  /// What `count` findings of a rule weigh in a table of `rows` rows; nil where nothing is stated.
  func severity(of rule: Rule, count: Int, rows: Int) -> Rule.Severity? {
    switch weights[rule.id] {
    case nil: return nil
    case .always(let severity): return severity
    case .above(let warning, let error):
      if let error, error.isPassed(by: count, of: rows) { return .error }
      return warning.map { $0.isPassed(by: count, of: rows) } ?? true ? .warning : .note
    }
  }

  /// Whether findings of a rule may weigh less than an error.
  func mayLower(_ rule: Rule) -> Bool {
    switch weights[rule.id] {
    case nil, .always(.error): false
    case .always, .above: true
    }
  }
}

extension SeverityPolicy {
  /// The rules that tables are checked by, which can be weighed, as those of portals can. What is wrong
  /// with a pipeline, a schema or a file as a whole has no rows to count.
  static let rules: [Rule] = {
    let cards = Kinds.cards + Stages.cards + Checks.cards + SchemaConstraints.cards
    var seen: Set<Rule> = []
    return cards.flatMap(\.rules).filter { seen.insert($0).inserted }
  }()

  /// The errors that stay errors: of formats, since rows are lost or cannot be written, and of types,
  /// since what is published says what type each value has.
  static let fixed: Set<Rule> = Set(
    Kinds.cards.flatMap(\.rules).filter { $0.severity == .error } + [
      .wrongType, .noSuchTable, .tooCostly,
    ])

  /// Reads a mapping from rules to a word or thresholds. Refuses a rule that is not among `rules`, and
  /// one whose findings must stay errors.
  init(_ setting: Setting?, of rules: [Rule] = SeverityPolicy.rules) throws(Finding) {
    guard let setting, !setting.isNull else { return }
    for entry in try setting.entries() {
      guard let rule = rules.first(where: { $0.id == entry.name }) else {
        throw .unknown(entry.name, at: entry.place, among: rules.map(\.id))
      }
      weights[rule.id] = try Self.weight(entry.value)
      if Self.fixed.contains(rule), mayLower(rule) {
        throw Finding(.severityFixed, at: entry.place, ["value": rule.id])
      }
    }
  }

  private static func weight(_ setting: Setting) throws(Finding) -> Weight {
    if case .scalar = setting.value {
      let word = try setting.text()
      guard let severity = Rule.Severity(rawValue: word) else {
        throw .unknown(
          word, at: setting.place, among: Rule.Severity.allCases.map(\.rawValue))
      }
      return .always(severity)
    }
    let entries = try setting.entries(among: ["warn-above", "refuse-above"])
    guard !entries.isEmpty else {
      throw Finding(.settingShape, at: setting.place, ["expected": "warn-above, refuse-above"])
    }
    return .above(
      warning: try setting["warn-above"].map(threshold),
      error: try setting["refuse-above"].map(threshold))
  }

  private static func threshold(_ setting: Setting) throws(Finding) -> Threshold {
    let text = try setting.text()
    if let count = Int(text), count >= 0 { return .count(count) }
    guard text.hasSuffix("%"), let share = Share(text) else {
      throw Finding(.settingShape, at: setting.place, ["expected": "5 | 1%"])
    }
    return .share(share)
  }
}

extension Rule {
  static let severityFixed = Rule(
    "pipeline/severity-fixed",
    what: Text(
      ar: "لا يمكن تخفيف القاعدة {value}: ما يخالفها لا يقرأ أو لا يصح نشره.",
      fr:
        "La règle {value} ne peut pas être allégée : ce qui l’enfreint ne peut être ni lu ni publié.",
      en: "The rule {value} cannot be made lighter: what breaks it cannot be read or published."),
    fix: Text(
      ar: "احذف هذا السطر، أو اكتب error.", fr: "Retirez cette ligne, ou écrivez error.",
      en: "Remove this line, or write error."),
    example: .init(
      ["value": "csv/ragged-row"], wrong: "severity: {csv/ragged-row: note}",
      right: "severity: {csv/blank-line: warning}"))
}
