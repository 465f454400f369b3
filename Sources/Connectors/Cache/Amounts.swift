import Components

/// Lengths of time and sizes as people write them in a pipeline.
enum Amounts {
  /// `90s`, `10m`, `12h`, `7d` in seconds; a bare number is seconds. Nil for anything else.
  static func seconds(_ text: String) -> Int? {
    amount(text, ["s": 1, "m": 60, "h": 3600, "d": 86_400])
  }

  /// `512`, `64K`, `16M`, `1G` in bytes, counting in 1024. Nil for anything else.
  static func bytes(_ text: String) -> Int? {
    amount(text, ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30])
  }

  private static func amount(_ text: String, _ units: [String: Int]) -> Int? {
    let unit = text.last.flatMap { units[String($0)] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(digits)
    else { return nil }
    let (amount, isTooMuch) = number.multipliedReportingOverflow(by: unit ?? 1)
    return isTooMuch || amount > 1 << 40 ? nil : amount
  }
}

extension Key where Value == Int {
  /// A length of time in seconds.
  static func time(_ name: String, _ summary: Text, default fallback: Int) -> Key {
    Key(name, summary, shape: "90s | 10m | 12h | 7d", default: fallback) {
      (setting) throws(Finding) in
      guard let seconds = Amounts.seconds(try setting.text()) else {
        throw Finding(.settingShape, at: setting.place, ["expected": "90s | 10m | 12h | 7d"])
      }
      return seconds
    }
  }

  /// A size in bytes.
  static func size(_ name: String, _ summary: Text, default fallback: Int) -> Key {
    Key(name, summary, shape: "512 | 64K | 16M | 1G", default: fallback) {
      (setting) throws(Finding) in
      guard let bytes = Amounts.bytes(try setting.text()) else {
        throw Finding(.settingShape, at: setting.place, ["expected": "512 | 64K | 16M | 1G"])
      }
      return bytes
    }
  }
}
