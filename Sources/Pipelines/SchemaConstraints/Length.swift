import Columns
import Components

/// A text has no fewer and no more characters (Unicode scalars) than stated, a collection no fewer and
/// no more items or members.
struct Length: Constraint {
  static let card = Card(
    "length",
    Text(
      ar: "طول النص أو عدد العناصر بين الحدين.",
      fr: "La longueur du texte ou le nombre d’éléments reste entre ses bornes.",
      en: "A text is as long, and a collection as large, as stated."),
    rules: [.tooShort, .tooLong, .tooFew, .tooMany])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().flatMap { index, field -> [any RowCheck] in
      let isText = field.type == .string
      let limits = field.constraints
      return [
        check(isText ? .tooShort : .tooFew, index, field, limits.minLength) { $0 < $1 },
        check(isText ? .tooLong : .tooMany, index, field, limits.maxLength) { $0 > $1 },
      ].compactMap(\.self)
    }
  }

  private static func check(
    _ rule: Rule, _ index: Int, _ field: Field, _ limit: Int?,
    _ isWrong: @escaping @Sendable (Int, Int) -> Bool
  ) -> (any RowCheck)? {
    guard let limit else { return nil }
    let isText = field.type == .string
    return CellCheck(rule, field: index, ["expected": String(limit)]) { [form = field.form] cell in
      // A character has one to four bytes, which tells of most texts without counting.
      if isText, !isWrong(cell.count, limit), !isWrong((cell.count + 3) / 4, limit) { return false }
      return form.length(cell).map { isWrong($0, limit) } ?? false
    }
  }
}

extension Rule {
  static let tooShort = Rule(
    "schema/min-length",
    what: Text(
      ar: "النص {value} قصير، وأقل ما يقبل {expected:characters}.",
      fr: "Le texte {value} est trop court : il faut au moins {expected:characters}.",
      en: "The text {value} is too short: at least {expected:characters} must be there."),
    fix: Text(ar: "أكمل النص.", fr: "Complétez le texte.", en: "Complete the text."),
    source: "Table Schema 2.0, minLength",
    example: .init(
      ["value": "فا", "expected": "3"],
      wrong: """
        code,name
        03,فا
        """,
      right: """
        code,name
        03,فاس - مكناس
        """))
  static let tooLong = Rule(
    "schema/max-length",
    what: Text(
      ar: "النص {value} طويل، وأكثر ما يقبل {expected:characters}.",
      fr: "Le texte {value} est trop long : il faut au plus {expected:characters}.",
      en: "The text {value} is too long: at most {expected:characters} may be there."),
    fix: Text(ar: "اختصر النص.", fr: "Raccourcissez le texte.", en: "Shorten the text."),
    source: "Table Schema 2.0, maxLength",
    example: .init(
      ["value": "2024-11-12", "expected": "4"],
      wrong: """
        project,year
        P-3,2024-11-12
        """,
      right: """
        project,year
        P-3,2024
        """))
  static let tooFew = Rule(
    "schema/min-items",
    what: Text(
      ar: "القيمة {value} لا تبلغ الحد الأدنى لعدد العناصر: {expected:items}.",
      fr: "La valeur {value} a moins de {expected:items}.",
      en: "The value {value} has fewer than {expected:items}."),
    fix: Text(
      ar: "أضف العناصر الناقصة.", fr: "Ajoutez les éléments qui manquent.",
      en: "Add the items that are missing."),
    source: "Table Schema 2.0, minLength",
    example: .init(["value": "[1]", "expected": "2"], wrong: "[1]", right: "[1, 2]"))
  static let tooMany = Rule(
    "schema/max-items",
    what: Text(
      ar: "القيمة {value} تتجاوز الحد الأقصى لعدد العناصر: {expected:items}.",
      fr: "La valeur {value} a plus de {expected:items}.",
      en: "The value {value} has more than {expected:items}."),
    fix: Text(
      ar: "احذف العناصر الزائدة.", fr: "Retirez les éléments en trop.",
      en: "Remove the items that are too many."),
    source: "Table Schema 2.0, maxLength",
    example: .init(["value": "[1, 2, 3]", "expected": "2"], wrong: "[1, 2, 3]", right: "[1, 2]"))
}
