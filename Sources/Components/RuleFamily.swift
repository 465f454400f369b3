/// A list of rules that stand on no component's card, so that `nashr explain` can find every rule there
/// is. Each module has one, beside its cards.
public protocol RuleFamily: Sendable {
  static var rules: [Rule] { get }
}

/// The rules of settings, whichever file they are written in.
public enum SettingRules: RuleFamily {
  public static let rules: [Rule] = [
    .settingMisspelt, .settingUnknown, .settingUndeclared, .settingMissing, .settingShape,
    .duplicateName,
  ]
}
