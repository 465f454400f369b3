public import Components

extension Language {
  /// Items in a sentence: `a, b and c`, `a, b et c`, `a وb وc` (CLDR list patterns, "and").
  /// With isolation each item is `legible` and set apart; without, it stands as given.
  public func list(_ items: [String], isolating isolation: Isolation = .none) -> String {
    let items =
      isolation == .none ? items : items.map { isolation.wrap($0.legible) }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let others = items.dropLast()
    return switch self {
    case .ar: items.joined(separator: " و")
    case .fr: others.joined(separator: ", ") + " et " + last
    case .en: others.joined(separator: ", ") + " and " + last
    }
  }
}
