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
    let key: UInt128
    let group: String
    let isCurrent: Bool
    let place: RowPlace
  }

  private struct Holding: RowCheck {
    let table: String, day: Day, date: String, by: KeyMaker
    let start: NamedColumn, end: NamedColumn, needsOne: Bool

    func look(at batch: Batch, _ faults: inout [CellFault]) -> [Note] {
      zip(0..<batch.count, BatchKeys(batch, by).hashes).compactMap { row, key in
        guard let key, let isCurrent = isCurrent(row, batch) else { return nil }
        return Note(
          key: key, group: by.text(row, of: batch), isCurrent: isCurrent,
          place: RowPlace(row, of: batch))
      }
    }

    /// Nil where a bound is not of its type.
    private func isCurrent(_ row: Int, _ batch: Batch) -> Bool? {
      let first = start.day(row, batch), last = end.day(row, batch)
      if first == nil, start.isPresent(row, batch) { return nil }
      if last == nil, end.isPresent(row, batch) { return nil }
      return DayBook.Days(start: first, end: last, text: "").contains(day)
    }

    func ledger() -> any Ledger<[Note]> { Roll(check: self) }
  }

  private final class Roll: Ledger {
    private let check: Holding
    private var groups: [UInt128: Int] = [:]
    private var roll: [(group: String, last: RowPlace, holder: RowPlace?)] = []
    private var surplus: [Finding] = []

    init(check: Holding) { self.check = check }

    func take(_ notes: [Note]) {
      for note in notes {
        guard let index = groups[note.key] else {
          groups[note.key] = roll.count
          roll.append((note.group, note.place, note.isCurrent ? note.place : nil))
          continue
        }
        roll[index].last = note.place
        guard note.isCurrent else { continue }
        if let holder = roll[index].holder {
          surplus.append(
            finding(.severalCurrent, note.place, note.group, ["row": String(holder.row)]))
        } else {
          roll[index].holder = note.place
        }
      }
    }

    /// One finding a holder after the first, in row order; then one a role without any, at its last row.
    func close(_ report: (Finding) -> Void) {
      surplus.forEach(report)
      guard check.needsOne else { return }
      for entry in roll where entry.holder == nil {
        report(finding(.noneCurrent, entry.last, entry.group, [:]))
      }
    }

    private func finding(
      _ rule: Rule, _ place: RowPlace, _ group: String, _ more: [String: String]
    ) -> Finding {
      Finding(
        rule, at: place.place(in: check.table, field: check.end.name),
        more.merging(["group": group, "expected": check.date]) { $1 })
    }
  }
}

extension Rule {
  static let severalCurrent = Rule(
    "check/several-current",
    what: Text(
      ar: "أكثر من شخص في المنصب نفسه يوم {expected}: {group} (انظر السطر {row:number}).",
      fr: "Plusieurs personnes en fonction au {expected} : {group} (voir la ligne {row:number}).",
      en: "More than one person is in office on {expected}: {group} (see row {row:number})."),
    fix: Text(
      ar: "اكتب تاريخ نهاية المهمة لمن غادر المنصب.",
      fr: "Donnez la date de fin de la personne qui a quitté la fonction.",
      en: "State when the one who has left went out of office."),
    example: .init(
      ["expected": "2024-11-12", "group": "COM-TETOUAN, president", "row": "2"],
      wrong: "body,role,start,end\nA,president,2015-09-16,\nA,president,2021-09-08,",
      right: "body,role,start,end\nA,president,2015-09-16,2021-09-07\nA,president,2021-09-08,"))
  static let noneCurrent = Rule(
    "check/none-current",
    what: Text(
      ar: "لا أحد في المنصب يوم {expected}: {group}.",
      fr: "Personne n’est en fonction au {expected} : {group}.",
      en: "Nobody is in office on {expected}: {group}."),
    fix: Text(
      ar: "أضف من يشغل المنصب، أو صحح تاريخ النهاية.",
      fr: "Ajoutez la personne en fonction, ou corrigez la date de fin.",
      en: "Add who is in office, or mend the date of the end."),
    example: .init(
      ["expected": "2024-11-12", "group": "A, president"],
      wrong: "body,role,start,end\nA,president,2015-09-16,2021-09-07",
      right: "body,role,start,end\nA,president,2021-09-08,"))
}
