public import Components

/// The rules of inputs, whichever connector brings them.
public enum InputRules: RuleFamily {
  public static let rules: [Rule] = [.inputMissing, .inputChanged, .pathEscapes]

  /// What is wrong with a pipeline, or with how the command was called, rather than with a server.
  public static let ofPipelines: Set<Rule> = [
    .httpAddress, .httpScheme, .httpUserinfo, .httpHeader, .cacheNone, .postgresqlChoice,
    .postgresqlConnection, .postgresqlNoTable,
  ]
}
