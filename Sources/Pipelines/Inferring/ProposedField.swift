import Columns
import Components
import Formats

/// What is proposed for one column, by what is known of all its values.
struct ProposedField {
  let name: String
  private let evidence: ColumnEvidence
  private let rows: Int
  private let reading: Reading
  /// The readings between which nothing decides.
  private let rivals: [Reading]
  private let areDifferent: Bool

  /// Fewer rows than this say little about which values there can be.
  private static let fewRows = 50

  init(_ name: String, _ evidence: ColumnEvidence, rows: Int, areDifferent: Bool) {
    self.name = name
    self.evidence = evidence
    self.rows = rows
    let (reading, rivals) = Self.choice(evidence)
    self.reading = reading
    self.rivals = rivals
    let words = evidence.words.values
    self.areDifferent =
      areDifferent && (reading.type != .string || words.allSatisfy { $0 == 1 })
  }

  /// The first reading that all values have. A default form is taken before its rivals; between others
  /// nothing but the values could decide, so that such a column stays text.
  private static func choice(_ evidence: ColumnEvidence) -> (Reading, rivals: [Reading]) {
    let text = Reading(.string)
    guard evidence.values > 0 else { return (text, []) }
    let possible = evidence.readings.indices.map { Reading.all[$0] }
    guard let first = possible.first else { return (text, []) }
    let rivals = possible.filter { isRival($0, of: first) }
    if first.type == .number, first.isDefault {
      return (first, rivals.isEmpty ? [] : [first] + rivals)
    }
    return rivals.isEmpty ? (first, []) : (text, [first] + rivals.prefix(1))
  }

  /// Whether two readings make different values of the same texts: a separator that is between groups
  /// in one and before the fraction in the other, or a day in one and a month in the other.
  private static func isRival(_ other: Reading, of first: Reading) -> Bool {
    if first.type == .date { return other.type == .date && other != first }
    guard first.type == .integer || first.type == .number, first != Reading(.integer) else {
      return false
    }
    if first == Reading(.number) { return other.type == .integer && other.groupChar == "." }
    return first.type == .integer && first.groupChar == other.decimalChar && other.groupChar == nil
  }
}

extension ProposedField {
  private var isText: Bool { reading.type == .string }

  /// The words that stand for no value: a text column may mean them.
  private var wordsForNone: [String] { isText ? [] : evidence.words.keys.sorted() }

  private var isRequired: Bool {
    rows > 0 && evidence.missing == 0 && (isText || evidence.words.isEmpty)
  }

  /// Values that differ are an identifier's where they can be one; measures and dates may differ by
  /// chance.
  private var isUnique: Bool {
    areDifferent && !isMixed && evidence.values > 1 && (isText || reading == Reading(.integer))
  }

  var isKey: Bool { isRequired && isUnique && !Self.measures.contains(reading.type) }
  private static let measures: Set<FieldType> = [.number, .date, .time, .datetime, .yearmonth]

  /// The few texts that come again and again.
  private var list: [String]? {
    guard isText, rivals.isEmpty, rows >= Self.fewRows, var counts = evidence.distinct,
      !counts.isEmpty
    else {
      return nil
    }
    for (word, count) in evidence.words { counts[Array(word.utf8)] = count }
    guard counts.count <= ColumnEvidence.mostDistinct, counts.values.allSatisfy({ $0 > 1 }) else {
      return nil
    }
    let sorted = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
    return sorted.map { String(decoding: $0, as: UTF8.self) }
  }

  private var language: String? { isText ? Language.suffix(of: name)?.rawValue : nil }

  var descriptor: JSONValue {
    let constraints = JSONValue.object([
      "required": isRequired ? .boolean(true) : nil, "unique": isUnique ? .boolean(true) : nil,
      "enum": list.map { .strings($0) },
    ])
    let properties = reading.members.map { name, value in value.map { JSONValue.Member(name, $0) } }
    var members = [JSONValue.Member("name", .string(name))] + properties.compactMap { $0 }
    if !wordsForNone.isEmpty {
      members.append(.init("missingValues", .strings([""] + wordsForNone)))
    }
    if constraints != .object([JSONValue.Member]()) {
      members.append(.init("constraints", constraints))
    }
    if let language { members.append(.init("nashr:language", .string(language))) }
    return .object(members)
  }
}

// What is said of a column.
extension ProposedField {
  /// The column's name in the header.
  func place(_ table: String, _ file: String) -> Place {
    .cell(Place.Cell(table: table, file: file, row: 1, line: 1, byteOffset: 0, field: name))
  }

  func notes(in table: String, file: String) -> [Finding] {
    let place = place(table, file)
    var notes: [Finding] = []
    if evidence.values == 0 { return [Finding(.emptyColumn, at: place, ["value": name])] }
    if !wordsForNone.isEmpty {
      let words = wordsForNone.joined(separator: " | ")
      let count = evidence.words.values.reduce(0, +)
      notes.append(
        Finding(.wordsForNone, at: place, ["expected": words, "count": String(count)]))
    }
    if !rivals.isEmpty {
      let ways = rivals.map { Self.text($0) }.joined(separator: " | ")
      let rule: Rule = isText ? .twoReadings : .pointTaken
      notes.append(
        Finding(rule, at: place, ["value": evidence.first()?.value ?? "", "expected": ways]))
    } else if !reading.isDefault {
      notes.append(
        Finding(
          .formAssumed, at: place,
          ["value": evidence.first()?.value ?? "", "expected": Self.text(reading)]))
    } else if isText {
      notes += textNotes(table, place)
    }
    if let list {
      notes.append(
        Finding(.listProposed, at: place, ["expected": list.joined(separator: " | ")]))
    }
    return notes
  }

  /// Why a column stayed text, where one could wonder.
  private func textNotes(_ table: String, _ place: Place) -> [Finding] {
    if evidence.areCodes {
      let integers = Readings { $0 == Reading(.integer) }
      let code = evidence.first(without: integers)?.value ?? ""
      return [Finding(.codes, at: place, ["value": code])]
    }
    guard let best = commonest, let odd = evidence.first(without: Readings(best)) else { return [] }
    let count = evidence.values - evidence.count(of: Readings(best))
    return [
      Finding(
        .mixedValues, at: odd.place.place(in: table, field: name),
        [
          "count": String(count), "limit": String(evidence.values), "value": odd.value,
          "expected": Self.text(Reading.all[best]),
        ])
    ]
  }

  /// The earliest of the readings that more than half of the values have.
  private var commonest: Int? {
    let counts = Reading.all.indices.map { evidence.count(of: Readings($0)) }
    return counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }
      .flatMap { counts[$0] * 2 > evidence.values ? $0 : nil }
  }

  /// Whether the column stayed text since a few of its values are of another type: those are most
  /// likely wrong, and the column no identifier.
  var isMixed: Bool { isText && !evidence.areCodes && commonest != nil }

  /// `number, decimalChar: ","`.
  private static func text(_ reading: Reading) -> String {
    var parts = [reading.type.rawValue]
    if let format = reading.format { parts.append("format: \(format)") }
    if let decimal = reading.decimalChar { parts.append("decimalChar: \(name(of: decimal))") }
    if let group = reading.groupChar { parts.append("groupChar: \(name(of: group))") }
    return parts.joined(separator: ", ")
  }

  /// Spaces by their code points, which are all that tells them apart.
  private static func name(of mark: String) -> String {
    switch mark {
    case " ": "U+0020"
    case "\u{A0}": "U+00A0"
    case "\u{202F}": "U+202F"
    default: mark
    }
  }
}
