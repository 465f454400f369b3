import Columns
import Components
import Formats

/// A value stands to another of its row, or to a constant, as the pipeline demands.
struct ColumnOrder: Check {
  static let left = Key<String>.text(
    "left",
    Text(ar: "العمود المقارن.", fr: "La colonne comparée.", en: "The column that is compared."))
  static let relation = Key<Relative>.word(
    "is",
    Text(
      ar: "العلاقة المطلوبة بين القيمتين.", fr: "La relation voulue entre les deux valeurs.",
      en: "How the two values must stand to each other."))
  static let right = Key<String>.text(
    "right",
    Text(
      ar: "العمود الذي يقارن به.", fr: "La colonne à laquelle on la compare.",
      en: "The column that it is compared with."), default: "")
  static let value = Key<String>.text(
    "value",
    Text(
      ar: "قيمة ثابتة يقارن بها، عوض عمود.",
      fr: "Une valeur fixe à laquelle comparer, au lieu d’une colonne.",
      en: "A constant to compare with, instead of a column."), default: "")
  static let card = Card(
    "order",
    Text(
      ar: "قيمة عمود قبل قيمة عمود آخر أو بعدها أو تساويها.",
      fr: "La valeur d’une colonne précède, suit ou égale celle d’une autre.",
      en: "The value of a column is before, after or the same as that of another."),
    [left, relation, right, value], example: "{left: total, is: before, right: part}",
    rules: [.outOfOrder, .incomparable])

  private let left: String, relation: Relative, right: String, value: String
  private let leftPlace: Place, rightPlace: Place

  init(_ options: Options) throws(Finding) {
    left = try options[Self.left]
    relation = try options[Self.relation]
    right = try options[Self.right]
    value = try options[Self.value]
    leftPlace = options.place(of: Self.left)
    rightPlace = options.place(of: right.isEmpty ? Self.value : Self.right)
    guard right.isEmpty != value.isEmpty else { throw options.missing("right | value") }
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    let left = try table.column(left, of: .ordered, at: leftPlace)
    if right.isEmpty { return try constant(left) }
    let right = try table.column(right, of: .ordered, at: rightPlace)
    return try Ordering(left, relation, right, at: rightPlace)
  }

  private func constant(_ left: NamedColumn) throws(Finding) -> any RowCheck {
    let limit = Array(value.utf8)
    guard left.form.accepts(limit.span), let comparison = Comparison(left.form, left.form) else {
      throw Finding(
        .badLiteral, at: rightPlace, ["value": value, "expected": left.form.type.rawValue])
    }
    return OrderingConstant(
      left: left, relation: relation, limit: limit, comparison: comparison,
      expected: "\(relation.sign) \(value)")
  }

  private struct OrderingConstant: RowCheck {
    let left: NamedColumn, relation: Relative, limit: [UInt8], comparison: Comparison
    let expected: String

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      let column = batch.columns[left.index]
      for row in 0..<batch.count {
        let outcome = column.withCell(row) { comparison.outcome($0, limit.span) }
        switch outcome ?? nil {
        case .order(let order) where !relation.holds(for: order):
          faults.append(CellFault(.outOfOrder, row: row, field: left.index))
        case .incomparable: faults.append(CellFault(.incomparable, row: row, field: left.index))
        case .order, nil: break
        }
      }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      ["name": left.name, "expected": expected]
    }
  }
}

/// Two columns of a row, compared by value. Where one has no value, or is not of its type, nothing is.
struct Ordering: RowCheck {
  private let left: NamedColumn, relation: Relative, right: NamedColumn
  private let comparison: Comparison

  /// A finding at `place` where the two types have no order between them.
  init(_ left: NamedColumn, _ relation: Relative, _ right: NamedColumn, at place: Place)
    throws(Finding)
  {
    guard let comparison = Comparison(left.form, right.form) else {
      throw Finding(
        .columnType, at: place,
        [
          "value": right.name, "type": right.form.type.rawValue,
          "expected": left.form.type.rawValue,
        ])
    }
    self.left = left
    self.relation = relation
    self.right = right
    self.comparison = comparison
  }

  func look(at batch: Batch, _ faults: inout [CellFault]) {
    let a = batch.columns[left.index], b = batch.columns[right.index]
    for row in 0..<batch.count {
      switch comparison.outcome(row, a, b) {
      case .order(let order) where !relation.holds(for: order):
        faults.append(CellFault(.outOfOrder, row: row, field: left.index))
      case .incomparable: faults.append(CellFault(.incomparable, row: row, field: left.index))
      case .order, nil: break
      }
    }
  }

  func values(of fault: CellFault, in batch: Batch) -> [String: String] {
    let other = right.text(fault.row, batch) ?? ""
    return ["name": left.name, "expected": "\(relation.sign) \(other) (\(right.name))"]
  }
}

extension Rule {
  static let outOfOrder = Rule(
    "check/order",
    what: Text(
      ar: "القيمة {value} في العمود {name} ليست {expected}.",
      fr: "La valeur {value} de la colonne {name} n’est pas {expected}.",
      en: "The value {value} of the column {name} is not {expected}."),
    fix: Text(
      ar: "راجع القيمتين وصحح الخاطئة منهما.",
      fr: "Vérifiez les deux valeurs et corrigez celle qui est fausse.",
      en: "Check both values and mend the one that is wrong."),
    example: .init(
      ["value": "2024-11-13", "name": "start", "expected": "≤ 2024-11-12 (end)"],
      wrong: "start,end\n2024-11-13,2024-11-12", right: "start,end\n2024-11-12,2024-11-13"))
  static let incomparable = Rule(
    "check/incomparable",
    what: Text(
      ar: "لا يمكن ترتيب القيمة {value} من العمود {name} بالنسبة إلى المطلوب: {expected}.",
      fr: "La valeur {value} de la colonne {name} ne peut pas être ordonnée : {expected}.",
      en: "The value {value} of the column {name} cannot be put in order: {expected}."),
    fix: Text(
      ar: "اكتب القيمتين بنفس الشكل، مثلا كلتاهما بالمنطقة الزمنية.",
      fr: "Écrivez les deux valeurs de la même façon, par exemple toutes deux avec leur fuseau.",
      en: "Write both values in the same way, such as both with a time zone."),
    example: .init(
      [
        "value": "2024-11-12T09:00:00", "name": "start", "expected": "≤ 2024-11-12T10:00:00Z (end)",
      ],
      wrong: "start,end\n2024-11-12T09:00:00,2024-11-12T10:00:00Z",
      right: "start,end\n2024-11-12T09:00:00Z,2024-11-12T10:00:00Z"))
}
