internal import Components

/// A JSON value as JSON Schema compares them (Core §4.2): numbers by value, texts scalar by scalar,
/// objects without order.
indirect enum JSONDatum: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(JSONNumber)
  /// UTF-8.
  case string([UInt8])
  case array([JSONDatum])
  /// In the order of the bytes of their names.
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: [UInt8], value: JSONDatum
  }

  /// A plain YAML scalar is a string.
  init(_ setting: Setting) {
    switch setting.value {
    case .scalar(_, .null): self = .null
    case .scalar(let text, .boolean): self = .boolean(text == "true")
    case .scalar(let text, .number): self = .number(JSONNumber(text))
    case .scalar(let text, .text), .scalar(let text, .plain): self = .string(Array(text.utf8))
    case .sequence(let items): self = .array(items.map { JSONDatum($0) })
    case .mapping(let entries):
      self = .object(
        entries.map { Member(name: Array($0.name.utf8), value: JSONDatum($0.value)) }
          .sorted { $0.name.lexicographicallyPrecedes($1.name) })
    }
  }

  /// How many values there are, this one and those inside.
  var size: Int {
    switch self {
    case .array(let items): items.reduce(1) { $0 + $1.size }
    case .object(let members): members.reduce(1) { $0 + $1.value.size }
    default: 1
    }
  }
}

extension [JSONDatum.Member] {
  /// The index of a member by its name, among members in order; nil where there is none.
  func index(of name: [UInt8]) -> Int? {
    var low = 0, high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].name.lexicographicallyPrecedes(name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self[low].name == name ? low : nil
  }
}

/// The types that JSON Schema tells apart (Validation §6.1.1).
enum JSONType: String, CaseIterable, Sendable {
  case null, boolean, object, array, number, string, integer

  func includes(_ value: JSONDatum) -> Bool {
    switch (self, value) {
    case (.null, .null), (.boolean, .boolean), (.object, .object), (.array, .array),
      (.number, .number), (.string, .string):
      true
    case (.integer, .number(let number)): number.isInteger
    default: false
    }
  }
}

/// JSON Pointers (RFC 6901).
enum JSONPointer {
  /// A name or index as a part of a pointer, with the slash before it.
  static func part(_ name: String) -> String {
    var part = "/"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": part += "~0"
      case "/": part += "~1"
      default: part.unicodeScalars.append(scalar)
      }
    }
    return part
  }

  /// The names and indices of a pointer that begins with a slash or is empty; nil where a `~` is
  /// followed by neither 0 nor 1.
  static func names(_ pointer: String) -> [String]? {
    var names: [String] = []
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      var name = ""
      var scalars = part.unicodeScalars.makeIterator()
      while let scalar = scalars.next() {
        guard scalar == "~" else {
          name.unicodeScalars.append(scalar)
          continue
        }
        switch scalars.next() {
        case "0": name += "~"
        case "1": name += "/"
        default: return nil
        }
      }
      names.append(name)
    }
    return names
  }
}
