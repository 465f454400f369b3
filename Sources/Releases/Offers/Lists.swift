import Formats

/// Members that are left out where they would say nothing.
extension JSONValue {
  /// An array; nil where it would be empty.
  static func unlessEmpty(_ items: [JSONValue]) -> JSONValue? {
    items.isEmpty ? nil : .array(items)
  }

  /// An array of strings; nil where it would be empty.
  static func unlessEmpty(_ items: [String]) -> JSONValue? {
    items.isEmpty ? nil : .strings(items)
  }
}
