import Columns
import Components

/// Keeps the rows that other tables refer to. An empty cell refers to nothing.
struct SemiJoin: Stage {
  static let column = Key<String>.text(
    "column",
    Text(
      ar: "العمود الذي يجب أن توجد قيمته.",
      fr: "La colonne dont la valeur doit se trouver ailleurs.",
      en: "The column whose value must be found."))
  static let places = Key<[String]>.texts(
    "in",
    Text(
      ar: "حيث تبحث القيمة: جدول.عمود.", fr: "Où la chercher : table.colonne.",
      en: "Where it must be found: table.column."))
  static let card = Card(
    "semi-join",
    Text(
      ar: "يحتفظ بالأسطر التي توجد قيمتها في عمود من جداول أخرى.",
      fr: "Garde les lignes dont la valeur figure dans une colonne d’autres tables.",
      en: "Keeps the rows whose value stands in a column of other tables."), [column, places],
    example: "{column: name, in: [others.name]}")

  private let column: String, others: [String], columnPlace: Place, place: Place

  init(_ options: Options) throws(Finding) {
    column = try options[Self.column]
    others = try options[Self.places]
    columnPlace = options.place(of: Self.column)
    place = options.place(of: Self.places)
  }

  func plan(_ input: Relation, in context: PlanContext) throws(Finding) -> Relation {
    let index = try input.index(of: column, at: columnPlace)
    var folds: [(Relation, any Fold)] = []
    for other in others {
      let parts = other.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw Finding(.settingShape, at: place, ["expected": "table.column"])
      }
      let relation = try context.relation(named: parts[0], at: place)
      folds.append((relation, Distinct(column: try relation.index(of: parts[1], at: place))))
    }
    return input.joined(with: folds) { states in
      let wanted = states.reduce(into: Set<[UInt8]>()) { $0.formUnion($1 as! Set<[UInt8]>) }
      return { batch in
        batch.selecting(
          (0..<batch.count).filter { row in
            batch.columns[index].copy(row).map { !$0.isEmpty && wanted.contains($0) } ?? false
          })
      }
    }
  }

  /// The distinct values of a column. Memory grows with their number.
  private struct Distinct: Fold {
    let column: Int
    var initial: Set<[UInt8]> { [] }

    func absorb(_ batch: Batch) -> Set<[UInt8]> {
      Set((0..<batch.count).compactMap { batch.columns[column].copy($0) })
    }

    func merge(_ next: Set<[UInt8]>, into state: inout Set<[UInt8]>) { state.formUnion(next) }
  }
}
