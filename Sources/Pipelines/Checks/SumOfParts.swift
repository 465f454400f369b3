import Columns
import Components
import Formats

/// A stated total is the sum of its stated parts.
struct SumOfParts: Check {
  static let total = Key<String>.text(
    "total", Text(ar: "عمود المجموع.", fr: "La colonne du total.", en: "The column of the total."))
  static let parts = Key<[String]>.texts(
    "parts",
    Text(ar: "أعمدة الأجزاء.", fr: "Les colonnes des parties.", en: "The columns of the parts."))
  static let card = Card(
    "sum-of-parts",
    Text(
      ar: "المجموع المذكور يساوي مجموع الأجزاء المذكورة؛ وما لا يقارن يقال.",
      fr: "Le total déclaré est la somme des parties déclarées ; ce qui ne se compare pas est dit.",
      en: "A stated total is the sum of its stated parts; what cannot be compared is said."),
    [total, parts], example: "{total: total, parts: [part]}", rules: [.sumDiffers, .notComparable])

  private let total: String, parts: [String], totalPlace: Place, place: Place

  init(_ options: Options) throws(Finding) {
    total = try options[Self.total]
    parts = try options[Self.parts]
    totalPlace = options.place(of: Self.total)
    place = options.place(of: Self.parts)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    Summing(
      total: try table.column(total, at: totalPlace), parts: try table.columns(parts, at: place),
      differs: .sumDiffers, incomplete: .notComparable)
  }
}

extension Rule {
  static let sumDiffers = Rule(
    "check/sum-of-parts", .warning,
    what: Text(
      ar: "المجموع المذكور {value} يخالف مجموع أجزائه: {expected}.",
      fr: "Le total déclaré {value} n’est pas la somme de ses parties : {expected}.",
      en: "The stated total {value} is not the sum of its parts: {expected}."),
    fix: Text(
      ar: "راجع المصدر؛ ينشر السطر كما هو مع هذا التنبيه.",
      fr: "Vérifiez la source ; la ligne est publiée telle quelle avec cet avertissement.",
      en: "Check the source; the row is published as it is, with this warning."),
    example: .init(
      ["value": "75", "expected": "4 + 70 = 74"],
      wrong: """
        year,regions,communes,total
        2024,4,70,75
        """,
      right: """
        year,regions,communes,total
        2024,4,70,74
        """))
  static let notComparable = Rule(
    "check/sum-not-comparable", .note,
    what: Text(
      ar: "لا يمكن مقارنة المجموع بأجزائه، فهذا غير مذكور: {expected}.",
      fr: "Le total ne se compare pas à ses parties ; non précisé : {expected}.",
      en: "The total cannot be compared with its parts; not stated: {expected}."),
    fix: Text(
      ar: "أضف ما ينقص إن ذكره مصدر.", fr: "Ajoutez ce qui manque si une source le donne.",
      en: "Add what is missing where a source states it."),
    example: .init(
      ["expected": "communes"],
      wrong: """
        year,regions,communes,total
        2024,4,,74
        """,
      right: """
        year,regions,communes,total
        2024,4,70,74
        """))
}
