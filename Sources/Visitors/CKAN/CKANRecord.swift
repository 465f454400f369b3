import Formats

/// A dataset as CKAN holds it: fields, and extras, which are a list of keys and values.
struct CKANRecord {
  private(set) var fields: [JSONValue.Member] = []
  private(set) var extras: [(key: String, value: JSONValue)] = []
  var tags: [String] = []
  var resources: [[JSONValue.Member]] = []

  /// The text of a field.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value.text }

  mutating func set(_ name: String, _ value: JSONValue) {
    fields.removeAll { $0.name == name }
    fields.append(.init(name, value))
  }

  /// Sets a field to a text that is not empty.
  mutating func set(_ name: String, text: String) {
    if !text.isEmpty { set(name, .string(text)) }
  }

  mutating func add(extra key: String, _ value: String) {
    extras.append((key, .string(value)))
  }

  mutating func add(extra key: String, json value: JSONValue) { extras.append((key, value)) }

  /// Adds an extra whose text is not empty.
  mutating func add(extra key: String, text: String) {
    if !text.isEmpty { add(extra: key, text) }
  }

  /// Puts a text in the place of the extra of that key, else at the end.
  mutating func replace(extra key: String, text: String) {
    guard !text.isEmpty else { return }
    if let index = extras.firstIndex(where: { $0.key == key }) {
      extras[index].value = .string(text)
    } else {
      add(extra: key, text)
    }
  }

  func extra(_ key: String) -> String? { extras.first { $0.key == key }?.value.text }

  var json: JSONValue {
    let lists: [JSONValue.Member] = [
      .init("tags", .array(tags.map { .object([.init("name", .string($0))]) })),
      .init(
        "extras",
        .array(
          extras.map { .object([.init("key", .string($0.key)), .init("value", $0.value)]) })),
      .init("resources", .array(resources.map { .object($0) })),
    ]
    return .object(fields + lists)
  }

  /// What each resource is known by, and its address.
  var addresses: [Notes.Resource] {
    resources.compactMap { resource in
      func text(_ name: String) -> String {
        resource.first { $0.name == name }?.value.text ?? ""
      }
      return text("uri").isEmpty ? nil : .init(identity: text("uri"), address: text("url"))
    }
  }
}
