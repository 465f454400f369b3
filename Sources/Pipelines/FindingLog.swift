public import Components

/// What a run has found: exact totals always, the findings themselves up to `limit`, in an order that
/// does not depend on how the work was cut or shared out.
public struct FindingLog: Sendable {
  public static let defaultLimit = 100_000

  /// All findings of one rule that weigh the same. One rule may have several weights in a run, since
  /// each table may weigh it differently.
  public struct Group: Sendable, Hashable {
    public let rule: Rule
    public let severity: Rule.Severity
    /// How many there are, listed or not.
    public let count: Int
  }

  /// A rule and what its findings weigh.
  public struct Kind: Sendable, Hashable {
    public let rule: Rule
    public let severity: Rule.Severity

    public init(_ finding: Finding) { self.init(rule: finding.rule, severity: finding.severity) }

    public init(rule: Rule, severity: Rule.Severity) {
      self.rule = rule
      self.severity = severity
    }
  }

  public private(set) var findings: [Finding] = []
  /// How many there are of each kind, listed or not.
  public private(set) var totals: [Kind: Int] = [:]
  let limit: Int

  public init(limit: Int = FindingLog.defaultLimit) { self.limit = limit }

  public mutating func add(_ finding: Finding) {
    totals[Kind(finding), default: 0] += 1
    if findings.count < limit { findings.append(finding) }
  }

  /// Adds a finding before all others, listed whatever the limit.
  mutating func addFirst(_ finding: Finding) {
    totals[Kind(finding), default: 0] += 1
    findings.insert(finding, at: 0)
  }

  /// Counts findings of a rule that are not listed, and weigh as it does where nothing else is said.
  mutating func count(_ rule: Rule, _ number: Int, weighing severity: Rule.Severity? = nil) {
    let kind = Kind(rule: rule, severity: severity ?? rule.severity)
    if number > 0 { totals[kind, default: 0] += number }
  }

  public mutating func add(_ other: FindingLog) {
    totals.merge(other.totals, uniquingKeysWith: +)
    findings.append(contentsOf: other.findings.prefix(max(0, limit - findings.count)))
  }

  /// Weighs what was found in a table of `rows` rows as the pipeline wants it. Every finding of a rule
  /// gets the same weight, which the exact total decides.
  public mutating func weigh(by policy: SeverityPolicy, rows: Int) {
    if policy.isEmpty { return }
    var counts: [Rule: Int] = [:]
    for (kind, count) in totals { counts[kind.rule, default: 0] += count }
    let weights = counts.compactMap { rule, count in
      policy.severity(of: rule, count: count, rows: rows).map { (rule, $0) }
    }
    let severities = Dictionary(uniqueKeysWithValues: weights)
    var weighed: [Kind: Int] = [:]
    for (kind, count) in totals {
      let severity = severities[kind.rule] ?? kind.severity
      weighed[Kind(rule: kind.rule, severity: severity), default: 0] += count
    }
    totals = weighed
    findings = findings.map { finding in
      severities[finding.rule].map { finding.weighing($0) } ?? finding
    }
  }

  /// Weighs the errors of some rules as warnings, but for the first `kept` findings of the list.
  mutating func soften(_ rules: Set<Rule>, after kept: Int) {
    var spared: [Rule: Int] = [:]
    for finding in findings.prefix(kept) where finding.severity == .error {
      spared[finding.rule, default: 0] += 1
    }
    for rule in rules {
      guard let count = totals.removeValue(forKey: Kind(rule: rule, severity: .error)) else {
        continue
      }
      let staying = spared[rule, default: 0]
      if staying > 0 { totals[Kind(rule: rule, severity: .error)] = staying }
      totals[Kind(rule: rule, severity: .warning), default: 0] += count - staying
    }
    for (index, finding) in findings.enumerated().dropFirst(kept)
    where finding.severity == .error && rules.contains(finding.rule) {
      findings[index] = finding.weighing(.warning)
    }
  }

  /// How many findings there are of a severity.
  public func count(of severity: Rule.Severity) -> Int {
    totals.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
  }

  /// How many findings there are in all.
  public var count: Int { totals.values.reduce(0, +) }

  /// How many are counted and not listed; said wherever the list is shown.
  public var unlisted: Int { count - findings.count }

  /// What was found, a group a rule and severity: errors first, then by the rule's id.
  public var groups: [Group] {
    totals.map { Group(rule: $0.key.rule, severity: $0.key.severity, count: $0.value) }
      .sorted { ($1.severity, $0.rule.id) < ($0.severity, $1.rule.id) }
  }

  /// The first findings of a group.
  public func samples(of group: Group, _ count: Int) -> [Finding] {
    var samples: [Finding] = []
    for finding in findings where finding.rule == group.rule && finding.severity == group.severity {
      samples.append(finding)
      if samples.count == count { break }
    }
    return samples
  }
}
