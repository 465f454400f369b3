public import Components

/// The rules of reports themselves.
public enum ReportRules: RuleFamily {
  public static let rules: [Rule] = [.unlisted]
}
