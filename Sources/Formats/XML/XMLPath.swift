internal import Components

/// One element on the way: its name, and what attributes it must have.
struct XMLStep: Sendable, Hashable {
  struct Condition: Sendable, Hashable {
    let name: XMLNameTest, value: [UInt8]
  }
  let name: XMLNameTest
  var conditions: [Condition] = []

  func matches(_ tag: XMLTag) -> Bool {
    tag.isNamed(name) && conditions.allSatisfy { tag.attribute($0.name) == $0.value }
  }
}

/// Which elements are records: `/network/members/member` from the root on, `//member` at any depth.
struct XMLRecordPath: Sendable, Hashable {
  /// As the pipeline has it.
  let text: String
  let isAnywhere: Bool
  let steps: [XMLStep]

  /// Children of the root, which is how Nashr and databases write.
  static let childrenOfRoot = XMLRecordPath(
    text: "/*/*", isAnywhere: false,
    steps: [XMLStep(name: XMLNameTest(nil)), XMLStep(name: XMLNameTest(nil))])
}

/// Where in a record the value of a column stands.
struct XMLColumn: Sendable, Hashable {
  enum Target: Sendable, Hashable {
    /// All text within the element, that of elements in it included (XPath's `.`).
    case string
    /// The text of the element itself (`text()`).
    case text
    case attribute(XMLNameTest)
  }
  let name: String
  /// How many elements above the record the attribute stands (`../@code`).
  var up = 0
  var steps: [XMLStep] = []
  var target = Target.string
}
