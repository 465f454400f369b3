import Columns
import Components
import Formats

/// The latest date of a column is recent on the day of the release, and none lies after that day.
struct Freshness: Check {
  static let column = Key<String>.text(
    "column",
    Text(ar: "عمود التواريخ.", fr: "La colonne des dates.", en: "The column of the dates."))
  static let days = Key<Int>.whole(
    "days",
    Text(
      ar: "أكبر عدد من الأيام بين آخر تاريخ وتاريخ الإصدار.",
      fr: "Le plus grand nombre de jours entre la dernière date et celle de la publication.",
      en: "The most days between the latest date and that of the release."))
  static let card = Card(
    "freshness",
    Text(
      ar: "آخر تاريخ في العمود حديث يوم الإصدار.",
      fr: "La dernière date de la colonne est récente au jour de la publication.",
      en: "The latest date of a column is recent on the day of the release."), [column, days],
    example: "{column: day, days: 30}", rules: [.stale, .afterRelease, .undated])

  private let column: String, days: Int, columnPlace: Place, place: Place

  init(_ options: Options) throws(Finding) {
    column = try options[Self.column]
    days = try options[Self.days]
    columnPlace = options.place(of: Self.column)
    place = options.place
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    Dating(
      table: table, days: days, release: try table.releaseDay(at: place),
      column: try table.column(column, of: .days, at: columnPlace))
  }

  struct Latest: Sendable {
    let day: Day
    let text: String
    let place: RowPlace
  }

  private struct Dating: RowCheck {
    let table: TableOutline, days: Int, release: Day, column: NamedColumn

    /// The latest day of the batch, at the first row that states it.
    func look(at batch: Batch, _ faults: inout [CellFault]) -> Latest? {
      var latest: (day: Day, row: Int)?
      for row in 0..<batch.count {
        guard let day = column.day(row, batch) else { continue }
        if day > release { faults.append(CellFault(.afterRelease, row: row, field: column.index)) }
        if latest.map({ day > $0.day }) ?? true { latest = (day, row) }
      }
      return latest.map { day, row in
        Latest(
          day: day, text: column.text(row, batch) ?? "", place: RowPlace(row, of: batch))
      }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      ["released": table.date?.text ?? ""]
    }

    func ledger() -> any Ledger<Latest?> { Newest(check: self) }
  }

  private final class Newest: Ledger {
    private let check: Dating
    private var latest: Latest?

    init(check: Dating) { self.check = check }

    func take(_ notes: Latest?) {
      guard let next = notes else { return }
      if latest.map({ next.day > $0.day }) ?? true { latest = next }
    }

    func close(_ report: (Finding) -> Void) {
      guard let latest else {
        let name = check.column.name
        return report(Finding(.undated, at: check.table.header(name), ["name": name]))
      }
      let age = check.release.number - latest.day.number
      guard age > check.days else { return }
      report(
        Finding(
          .stale, at: latest.place.place(in: check.table.name, field: check.column.name),
          [
            "value": latest.text, "age": String(age), "limit": String(check.days),
            "released": check.table.date?.text ?? "",
          ]))
    }
  }
}

extension Rule {
  static let stale = Rule(
    "check/stale", .warning,
    what: Text(
      ar:
        "آخر تاريخ هو {value}، أي قبل تاريخ الإصدار {released} بمدة {age:days}؛ وأقصى المدة {limit:days}.",
      fr:
        "La dernière date est {value}, {age:days} avant la publication ({released}) ; au plus {limit:days} sont admis.",
      en:
        "The latest date is {value}, {age:days} before the release ({released}); at most {limit:days} are allowed."
    ),
    fix: Text(
      ar: "أضف المعطيات الجديدة، أو وسع المدة إن لم يستجد شيء.",
      fr: "Ajoutez les données récentes, ou allongez le délai s’il n’y en a pas.",
      en: "Add the recent data, or allow more days where there are none."),
    example: .init(
      ["value": "2024-01-01", "age": "316", "limit": "30", "released": "2024-11-12"],
      wrong: "day\n2024-01-01", right: "day\n2024-11-01"))
  static let afterRelease = Rule(
    "check/after-release",
    what: Text(
      ar: "التاريخ {value} يأتي بعد تاريخ الإصدار {released}.",
      fr: "La date {value} est postérieure à la publication ({released}).",
      en: "The date {value} lies after the release ({released})."),
    fix: Text(
      ar: "صحح التاريخ، أو انشر بعده.", fr: "Corrigez la date, ou publiez après elle.",
      en: "Mend the date, or release after it."),
    example: .init(
      ["value": "2042-01-01", "released": "2024-11-12"], wrong: "day\n2042-01-01",
      right: "day\n2024-01-01"))
  static let undated = Rule(
    "check/undated", .warning,
    what: Text(
      ar: "لا يوجد أي تاريخ في العمود {name}، فلا تعرف حداثة الجدول.",
      fr: "La colonne {name} ne donne aucune date ; on ne sait pas si la table est à jour.",
      en: "The column {name} has no date; nobody can tell how recent the table is."),
    fix: Text(
      ar: "أضف التواريخ.", fr: "Ajoutez les dates.", en: "Add the dates."),
    example: .init(["name": "day"], wrong: "day\n\"\"", right: "day\n2024-11-01"))
}
