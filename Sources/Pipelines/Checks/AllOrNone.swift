import Columns
import Components
import Formats

/// A set of columns all have a value in a row, or none has.
struct AllOrNone: Check {
  static let columns = Key<[String]>.texts(
    "columns",
    Text(
      ar: "الأعمدة التي تملأ معا.", fr: "Les colonnes à remplir ensemble.",
      en: "The columns that are filled in together."))
  static let card = Card(
    "all-or-none",
    Text(
      ar: "تملأ هذه الأعمدة كلها أو تترك كلها فارغة.",
      fr: "Ces colonnes sont toutes remplies, ou toutes vides.",
      en: "These columns are all filled in, or all empty."), [columns],
    example: "{columns: [total, part]}", rules: [.partlyStated])

  private let columns: [String], place: Place

  init(_ options: Options) throws(Finding) {
    columns = try options[Self.columns]
    place = options.place(of: Self.columns)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    Together(rule: .partlyStated, columns: try table.columns(columns, at: place))
  }
}

/// Columns of which a row states all or none. The fault is at the first that is lacking.
struct Together: RowCheck {
  let rule: Rule
  let columns: [NamedColumn]

  func look(at batch: Batch, _ faults: inout [CellFault]) {
    for row in 0..<batch.count {
      let stated = columns.count { $0.isPresent(row, batch) }
      guard stated > 0, stated < columns.count,
        let lacking = columns.first(where: { !$0.isPresent(row, batch) })
      else { continue }
      faults.append(CellFault(rule, row: row, field: lacking.index))
    }
  }

  func values(of fault: CellFault, in batch: Batch) -> [String: String] {
    let stated = columns.filter { $0.isPresent(fault.row, batch) }
    let lacking = columns.filter { !$0.isPresent(fault.row, batch) }
    return [
      "stated": stated.map(\.name).joined(separator: ", "),
      "expected": lacking.map(\.name).joined(separator: ", "),
    ]
  }
}

extension Rule {
  static let partlyStated = Rule(
    "check/all-or-none",
    what: Text(
      ar: "يذكر هذا السطر {stated} ولا يذكر {expected}.",
      fr: "Cette ligne donne {stated}, mais pas {expected}.",
      en: "This row states {stated} but not {expected}."),
    fix: Text(
      ar: "املأ هذه الأعمدة كلها، أو اتركها كلها فارغة.",
      fr: "Remplissez toutes ces colonnes, ou laissez-les toutes vides.",
      en: "Fill in all of these columns, or leave all of them empty."),
    example: .init(
      ["stated": "budget_year", "expected": "budget_name"],
      wrong: "budget_year,budget_name\n2024,", right: "budget_year,budget_name\n2024,Principal"))
}
