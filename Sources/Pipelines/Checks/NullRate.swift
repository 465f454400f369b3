import Columns
import Components
import Formats

/// The share of cells without a value, column by column, lies between two bounds.
struct NullRate: Check {
  static let columns = Key<[String]>.texts(
    "columns",
    Text(
      ar: "الأعمدة التي تعد خاناتها الفارغة.", fr: "Les colonnes dont les vides sont comptés.",
      en: "The columns whose empty cells are counted."))
  static let most = Key<Share?>.share(
    "at-most",
    Text(
      ar: "أكبر نسبة من الخانات الفارغة.", fr: "La plus grande part de cellules vides.",
      en: "The largest share of empty cells."))
  static let least = Key<Share?>.share(
    "at-least",
    Text(
      ar: "أصغر نسبة من الخانات الفارغة.", fr: "La plus petite part de cellules vides.",
      en: "The smallest share of empty cells."))
  static let card = Card(
    "null-rate",
    Text(
      ar: "نسبة الخانات الفارغة في عمود بين حدين.",
      fr: "La part des cellules vides d’une colonne reste entre deux bornes.",
      en: "The share of empty cells of a column lies between two bounds."), [columns, most, least],
    example: "{columns: [part], at-most: 10%}", rules: [.tooManyEmpty, .tooFewEmpty])

  private let columns: [String], most: Share?, least: Share?, place: Place

  init(_ options: Options) throws(Finding) {
    columns = try options[Self.columns]
    most = try options[Self.most]
    least = try options[Self.least]
    place = options.place(of: Self.columns)
    guard most != nil || least != nil else { throw options.missing("at-most | at-least") }
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    let columns = try table.columns(columns, at: place)
    return Counting(
      columns: columns, places: columns.map { table.header($0.name) }, most: most, least: least)
  }

  struct Tally: Sendable {
    var rows = 0
    var missing: [Int]
  }

  private struct Counting: RowCheck {
    let columns: [NamedColumn], places: [Place], most: Share?, least: Share?

    func look(at batch: Batch, _ faults: inout [CellFault]) -> Tally {
      Tally(
        rows: batch.count,
        missing: columns.map { column in
          batch.columns[column.index].cells.count { !$0.isPresent }
        })
    }

    func ledger() -> any Ledger<Tally> { Totals(check: self) }
  }

  private final class Totals: Ledger {
    private let check: Counting
    private var tally: Tally

    init(check: Counting) {
      self.check = check
      tally = Tally(missing: check.columns.map { _ in 0 })
    }

    func take(_ notes: Tally) {
      tally.rows += notes.rows
      for index in tally.missing.indices { tally.missing[index] += notes.missing[index] }
    }

    /// A table without rows has no share of anything.
    func close(_ report: (Finding) -> Void) {
      if tally.rows == 0 { return }
      for (index, missing) in tally.missing.enumerated() {
        if let most = check.most, most.isLess(than: missing, of: tally.rows) {
          report(finding(.tooManyEmpty, index, most))
        }
        if let least = check.least, least.isMore(than: missing, of: tally.rows) {
          report(finding(.tooFewEmpty, index, least))
        }
      }
    }

    private func finding(_ rule: Rule, _ index: Int, _ limit: Share) -> Finding {
      Finding(
        rule, at: check.places[index],
        [
          "name": check.columns[index].name, "count": String(tally.missing[index]),
          "rows": String(tally.rows), "expected": limit.description,
        ])
    }
  }
}

extension Rule {
  static let tooManyEmpty = Rule(
    "check/null-rate-high", .warning,
    what: Text(
      ar:
        "عدد الخانات الفارغة في العمود {name}: {count:number} من {rows:rows}، وهو أكثر من {expected}.",
      fr:
        "La colonne {name} a {count:number} vides sur {rows:rows}, c’est plus que {expected}.",
      en: "The column {name} has {count:number} empty cells in {rows:rows}, more than {expected}."),
    fix: Text(
      ar: "املأ ما تعرفه، أو راجع مصدر هذا العمود.",
      fr: "Remplissez ce que vous savez, ou vérifiez la source de cette colonne.",
      en: "Fill in what you know, or check where this column comes from."),
    example: .init(
      ["name": "part", "count": "1", "rows": "2", "expected": "10%"], wrong: "part\n1\n\"\"",
      right: "part\n1\n2"))
  static let tooFewEmpty = Rule(
    "check/null-rate-low", .warning,
    what: Text(
      ar:
        "عدد الخانات الفارغة في العمود {name}: {count:number} من {rows:rows}، وهو أقل من {expected}.",
      fr:
        "La colonne {name} a {count:number} vides sur {rows:rows}, c’est moins que {expected}.",
      en: "The column {name} has {count:number} empty cells in {rows:rows}, fewer than {expected}."),
    fix: Text(
      ar: "تأكد من أن العمود لم يملأ بقيم بديلة.",
      fr: "Vérifiez que la colonne n’a pas été remplie de valeurs de remplacement.",
      en: "Make sure that the column was not filled with stand-in values."),
    example: .init(
      ["name": "end", "count": "0", "rows": "2", "expected": "1%"], wrong: "end\n0\n0",
      right: "end\n2024-11-12\n\"\""))
}
