import Components
import Connectors
import Formats
import Pipelines
import Releases
import Reports
import Visitors

/// Every rule there is: those on the cards of components and those of the families beside them.
enum Rules {
  private static let families: [any RuleFamily.Type] = [
    SettingRules.self, InputRules.self, ArchiveRules.self, FormatRules.self, PipelineRules.self,
    InferringRules.self,
    IdentityRules.self, QuarantineRules.self, ReleaseRules.self, ReportRules.self, RunRules.self,
    RehearsalRules.self,
  ]

  /// By id, each once.
  static let all: [Rule] = {
    let cards = ComponentsCommand.families.flatMap(\.cards)
    let rules = Set(cards.flatMap(\.rules) + families.flatMap { $0.rules })
    return rules.sorted { $0.id < $1.id }
  }()

  /// The rules by what stands before the slash, in order.
  static let byFamily: [(name: String, rules: [Rule])] = {
    let groups = Dictionary(grouping: all) { String($0.id.prefix { $0 != "/" }) }
    return groups.sorted { $0.key < $1.key }.map { (name: $0.key, rules: $0.value) }
  }()
}
