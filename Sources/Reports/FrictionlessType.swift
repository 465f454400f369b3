public import Components
import Pipelines

/// What frictionless-py 5 calls an error of ours (`type` of its error record), so that its users can
/// move. Names of its classes in `frictionless/errors`; nil where it has no such error.
public enum FrictionlessType {
  /// The type of one finding.
  public static func of(_ finding: Finding) -> String? {
    switch finding.rule.id {
    case "csv/ragged-row": isShort(finding) ? "missing-cell" : "extra-cell"
    case "schema/fields-differ": finding.values["expected"] == "–" ? "extra-label" : "missing-label"
    default: all(of: finding.rule).first
    }
  }

  /// Every type that findings of a rule may have.
  public static func all(of rule: Rule) -> [String] {
    if let types = rules[rule.id] { return types }
    if constraints.contains(rule) { return ["constraint-error"] }
    return families[String(rule.id.prefix { $0 != "/" })].map { [$0] } ?? []
  }

  private static func isShort(_ finding: Finding) -> Bool {
    let numbers = ["count", "expected"].compactMap { finding.values[$0].flatMap { Int($0) } }
    return numbers.count == 2 && numbers[0] < numbers[1]
  }

  private static let constraints = Set(SchemaConstraints.cards.flatMap(\.rules))

  private static let rules: [String: [String]] = [
    "csv/ragged-row": ["missing-cell", "extra-cell"], "csv/blank-line": ["blank-row"],
    "csv/no-header": ["source-error"], "csv/empty-name": ["blank-label"],
    "csv/duplicate-column": ["duplicate-label"], "csv/not-utf8": ["encoding-error"],
    "schema/type": ["type-error"], "schema/format": ["type-error"],
    "schema/unique": ["unique-error"], "schema/primary-key": ["primary-key"],
    "schema/foreign-key": ["foreign-key"], "schema/no-such-table": ["schema-error"],
    "schema/reference-not-checked": [], "schema/pattern-too-costly": [],
    "schema/fields-differ": ["missing-label", "extra-label"],
    "schema/field-order": ["incorrect-label"], "package/hash": ["hash-count"],
    "package/not-read": [], "input/missing": ["scheme-error"],
    "input/path-escapes": ["resource-error"], "input/unreadable": ["scheme-error"],
    "input/changed": [],
  ]

  /// For rules that the table above does not name.
  private static let families = [
    "check": "row-constraint", "csv": "source-error", "encoding": "encoding-error",
    "package": "package-error",
    "pipeline": "pipeline-error", "schema": "schema-error",
  ]
}
