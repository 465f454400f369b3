import Columns
import Components

/// A value is one of the categories of its field, compared as values. Where an `enum`, which is a part
/// of them, is stated too, it alone is checked.
struct Categories: Constraint {
  static let card = Card(
    "categories",
    Text(
      ar: "القيمة من فئات حقلها.", fr: "La valeur est l’une des catégories de son champ.",
      en: "A value is one of the categories of its field."), rules: [.notCategory])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().compactMap { index, field in
      guard let categories = field.categories, field.constraints.values == nil else { return nil }
      let shown = categories.map { category in
        category.label.map { "\(category.value) (\($0))" } ?? category.value
      }
      return Enumeration.check(
        .notCategory, index, field, categories.map(\.value),
        ["expected": shown.joined(separator: ", ")])
    }
  }
}

extension Rule {
  static let notCategory = Rule(
    "schema/category",
    what: Text(
      ar: "القيمة {value} ليست من فئات هذا الحقل.",
      fr: "La valeur {value} n’est pas une catégorie de ce champ.",
      en: "The value {value} is not a category of this field."),
    fix: Text(
      ar: "اكتب إحدى هذه القيم: {expected}.", fr: "Écrivez l’une de ces valeurs : {expected}.",
      en: "Write one of these values: {expected}."), source: "Table Schema 2.0, categories",
    example: .init(
      ["value": "3", "expected": "0 (rural), 1 (urban)"], wrong: "commune,3", right: "commune,1"))
}
