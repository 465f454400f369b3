import Components

/// The kinds of options that several checks have.
extension Key where Value == Int {
  /// A whole number that is not negative.
  static func whole(_ name: String, _ summary: Text, default fallback: Int? = nil) -> Key {
    Key(name, summary, shape: "whole number", default: fallback) { (setting) throws(Finding) in
      let number = try setting.integer()
      guard number >= 0 else {
        throw Finding(.settingShape, at: setting.place, ["expected": "0, 1, 2 …"])
      }
      return number
    }
  }
}

extension Key where Value == Share? {
  /// A percentage or a fraction; nil where it is not stated.
  static func share(_ name: String, _ summary: Text) -> Key {
    Key(name, summary, shape: "5% or 1/2", default: .some(nil)) { (setting) throws(Finding) in
      guard let share = Share(try setting.text()) else {
        throw Finding(.settingShape, at: setting.place, ["expected": "5% | 1/2"])
      }
      return share
    }
  }
}

extension Key where Value == Bool {
  static func flag(_ name: String, _ summary: Text) -> Key {
    Key(name, summary, shape: "true or false", default: false) { (setting) throws(Finding) in
      try setting.boolean()
    }
  }
}

extension Key where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of an enumeration.
  static func word(_ name: String, _ summary: Text, default fallback: Value? = nil) -> Key {
    let words = Value.allCases.map(\.rawValue)
    return Key(name, summary, shape: words.joined(separator: " | "), default: fallback) {
      (setting) throws(Finding) in
      let word = try setting.text()
      guard let value = Value(rawValue: word) else {
        throw .unknown(word, at: setting.place, among: words)
      }
      return value
    }
  }
}

extension Options {
  /// A finding at the check where none of some options is stated.
  func missing(_ names: String) -> Finding {
    Finding(.settingMissing, at: place, ["name": names])
  }
}
