import Columns
import Components

/// A column that a check names: where it stands and how its cells are written. Every reader of a cell
/// gives nil where the cell has no value or is not of its type, which other checks report.
struct NamedColumn: Sendable {
  let name: String
  let index: Int
  let form: LexicalForm

  func isPresent(_ row: Int, _ batch: Batch) -> Bool { batch.columns[index].cells[row].isPresent }

  /// The cell as it is written. For messages.
  func text(_ row: Int, _ batch: Batch) -> String? {
    batch.columns[index].copy(row).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The one spelling of the cell's value.
  func canonical(_ row: Int, _ batch: Batch) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isGood = batch.columns[index].withCell(row) { form.canonical($0, into: &bytes) }
    return isGood == true ? bytes : nil
  }

  /// The value of a whole number; nil beyond 64 bits too.
  func integer(_ row: Int, _ batch: Batch) -> Int? {
    canonical(row, batch).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// The value of a number in double precision; nil where it is not finite.
  func number(_ row: Int, _ batch: Batch) -> Double? {
    canonical(row, batch).flatMap { Double(String(decoding: $0, as: UTF8.self)) }
      .flatMap { $0.isFinite ? $0 : nil }
  }

  /// The day of a date, or that a datetime states in its own zone.
  func day(_ row: Int, _ batch: Batch) -> Day? {
    var bytes: [UInt8] = []
    let isGood = batch.columns[index].withCell(row) { form.respell($0, into: &bytes) }
    return isGood == true ? Day(bytes) : nil
  }
}

/// A day of the proleptic Gregorian calendar, as days since 1970.
struct Day: Sendable, Hashable, Comparable {
  let number: Int

  init(_ date: ReleaseDate) { number = Int(date.secondsSince1970 / 86_400) }

  /// The day that a date or datetime in its default lexical form begins with.
  init?(_ text: [UInt8]) {
    let isBefore = text.first == UInt8(ascii: "-")
    let parts = text.dropFirst(isBefore ? 1 : 0).prefix { $0 != UInt8(ascii: "T") }
      .split(separator: UInt8(ascii: "-")).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    number = Self.number(isBefore ? -year : year, month, day)
  }

  /// Howard Hinnant's `days_from_civil`, years counted from March.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

extension TableOutline {
  /// A column by its name; a finding at `place` where there is none.
  func column(_ name: String, at place: Place) throws(Finding) -> NamedColumn {
    let index = try index(of: name, at: place)
    return NamedColumn(name: name, index: index, form: schema.fields[index].form)
  }

  func columns(_ names: [String], at place: Place) throws(Finding) -> [NamedColumn] {
    var columns: [NamedColumn] = []
    for name in names { columns.append(try column(name, at: place)) }
    return columns
  }

  /// A column whose type must be among `types`.
  func column(_ name: String, of types: [FieldType], at place: Place) throws(Finding) -> NamedColumn
  {
    try column(name, at: place).checked(types, at: place)
  }

  /// The column that an option names where it names one.
  func column(optional name: String, of types: [FieldType], at place: Place) throws(Finding)
    -> NamedColumn?
  {
    name.isEmpty ? nil : try column(name, of: types, at: place)
  }

  /// Where something stands that is about a column, or the table, as a whole: the header, row 1.
  func header(_ field: String? = nil) -> Place {
    .cell(
      Place.Cell(table: name, file: file, row: 1, line: 1, byteOffset: 0, field: field))
  }
}

extension NamedColumn {
  /// The column itself; a finding at `place` where its type is not among `types`.
  func checked(_ types: [FieldType], at place: Place) throws(Finding) -> NamedColumn {
    if types.contains(form.type) { return self }
    throw Finding(
      .columnType, at: place,
      [
        "value": name, "type": form.type.rawValue,
        "expected": types.map(\.rawValue).joined(separator: ", "),
      ])
  }
}

extension [FieldType] {
  /// What states a day.
  static let days: [FieldType] = [.date, .datetime]
  /// What has an order.
  static var ordered: [FieldType] { FieldType.allCases.filter(\.isOrdered) }
}

extension Rule {
  static let columnType = Rule(
    "pipeline/column-type",
    what: Text(
      ar: "نوع العمود {value} هو {type}، وهذا التحقق يحتاج أحد هذه الأنواع: {expected}.",
      fr: "La colonne {value} est du type {type} ; ce contrôle demande : {expected}.",
      en: "The column {value} is of the type {type}; this check needs one of: {expected}."),
    fix: Text(
      ar: "اختر عمودا آخر، أو صحح نوعه في المخطط.",
      fr: "Choisissez une autre colonne, ou corrigez son type dans le schéma.",
      en: "Name another column, or mend its type in the schema."),
    example: .init(
      ["value": "name", "type": "string", "expected": "date, datetime"],
      wrong: "freshness: {column: name, days: 30}", right: "freshness: {column: day, days: 30}"))
}
