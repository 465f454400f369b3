public import Components

/// The rules that formats share.
public enum FormatRules: RuleFamily {
  public static let rules: [Rule] =
    [
      .unreadable, .readOnly, .writeOnly, .badJSON, .badXSD, .notValidXML,
    ] + EncodingRules.rules
}
