import Components

extension JSONValue {
  /// The value that a whole JSON text is; nil where `JSONReader` refuses it. Whole numbers that fit are
  /// `integer`, other numbers `raw` as written; members keep their order.
  public init?(parsing bytes: [UInt8]) {
    do throws(Finding) { self.init(counting: try JSONReader.read(bytes, file: "")) } catch {
      return nil
    }
  }

  private init(counting setting: Setting) {
    switch setting.value {
    case .scalar(let text, .number): self = Int(text).map { .integer($0) } ?? .raw(text)
    case .scalar(let text, .boolean): self = .boolean(text == "true")
    case .sequence(let items): self = .array(items.map { JSONValue(counting: $0) })
    case .mapping(let entries):
      self = .object(entries.map { Member($0.name, JSONValue(counting: $0.value)) })
    case .scalar: self.init(setting)
    }
  }

  /// The first member of that name; nil for what is not an object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string; nil for what is none.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The items of an array; nil for what is none.
  public var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}
