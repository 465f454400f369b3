import Columns
import Components

/// A value is one of those listed, compared as values: `1.0` is `1` where the field is a number.
struct Enumeration: Constraint {
  static let card = Card(
    "enum",
    Text(
      ar: "القيمة من اللائحة المحددة.", fr: "La valeur est l’une de celles de la liste.",
      en: "A value is one of those listed."), rules: [.notListed])

  /// Up to so many texts, comparing with each is quicker than making a key of the cell.
  private static let few = 16

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().compactMap { index, field in
      guard let values = field.constraints.values else { return nil }
      let facts = ["expected": values.joined(separator: ", ")]
      return check(.notListed, index, field, values, facts)
    }
  }

  /// A check that cells of a field are among values in its published form.
  static func check(
    _ rule: Rule, _ index: Int, _ field: Field, _ values: [String], _ facts: [String: String]
  ) -> CellCheck {
    let published = field.form.published
    let known = Set(
      values.map { value in
        var canonical: [UInt8] = []
        _ = published.canonical(Array(value.utf8).span, into: &canonical)
        return canonical
      })
    if field.type == .string, known.count <= few {
      let list = Array(known)
      return CellCheck(rule, field: index, facts) { cell in !list.contains { cell.equals($0) } }
    }
    return CellCheck(rule, field: index, facts) { [form = field.form] cell in
      var canonical: [UInt8] = []
      return form.canonical(cell, into: &canonical) && !known.contains(canonical)
    }
  }
}

extension Rule {
  static let notListed = Rule(
    "schema/enum",
    what: Text(
      ar: "القيمة {value} ليست من القيم المقبولة.",
      fr: "La valeur {value} n’est pas parmi les valeurs admises.",
      en: "The value {value} is not one of those allowed."),
    fix: Text(
      ar: "اكتب إحدى هذه القيم: {expected}.", fr: "Écrivez l’une de ces valeurs : {expected}.",
      en: "Write one of these values: {expected}."), source: "Table Schema 2.0, enum",
    example: .init(
      ["value": "comune", "expected": "region, province, commune"],
      wrong: """
        name,kind
        أكادير,comune
        """,
      right: """
        name,kind
        أكادير,commune
        """))
}
