import Columns
import Components
import Formats

/// On the day of the release a body has at most one holder of a role: one row whose period is open or
/// contains the day. Memory grows with the number of bodies and roles, and of
/// holders beyond the first.
struct OneCurrent: Check {
  enum Number: String, Sendable, CaseIterable {
    case atMostOne = "at-most-one"
    case exactlyOne = "exactly-one"
  }

  static let by = Key<[String]>.texts(
    "by",
    Text(
      ar: "الأعمدة التي تحدد الهيئة والمنصب.", fr: "Les colonnes de l’organe et de la fonction.",
      en: "The columns of the body and the role."))
  static let start = Key<String>.text(
    "start",
    Text(
      ar: "عمود بداية المهمة.", fr: "La colonne de l’entrée en fonction.",
      en: "The column that the term starts in."))
  static let end = Key<String>.text(
    "end",
    Text(
      ar: "عمود نهاية المهمة؛ والفارغ منه مهمة جارية.",
      fr: "La colonne de la fin de fonction ; vide, la personne est en fonction.",
      en: "The column that the term ends in; empty, it goes on."))
  static let number = Key<Number>.word(
    "number",
    Text(
      ar: "واحد على الأكثر، أو واحد بالضبط.", fr: "Au plus un, ou exactement un.",
      en: "At most one, or exactly one."), default: .atMostOne)
  static let card = Card(
    "one-current",
    Text(
      ar: "لكل هيئة رئيس حالي واحد.", fr: "Chaque organe n’a qu’un président en fonction.",
      en: "Each body has one current holder of a role."), [by, start, end, number],
    example: "{by: [kind], start: day, end: day, number: exactly-one}",
    rules: [.severalCurrent, .noneCurrent])

  private let by: [String], start: String, end: String, number: Number
  private let byPlace: Place, startPlace: Place, endPlace: Place, place: Place

  init(_ options: Options) throws(Finding) {
    by = try options[Self.by]
    start = try options[Self.start]
    end = try options[Self.end]
    number = try options[Self.number]
    byPlace = options.place(of: Self.by)
    startPlace = options.place(of: Self.start)
    endPlace = options.place(of: Self.end)
    place = options.place
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    for name in by { _ = try table.index(of: name, at: byPlace) }
    return Holding(
      table: table.name, day: try table.releaseDay(at: place), date: table.date?.text ?? "",
      by: KeyMaker(by, of: table.schema),
      start: try table.column(start, of: .days, at: startPlace),
      end: try table.column(end, of: .days, at: endPlace), needsOne: number == .exactlyOne)
  }

  struct Note: Sendable {
    let isCurrent: Bool
    let place: RowPlace
  }

  /// What is known of a role: its last row, and the first of a holder.
  private struct Role {
    var last: RowPlace?
    var holder: RowPlace?
  }

  private struct Holding: RowCheck {
    let table: String, day: Day, date: String, by: KeyMaker
    let start: NamedColumn, end: NamedColumn, needsOne: Bool

    func look(at batch: Batch, _ faults: inout [CellFault]) -> KeyedNotes<Note> {
      KeyedNotes(batch, by: by) { row in
        isCurrent(row, batch).map { Note(isCurrent: $0, place: RowPlace(row, of: batch)) }
      }
    }

    /// Nil where a bound is not of its type.
    private func isCurrent(_ row: Int, _ batch: Batch) -> Bool? {
      let first = start.day(row, batch), last = end.day(row, batch)
      if first == nil, start.isPresent(row, batch) { return nil }
      if last == nil, end.isPresent(row, batch) { return nil }
      return DayBook.Days(start: first, end: last, text: "").contains(day)
    }

    func ledger() -> any Ledger<KeyedNotes<Note>> { Roll(check: self) }
  }

  private final class Roll: Ledger {
    private let check: Holding
    private var roles = Groups<Role>()
    private var surplus: [Finding] = []

    init(check: Holding) { self.check = check }

    func take(_ notes: KeyedNotes<Note>) {
      roles.take(notes, from: Role()) { role, note, group in
        role.last = note.place
        guard note.isCurrent else { return }
        if let holder = role.holder {
          surplus.append(
            finding(.severalCurrent, note.place, group, ["row": String(holder.row)]))
        } else {
          role.holder = note.place
        }
      }
    }

    /// One finding a holder after the first, in row order; then one a role without any, at its last row.
    func close(_ report: (Finding) -> Void) {
      surplus.forEach(report)
      guard check.needsOne else { return }
      for (group, role) in roles.all where role.holder == nil {
        if let last = role.last { report(finding(.noneCurrent, last, group, [:])) }
      }
    }

    private func finding(
      _ rule: Rule, _ place: RowPlace, _ group: String, _ more: [String: String]
    ) -> Finding {
      Finding(
        rule, at: place.place(in: check.table, field: check.end.name),
        more.merging(["group": group, "released": check.date]) { $1 })
    }
  }
}

extension Rule {
  static let severalCurrent = Rule(
    "check/several-current",
    what: Text(
      ar: "أكثر من شخص في المنصب نفسه يوم {released}: {group} (انظر السطر {row:number}).",
      fr: "Plusieurs personnes en fonction au {released} : {group} (voir la ligne {row:number}).",
      en: "More than one person is in office on {released}: {group} (see row {row:number})."),
    fix: Text(
      ar: "اكتب تاريخ نهاية المهمة لمن غادر المنصب.",
      fr: "Donnez la date de fin de la personne qui a quitté la fonction.",
      en: "State when the one who has left went out of office."),
    example: .init(
      ["released": "2024-11-12", "group": "COM-TETOUAN, president", "row": "2"],
      wrong: "body,role,start,end\nA,president,2015-09-16,\nA,president,2021-09-08,",
      right: "body,role,start,end\nA,president,2015-09-16,2021-09-07\nA,president,2021-09-08,"))
  static let noneCurrent = Rule(
    "check/none-current",
    what: Text(
      ar: "لا أحد في المنصب يوم {released}: {group}.",
      fr: "Personne n’est en fonction au {released} : {group}.",
      en: "Nobody is in office on {released}: {group}."),
    fix: Text(
      ar: "أضف من يشغل المنصب، أو صحح تاريخ النهاية.",
      fr: "Ajoutez la personne en fonction, ou corrigez la date de fin.",
      en: "Add who is in office, or mend the date of the end."),
    example: .init(
      ["released": "2024-11-12", "group": "A, president"],
      wrong: "body,role,start,end\nA,president,2015-09-16,2021-09-07",
      right: "body,role,start,end\nA,president,2021-09-08,"))
}
