public import Components

/// A reader of catalogues, and what it would make of one.
///
/// One file of `Portals/`, found by the `Index` plugin. What it says is a function of the files of a
/// publication alone: no clock, no network.
public protocol Visitor: Sendable {
  static var card: Card { get }
  /// What messages call it.
  static var title: String { get }
  /// Whether it keeps datasets, which come, change and go.
  static var keepsDatasets: Bool { get }
  /// Whether resources stay in the portal that their dataset no longer lists.
  static var keepsResources: Bool { get }
  /// Whether it knows a dataset page by page, and forgets a page by itself.
  static var knowsByPage: Bool { get }
  /// Whether it gathers all before it takes any: where it is stopped it takes nothing.
  static var takesAllOrNothing: Bool { get }
  /// The file that it reads first.
  static var feed: String { get }
  /// Reads the site as the portal would, and notes what it would keep.
  static func read(_ site: Site, in language: String, into notes: inout Notes)
}

extension Visitor {
  public static var keepsDatasets: Bool { true }
  public static var keepsResources: Bool { false }
  public static var knowsByPage: Bool { false }
  public static var takesAllOrNothing: Bool { false }
}

/// The portals whose readers there are.
public enum Portals {
  public static var cards: [Card] { all.map { $0.card } }
  public static var names: [String] { all.map { $0.card.name } }
  /// In the order of their names.
  public static var visitors: [any Visitor.Type] { all }

  /// Nil where there is no portal of that name.
  public static func named(_ name: String) -> (any Visitor.Type)? {
    all.first { $0.card.name == name }
  }
}
