public import Components

/// The rules of inputs, whichever connector brings them.
public enum InputRules: RuleFamily {
  public static let rules: [Rule] = [.inputMissing, .inputChanged, .pathEscapes]
}
