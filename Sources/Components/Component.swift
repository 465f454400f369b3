/// Anything a pipeline file can name: a connector, a format, a stage, a check.
///
/// A component is one file: its card, its rules, its code. The `Index` plugin finds it by its folder.
public protocol Component: Sendable {
  static var card: Card { get }
  init(_ options: Options) throws(Finding)
}

/// How a component introduces itself; help, documentation and the reading of options derive from it.
public struct Card: Sendable {
  /// What a pipeline file calls it: lower-case words joined by hyphens.
  public let name: String
  /// One sentence for someone who has not seen the code.
  public let summary: Text
  public let keys: [any KeyInfo]
  /// How a pipeline writes its options, on a table `members` with the columns `kind`, `name`, `total`,
  /// `part` (whole numbers both) and `day` (a date) beside another, `others`, with the same. Documentation shows it; conformance tests run it.
  public let example: String
  /// The rules that the component can report.
  public let rules: [Rule]

  public init(
    _ name: String, _ summary: Text, _ keys: [any KeyInfo] = [], example: String = "",
    rules: [Rule] = []
  ) {
    self.name = name
    self.summary = summary
    self.keys = keys
    self.example = example
    self.rules = rules
  }
}

/// What documentation needs to know of an option.
public protocol KeyInfo: Sendable {
  var name: String { get }
  var summary: Text { get }
  /// How its value is written: `text`, `list`, `true | false` …
  var shape: String { get }
  var isRequired: Bool { get }
}

/// One option: its name, what it means, and how its value is read.
public struct Key<Value: Sendable>: KeyInfo {
  public let name: String
  public let summary: Text
  public let shape: String
  public let fallback: Value?
  let read: @Sendable (Setting) throws(Finding) -> Value

  public var isRequired: Bool { fallback == nil }

  /// An option whose value `read` makes from what was written; required unless it has a fallback.
  public init(
    _ name: String, _ summary: Text, shape: String, default fallback: Value? = nil,
    read: @escaping @Sendable (Setting) throws(Finding) -> Value
  ) {
    self.name = name
    self.summary = summary
    self.shape = shape
    self.fallback = fallback
    self.read = read
  }
}

extension Key where Value == String {
  public static func text(_ name: String, _ summary: Text, default fallback: String? = nil) -> Key {
    Key(name, summary, shape: "text", default: fallback) { (setting) throws(Finding) in
      try setting.text()
    }
  }
}

extension Key where Value == [String] {
  public static func texts(_ name: String, _ summary: Text, default fallback: [String]? = nil)
    -> Key
  {
    Key(name, summary, shape: "text, or a list of texts", default: fallback) {
      (setting) throws(Finding) in try setting.texts()
    }
  }
}

/// What a pipeline file says about one component.
public struct Options: Sendable {
  public let place: Place
  private let settings: [String: Setting]

  /// Reads the options of the component that `card` introduces. Refuses an option it does not have.
  /// A null or absent `setting` is no options.
  public init(_ setting: Setting?, for card: Card, at place: Place) throws(Finding) {
    var settings: [String: Setting] = [:]
    if let setting, !setting.isNull {
      for entry in try setting.entries(among: card.keys.map(\.name)) {
        settings[entry.name] = entry.value
      }
    }
    self.settings = settings
    self.place = place
  }

  public subscript<Value>(key: Key<Value>) -> Value {
    get throws(Finding) {
      if let setting = settings[key.name] { return try key.read(setting) }
      guard let fallback = key.fallback else {
        throw Finding(.settingMissing, at: place, ["name": key.name])
      }
      return fallback
    }
  }

  /// Whether the option was written.
  public func states(_ key: any KeyInfo) -> Bool { settings[key.name] != nil }

  /// Where the option was written, else where its component was.
  public func place(of key: any KeyInfo) -> Place { settings[key.name]?.place ?? place }
}
