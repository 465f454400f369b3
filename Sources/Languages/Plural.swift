public import Components

/// The plural categories of Unicode CLDR for cardinal numbers.
public enum Plural: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}

extension Language {
  /// The category of a whole number (CLDR plural rules, cardinals). The sign does not count.
  public func plural(_ number: Int) -> Plural {
    let size = number.magnitude
    return switch self {
    case .ar: Self.arabic(size)
    case .fr: Self.french(size)
    case .en: size == 1 ? .one : .other
    }
  }

  /// ar: zero n = 0; one n = 1; two n = 2; few n % 100 = 3..10; many n % 100 = 11..99.
  private static func arabic(_ size: UInt) -> Plural {
    switch size {
    case 0: .zero
    case 1: .one
    case 2: .two
    default:
      switch size % 100 {
      case 3...10: .few
      case 11...99: .many
      default: .other
      }
    }
  }

  /// fr: one i = 0,1; many i != 0 and i % 1000000 = 0 (`2 000 000 de lignes`).
  private static func french(_ size: UInt) -> Plural {
    if size < 2 { return .one }
    return size % 1_000_000 == 0 ? .many : .other
  }
}
