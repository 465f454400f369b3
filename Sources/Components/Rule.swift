/// A kind of thing that can be wrong, declared in the file that looks for it.
public struct Rule: Sendable, Hashable {
  /// How much a finding weighs: an error refuses the release, a warning is published with the
  /// data, a note is said and changes nothing.
  public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case note, warning, error
    public static func < (a: Severity, b: Severity) -> Bool {
      allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
  }

  /// Stable identifier such as `csv/ragged-row`; reports, tests and pipelines refer to it.
  public let id: String
  public let severity: Severity
  /// What is wrong, as a template over the values of a finding.
  public let what: Text
  /// What the reader can do about it, as a template over the same values.
  public let fix: Text
  /// The clause of the standard that the rule enforces, if one does.
  public let source: String?
  /// A case of it, for `nashr explain`; every rule has one.
  public let example: Example?

  /// How a rule is broken and how it is kept, in a few lines of data or settings that need no
  /// translation.
  public struct Example: Sendable, Hashable {
    /// What the templates name, as this case has it.
    public let values: [String: String]
    public let wrong: String
    public let right: String

    public init(_ values: [String: String] = [:], wrong: String, right: String) {
      self.values = values
      self.wrong = wrong
      self.right = right
    }
  }

  public init(
    _ id: String, _ severity: Severity = .error, what: Text, fix: Text, source: String? = nil,
    example: Example? = nil
  ) {
    self.id = id
    self.severity = severity
    self.what = what
    self.fix = fix
    self.source = source
    self.example = example
  }

  public static func == (a: Rule, b: Rule) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
