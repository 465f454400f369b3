/// What the number formats of a workbook make of numbers (ECMA-376 Part 1, 18.8.30 and 18.8.31).
enum NumberFormat {
  /// The formats that every workbook has without stating them. The ones of East Asia, 27 to 36 and 50
  /// to 58, are dates in each of their languages.
  static func builtIn(_ id: Int) -> SheetDate.Kind {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45, 55, 56: .time(hasFraction: false)
    case 22: .datetime(hasFraction: false)
    case 46: .duration
    case 47: .time(hasFraction: true)
    default: .number
    }
  }

  /// What a format code shows, by its first section.
  static func kind(_ code: String) -> SheetDate.Kind {
    var scan = Scan()
    let scalars = Array(code.unicodeScalars)
    if code.lowercased() == "general" { return .number }
    var at = 0
    while at < scalars.count, scalars[at] != ";" { at = scan.take(scalars, at) }
    return scan.kind
  }

  /// What was seen of a code so far.
  private struct Scan {
    private var hasDate = false, hasTime = false, hasMonths = false, hasDuration = false
    private var hasFraction = false
    private var wasSecond = false

    /// Looks at what stands at `at` and answers where the next thing does.
    mutating func take(_ code: [Unicode.Scalar], _ at: Int) -> Int {
      switch code[at] {
      case "\"": return Self.after("\"", code, at + 1)
      // The next character stands for itself, or gives a width, or fills.
      case "\\", "_", "*": return at + 2
      case "[": return takeBracket(code, at)
      case "E", "e":
        // An exponent, else a year of an era.
        if at + 1 < code.count, code[at + 1] == "+" || code[at + 1] == "-" { return at + 2 }
        hasDate = true
      case "G", "g":
        if Self.begins("general", code, at) { return at + 7 }
        hasDate = true
      case "A", "a":
        if Self.begins("am/pm", code, at) { return takeHalf(at + 5) }
        if Self.begins("a/p", code, at) { return takeHalf(at + 3) }
        // Day of the week in East Asia, and `aaaa` for years in French.
        if Self.begins("aaa", code, at) { hasDate = true }
      case "y", "Y", "d", "D", "b", "B": hasDate = true
      case "j", "J": if Self.begins("jj", code, at) { hasDate = true }
      case "m", "M": hasMonths = true
      case "h", "H": hasTime = true
      case "s", "S":
        hasTime = true
        wasSecond = true
        return at + 1
      case "0" where wasSecond || hasFraction: hasFraction = true
      case ".", ",":
        if wasSecond, at + 1 < code.count, code[at + 1] == "0" { hasFraction = true }
      default: break
      }
      if code[at] != "." && code[at] != "," { wasSecond = false }
      return at + 1
    }

    private mutating func takeHalf(_ next: Int) -> Int {
      hasTime = true
      return next
    }

    /// `[h]`, `[mm]` and `[s]` count on; colours, conditions and `[$-40C]` say nothing of it.
    private mutating func takeBracket(_ code: [Unicode.Scalar], _ at: Int) -> Int {
      let end = Self.after("]", code, at + 1)
      let inner = code[(at + 1)..<max(at + 1, end - 1)]
      if let first = inner.first, "hHmMsS".unicodeScalars.contains(first),
        inner.allSatisfy({ $0.properties.lowercaseMapping == first.properties.lowercaseMapping })
      {
        hasDuration = true
      }
      return end
    }

    private static func after(_ end: Unicode.Scalar, _ code: [Unicode.Scalar], _ start: Int) -> Int
    {
      var at = start
      while at < code.count, code[at] != end { at += 1 }
      return at + 1
    }

    private static func begins(_ word: String, _ code: [Unicode.Scalar], _ at: Int) -> Bool {
      let word = Array(word.unicodeScalars)
      guard at + word.count <= code.count else { return false }
      return zip(word, code[at...]).allSatisfy {
        $0 == $1 || $1.isASCII && $0.value == $1.value | 32
      }
    }

    var kind: SheetDate.Kind {
      if hasDuration { return .duration }
      // Months where no hours or seconds are, else minutes.
      if hasTime {
        return hasDate ? .datetime(hasFraction: hasFraction) : .time(hasFraction: hasFraction)
      }
      return hasDate || hasMonths ? .date : .number
    }
  }
}
