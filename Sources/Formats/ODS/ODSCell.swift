/// What is known of a cell while it is read (OpenDocument 1.3 Part 3, 9.1.4 and 19.385).
struct ODSCell {
  enum ValueType { case none, number, text, boolean, date, time, error, unknown }
  /// What white space in a paragraph has come to: none, some that counts where text follows, or some
  /// that does not count.
  enum Space { case none, pending, leading }

  var type = ValueType.none
  /// How many columns have the same.
  var repeats = 1
  /// Whether an attribute gave the value, so that the text that is shown is no part of it.
  var hasValue = false
  /// What its style shows of a date or time.
  var kind: ODSStyles.Kind?
  var hasParagraph = false
  var space = Space.leading
  var formula: [UInt8]?

  var takesText: Bool { !hasValue && (type == .text || type == .error || type == .unknown) }

  mutating func readType(_ attributes: XMLAttributes, _ names: ODSNames) {
    formula = unsafe attributes.value(names.formula, names.table).map { unsafe Array($0) }
    if let kind = unsafe attributes.value(names.valueType, names.calc),
      unsafe kind.elementsEqual("error".utf8)
    {
      type = .error
      return
    }
    guard let kind = unsafe attributes.value(names.valueType, names.office) else { return }
    switch unsafe String(decoding: kind, as: UTF8.self) {
    case "float", "percentage", "currency": type = .number
    case "string": type = .text
    case "boolean": type = .boolean
    case "date": type = .date
    case "time": type = .time
    case "void": type = .none
    default: type = .unknown
    }
  }

  /// The attribute that gives the value.
  func valueName(_ names: ODSNames) -> XMLPushParser.Name? {
    switch type {
    case .number: unsafe names.value
    case .boolean: unsafe names.booleanValue
    case .date: unsafe names.dateValue
    case .time: unsafe names.timeValue
    case .text: unsafe names.stringValue
    case .none, .error, .unknown: nil
    }
  }
}

/// Dates and times of OpenDocument, which are ISO 8601 already.
enum ODSTime {
  /// Drops zeros behind the point of seconds, which say nothing; gives midnight its time where the style
  /// shows times, and takes a time away that it does not show.
  static func rewriteDate(_ bytes: inout [UInt8], _ kind: ODSStyles.Kind?) {
    if let point = bytes.lastIndex(of: UInt8(ascii: ".")),
      bytes[(point + 1)...].allSatisfy({ $0 &- 48 < 10 })
    {
      while bytes.last == 48 { bytes.removeLast() }
      if bytes.count == point + 1 { bytes.removeLast() }
    }
    let time = bytes.firstIndex(of: UInt8(ascii: "T"))
    if kind == .datetime, time == nil {
      bytes += Array("T00:00:00".utf8)
    } else if kind == .date, let time {
      bytes.removeSubrange(time...)
    }
  }

  /// Makes of `PT10H30M00S` the time of a day, or a duration where it shows one or is longer than a
  /// day. False for what is neither.
  static func rewrite(_ bytes: inout [UInt8], isDuration: Bool) -> Bool {
    guard let days = days(bytes[...]) else { return false }
    let kind: SheetDate.Kind =
      isDuration || days < 0 || days >= 1 ? .duration : .time(hasFraction: true)
    var text: [UInt8] = []
    guard SheetDate().append(days, kind, to: &text) else { return false }
    bytes = text
    return true
  }

  /// A duration of days, hours, minutes and seconds (XML Schema Part 2, 3.2.6) in days.
  private static func days(_ text: ArraySlice<UInt8>) -> Double? {
    var text = text
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { text = text.dropFirst() }
    guard text.first == UInt8(ascii: "P") else { return nil }
    text = text.dropFirst()
    var seconds = 0.0, isTime = false, hasPart = false
    while let first = text.first {
      if first == UInt8(ascii: "T"), !isTime {
        isTime = true
        text = text.dropFirst()
        continue
      }
      let digits = text.prefix { $0 &- 48 < 10 || $0 == UInt8(ascii: ".") }
      guard let unit = text.dropFirst(digits.count).first,
        let number = SheetNumber.double(Array(digits).span)
      else { return nil }
      switch (unit, isTime) {
      case (UInt8(ascii: "D"), false): seconds += number * 86_400
      case (UInt8(ascii: "H"), true): seconds += number * 3600
      case (UInt8(ascii: "M"), true): seconds += number * 60
      case (UInt8(ascii: "S"), true): seconds += number
      default: return nil
      }
      hasPart = true
      text = text.dropFirst(digits.count + 1)
    }
    return hasPart ? (isNegative ? -seconds : seconds) / 86_400 : nil
  }
}
