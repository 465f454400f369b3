import Columns
import Components
import Formats

/// A person who takes part holds a mandate on that date: a row of another table with the same key whose
/// period contains it. Without an end a mandate goes on.
struct Mandate: Check {
  static let holder = Key<[String]>.texts(
    "holder",
    Text(
      ar: "الأعمدة التي تحدد صاحب الانتداب هنا.",
      fr: "Les colonnes qui désignent ici le titulaire.",
      en: "The columns that say here whose mandate it is."))
  static let date = Key<String>.text(
    "date",
    Text(
      ar: "عمود تاريخ المشاركة.", fr: "La colonne de la date de participation.",
      en: "The column of the date of taking part."))
  static let table = Key<String>.text(
    "in",
    Text(ar: "جدول الانتدابات.", fr: "La table des mandats.", en: "The table of the mandates."))
  static let key = Key<[String]>.texts(
    "key",
    Text(
      ar: "أعمدة صاحب الانتداب هناك، إن اختلفت أسماؤها.",
      fr: "Les colonnes du titulaire dans cette table, si elles s’appellent autrement.",
      en: "The columns of the holder there, where they are called otherwise."), default: [])
  static let start = Key<String>.text(
    "start",
    Text(
      ar: "عمود بداية الانتداب.", fr: "La colonne du début du mandat.",
      en: "The column that the mandate starts in."))
  static let end = Key<String>.text(
    "end",
    Text(
      ar: "عمود نهاية الانتداب، إن وجد.", fr: "La colonne de la fin du mandat, s’il y en a une.",
      en: "The column that the mandate ends in, where there is one."), default: "")
  static let card = Card(
    "mandate",
    Text(
      ar: "لكل مشارك انتداب سار في ذلك التاريخ.",
      fr: "Chaque participant a un mandat à cette date.",
      en: "Each participant holds a mandate on that date."),
    [holder, date, table, key, start, end],
    example: "{holder: kind, date: day, in: others, start: day}", rules: [.noMandate])

  private let holder: [String], date: String, other: String, key: [String]
  private let start: String, end: String
  private let holderPlace: Place, datePlace: Place, otherPlace: Place

  init(_ options: Options) throws(Finding) {
    holder = try options[Self.holder]
    date = try options[Self.date]
    other = try options[Self.table]
    let key = try options[Self.key]
    self.key = key.isEmpty ? holder : key
    start = try options[Self.start]
    end = try options[Self.end]
    holderPlace = options.place(of: Self.holder)
    datePlace = options.place(of: Self.date)
    otherPlace = options.place(of: Self.table)
    guard self.key.count == holder.count else {
      throw Finding(.keyShape, at: options.place(of: Self.key))
    }
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    let date = try table.column(date, of: .days, at: datePlace)
    _ = try table.columns(holder, at: holderPlace)
    guard let other = try table.other(other, at: otherPlace) else { return Remark(findings: []) }
    let days = try other.days(by: key, start: start, end: end, open: .forever, at: otherPlace)
    return DayLookUp(
      date: date, key: KeyMaker(holder, of: table.schema), book: days, outside: .noMandate,
      passesUnknown: false)
  }
}

extension Rule {
  static let noMandate = Rule(
    "check/no-mandate",
    what: Text(
      ar: "ليس ل{name} أي انتداب في {value} (الانتدابات المعروفة: {expected}).",
      fr: "{name} n’a pas de mandat au {value} (mandats connus : {expected}).",
      en: "{name} holds no mandate on {value} (mandates known: {expected})."),
    fix: Text(
      ar: "صحح التاريخ أو صاحب الانتداب، أو أضف انتدابه.",
      fr: "Corrigez la date ou la personne, ou ajoutez son mandat.",
      en: "Mend the date or the person, or add the mandate."),
    example: .init(
      ["name": "P12", "value": "2024-11-12", "expected": "2015-09-16 – 2021-09-08"],
      wrong: "person,date\nP12,2024-11-12", right: "person,date\nP12,2020-11-12"))
}
