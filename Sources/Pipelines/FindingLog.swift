public import Components

/// What a run has found: exact totals always, the findings themselves up to `limit`, in an order that
/// does not depend on how the work was cut or shared out.
public struct FindingLog: Sendable {
  public static let defaultLimit = 100_000

  public private(set) var findings: [Finding] = []
  public private(set) var totals: [Rule: Int] = [:]
  let limit: Int

  public init(limit: Int = FindingLog.defaultLimit) { self.limit = limit }

  public mutating func add(_ finding: Finding) {
    totals[finding.rule, default: 0] += 1
    if findings.count < limit { findings.append(finding) }
  }

  /// Counts findings of a rule that are not listed.
  mutating func count(_ rule: Rule, _ number: Int) {
    if number > 0 { totals[rule, default: 0] += number }
  }

  public mutating func add(_ other: FindingLog) {
    totals.merge(other.totals, uniquingKeysWith: +)
    findings.append(contentsOf: other.findings.prefix(max(0, limit - findings.count)))
  }

  /// How many findings there are of a severity.
  public func count(of severity: Rule.Severity) -> Int {
    totals.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
  }

  /// How many findings there are in all.
  public var count: Int { totals.values.reduce(0, +) }

  /// How many are counted and not listed; said wherever the list is shown.
  public var unlisted: Int { count - findings.count }

  /// The rules that were broken, errors first, then by id.
  public var rules: [Rule] {
    totals.keys.sorted { ($1.severity, $0.id) < ($0.severity, $1.id) }
  }

  /// The first findings of a rule.
  public func samples(of rule: Rule, _ count: Int) -> [Finding] {
    var samples: [Finding] = []
    for finding in findings where finding.rule == rule {
      samples.append(finding)
      if samples.count == count { break }
    }
    return samples
  }
}
