import Columns
import Components
import Formats

/// A table has as many rows as are expected.
struct RowCount: Check {
  static let least = Key<Int>.whole(
    "at-least",
    Text(ar: "أقل عدد من الأسطر.", fr: "Le plus petit nombre de lignes.", en: "The fewest rows."),
    default: 0)
  static let most = Key<Int>.whole(
    "at-most",
    Text(ar: "أكبر عدد من الأسطر.", fr: "Le plus grand nombre de lignes.", en: "The most rows."),
    default: .max)
  static let card = Card(
    "row-count",
    Text(
      ar: "عدد أسطر الجدول بين حدين.", fr: "Le nombre de lignes reste entre deux bornes.",
      en: "The number of rows lies between two bounds."), [least, most], example: "{at-most: 100}",
    rules: [.tooFewRows, .tooManyRows])

  private let least: Int, most: Int

  init(_ options: Options) throws(Finding) {
    least = try options[Self.least]
    most = try options[Self.most]
    guard least > 0 || most < .max else { throw options.missing("at-least | at-most") }
    guard least <= most else {
      throw Finding(
        .settingShape, at: options.place(of: Self.most), ["expected": "at-least ≤ at-most"])
    }
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    Counting(least: least, most: most, place: table.header())
  }

  private struct Counting: RowCheck {
    let least: Int, most: Int, place: Place

    func look(at batch: Batch, _ faults: inout [CellFault]) -> Int { batch.count }

    func ledger() -> any Ledger<Int> { Total(check: self) }
  }

  private final class Total: Ledger {
    private let check: Counting
    private var rows = 0

    init(check: Counting) { self.check = check }

    func take(_ notes: Int) { rows += notes }

    func close(_ report: (Finding) -> Void) {
      func finding(_ rule: Rule, _ limit: Int) -> Finding {
        Finding(rule, at: check.place, ["count": String(rows), "limit": String(limit)])
      }
      if rows < check.least { report(finding(.tooFewRows, check.least)) }
      if rows > check.most { report(finding(.tooManyRows, check.most)) }
    }
  }
}

extension Rule {
  static let tooFewRows = Rule(
    "check/too-few-rows",
    what: Text(
      ar: "في الجدول {count:rows}، والمنتظر على الأقل {limit:rows}.",
      fr: "La table a {count:rows} ; il en faut au moins {limit:number}.",
      en: "The table has {count:rows}; at least {limit:number} are expected."),
    fix: Text(
      ar: "تأكد من أن الملف كامل.", fr: "Vérifiez que le fichier est complet.",
      en: "Make sure that the file is complete."),
    example: .init(
      ["count": "3", "limit": "75"], wrong: "row-count: {at-least: 75}",
      right: "row-count: {at-least: 3}"))
  static let tooManyRows = Rule(
    "check/too-many-rows",
    what: Text(
      ar: "في الجدول {count:rows}، والمنتظر على الأكثر {limit:rows}.",
      fr: "La table a {count:rows} ; il en faut au plus {limit:number}.",
      en: "The table has {count:rows}; at most {limit:number} are expected."),
    fix: Text(
      ar: "تأكد من أن الملف لا يحتوي على أسطر زائدة أو مكررة.",
      fr: "Vérifiez que le fichier n’a pas de lignes en trop ou en double.",
      en: "Make sure that the file has no surplus or repeated rows."),
    example: .init(
      ["count": "150", "limit": "75"], wrong: "row-count: {at-most: 75}",
      right: "row-count: {at-most: 150}"))
}
