import Columns
import Components
import Formats

/// The periods of one key do not overlap; the rows stand in any order.
///
/// Memory: the bounds and place of every row that states a start, about 150 bytes each.
struct NoOverlap: Check {
  enum Touching: String, Sendable, CaseIterable { case apart, overlap }

  static let start = Key<String>.text(
    "start",
    Text(
      ar: "عمود بداية الفترة.", fr: "La colonne du début.",
      en: "The column that the period starts in."))
  static let end = Key<String>.text(
    "end",
    Text(
      ar: "عمود نهاية الفترة؛ والفارغ منه فترة مفتوحة.",
      fr: "La colonne de la fin ; vide, la période est en cours.",
      en: "The column that the period ends in; empty, it goes on."))
  static let by = Key<[String]>.texts(
    "by",
    Text(
      ar: "الأعمدة التي لا تتداخل فترات كل قيمة منها.",
      fr: "Les colonnes pour chaque valeur desquelles les périodes sont distinctes.",
      en: "The columns for each value of which periods are apart."), default: [])
  static let touching = Key<Touching>.word(
    "touching",
    Text(
      ar: "هل تتداخل فترة تبدأ حين تنتهي أخرى.",
      fr: "Si une période qui commence quand une autre finit la chevauche.",
      en: "Whether a period that starts as another ends overlaps it."), default: .apart)
  static let card = Card(
    "no-overlap",
    Text(
      ar: "فترات المفتاح نفسه لا تتداخل.", fr: "Les périodes d’une même clé ne se chevauchent pas.",
      en: "Periods of one key do not overlap."), [start, end, by, touching],
    example: "{start: total, end: part, by: [kind]}",
    rules: [.overlap, .reversedPeriod, .incomparable])

  private let start: String, end: String, by: [String], touching: Touching
  private let startPlace: Place, endPlace: Place, byPlace: Place

  init(_ options: Options) throws(Finding) {
    start = try options[Self.start]
    end = try options[Self.end]
    by = try options[Self.by]
    touching = try options[Self.touching]
    startPlace = options.place(of: Self.start)
    endPlace = options.place(of: Self.end)
    byPlace = options.place(of: Self.by)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    for name in by { _ = try table.index(of: name, at: byPlace) }
    let start = try table.column(start, of: .ordered, at: startPlace)
    let end = try table.column(end, of: [start.form.type], at: endPlace)
    return Gathering(
      table: table.name, start: start, end: end, by: KeyMaker(by, of: table.schema),
      common: LexicalForm(start.form.type), touchingOverlaps: touching == .overlap)
  }

  /// A row without a start or without a key has no period; one that ends before it starts has a fault.
  private struct Gathering: RowCheck {
    let table: String, start: NamedColumn, end: NamedColumn, by: KeyMaker
    let common: LexicalForm, touchingOverlaps: Bool

    func look(at batch: Batch, _ faults: inout [CellFault]) -> KeyedNotes<Period<RowPlace>> {
      KeyedNotes(batch, by: by) { row in
        guard let start = respelled(start, row, batch) else { return nil }
        let end = respelled(end, row, batch)
        if end == nil, self.end.isPresent(row, batch) { return nil }
        switch end.flatMap({ common.compare(start.span, $0.span) }) {
        case .after: faults.append(CellFault(.reversedPeriod, row: row, field: self.end.index))
        case nil where end != nil || common.compare(start.span, start.span) == nil:
          faults.append(CellFault(.incomparable, row: row, field: self.start.index))
        default: return Period(start: start, end: end, mark: RowPlace(row, of: batch))
        }
        return nil
      }
    }

    private func respelled(_ column: NamedColumn, _ row: Int, _ batch: Batch) -> [UInt8]? {
      var bytes: [UInt8] = []
      let isGood = batch.columns[column.index].withCell(row) {
        column.form.respell($0, into: &bytes)
      }
      return isGood == true ? bytes : nil
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      let end = end.text(fault.row, batch) ?? "…"
      return fault.rule == .incomparable
        ? ["name": start.name, "expected": "≤ \(end)"]
        : ["start": start.text(fault.row, batch) ?? ""]
    }

    func ledger() -> any Ledger<KeyedNotes<Period<RowPlace>>> { Calendar(check: self) }
  }

  private final class Calendar: Ledger {
    private let check: Gathering
    private var groups = Groups<[Period<RowPlace>]>()

    init(check: Gathering) { self.check = check }

    func take(_ notes: KeyedNotes<Period<RowPlace>>) {
      groups.take(notes, from: []) { periods, period, _ in periods.append(period) }
    }

    /// One finding a period that overlaps one which starts before it, group by group as they first
    /// came.
    func close(_ report: (Finding) -> Void) {
      for (group, periods) in groups.all {
        let overlaps = Period.overlaps(
          of: periods, by: check.common, touching: check.touchingOverlaps)
        for (period, other) in overlaps.overlaps { report(finding(period, other, group)) }
        for period in overlaps.incomparable { report(unordered(period, periods[0])) }
      }
    }

    private func finding(
      _ period: Period<RowPlace>, _ other: Period<RowPlace>, _ group: String
    ) -> Finding {
      let values = [
        "value": period.text, "expected": other.text, "row": String(other.mark.row),
        "group": group,
      ]
      return Finding(
        .overlap, at: period.mark.place(in: check.table, field: check.start.name), values)
    }

    private func unordered(_ period: Period<RowPlace>, _ first: Period<RowPlace>) -> Finding {
      let values = [
        "value": period.text, "name": check.start.name,
        "expected": "\(first.text) (\(first.mark.row))",
      ]
      return Finding(
        .incomparable, at: period.mark.place(in: check.table, field: check.start.name), values)
    }
  }
}

extension Rule {
  static let overlap = Rule(
    "check/overlap",
    what: Text(
      ar: "الفترة {value} تتداخل مع الفترة {expected} (السطر {row:number}) بالنسبة إلى {group}.",
      fr: "La période {value} chevauche la période {expected} (ligne {row:number}) pour {group}.",
      en: "The period {value} overlaps the period {expected} (row {row:number}) of {group}."),
    fix: Text(
      ar: "صحح بداية إحدى الفترتين أو نهايتها.",
      fr: "Corrigez le début ou la fin de l’une des deux.",
      en: "Mend the start or the end of one of the two."),
    example: .init(
      [
        "value": "2024-05-01 – …", "expected": "2024-01-01 – 2024-06-30", "row": "2",
        "group": "president",
      ], wrong: "role,start,end\npresident,2024-01-01,2024-06-30\npresident,2024-05-01,",
      right: "role,start,end\npresident,2024-01-01,2024-06-30\npresident,2024-07-01,"))
  static let reversedPeriod = Rule(
    "check/period-reversed",
    what: Text(
      ar: "تنتهي الفترة في {value} قبل أن تبدأ في {start}.",
      fr: "La période finit le {value}, avant de commencer le {start}.",
      en: "The period ends on {value}, before it starts on {start}."),
    fix: Text(
      ar: "صحح بداية الفترة أو نهايتها.", fr: "Corrigez le début ou la fin de la période.",
      en: "Mend the start or the end of the period."),
    example: .init(
      ["value": "2024-01-01", "start": "2024-06-30"],
      wrong: "start,end\n2024-06-30,2024-01-01", right: "start,end\n2024-01-01,2024-06-30"))
}
