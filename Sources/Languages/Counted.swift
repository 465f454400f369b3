public import Components

/// A noun that can be counted, in each plural form of each language.
///
/// A form may name the number as `{count}`; Arabic's one and two do without it. A category that has
/// no form of its own uses `other`.
public struct Counted: Sendable {
  public typealias Forms = [Plural: String]
  private let ar: Forms, fr: Forms, en: Forms

  /// `other` must be among the forms of each language.
  public init(ar: Forms, fr: Forms, en: Forms) {
    precondition([ar, fr, en].allSatisfy { $0[.other] != nil }, "a noun without its form `other`")
    self.ar = ar
    self.fr = fr
    self.en = en
  }

  /// `1.494.413 سطرا`, `1 ligne`, `2 rows`; the number is written as the language writes numbers.
  public func text(_ count: Int, _ language: Language) -> String {
    render(
      form(count, language), ["count": language.number(count)], isolating: .none)
  }

  private func form(_ count: Int, _ language: Language) -> String {
    let forms =
      switch language {
      case .ar: ar
      case .fr: fr
      case .en: en
      }
    return forms[language.plural(count)] ?? forms[.other]!
  }
}

extension Counted {
  /// A noun of which Arabic puts the number 1 and 2 into the noun itself, and French says `de` after
  /// millions.
  private static func noun(
    ar one: String, _ two: String, _ few: String, _ many: String, _ other: String,
    fr ligne: String, _ lignes: String, elided: Bool = false, en row: String, _ rows: String
  ) -> Counted {
    Counted(
      ar: [
        .one: one, .two: two, .few: "{count} \(few)", .many: "{count} \(many)",
        .other: "{count} \(other)",
      ],
      fr: [
        .one: "{count} \(ligne)", .many: "{count} \(elided ? "d’" : "de ")\(lignes)",
        .other: "{count} \(lignes)",
      ],
      en: [.one: "{count} \(row)", .other: "{count} \(rows)"])
  }

  public static let rows = noun(
    ar: "سطر واحد", "سطران", "أسطر", "سطرا", "سطر", fr: "ligne", "lignes", en: "row", "rows")
  public static let columns = noun(
    ar: "عمود واحد", "عمودان", "أعمدة", "عمودا", "عمود", fr: "colonne", "colonnes", en: "column",
    "columns")
  public static let tables = noun(
    ar: "جدول واحد", "جدولان", "جداول", "جدولا", "جدول", fr: "table", "tables", en: "table",
    "tables")
  public static let datasets = noun(
    ar: "مجموعة بيانات واحدة", "مجموعتا بيانات", "مجموعات بيانات", "مجموعة بيانات",
    "مجموعة بيانات", fr: "jeu de données", "jeux de données", en: "dataset", "datasets")
  public static let files = noun(
    ar: "ملف واحد", "ملفان", "ملفات", "ملفا", "ملف", fr: "fichier", "fichiers", en: "file", "files")
  public static let errors = noun(
    ar: "خطأ واحد", "خطآن", "أخطاء", "خطأ", "خطأ", fr: "erreur", "erreurs", elided: true,
    en: "error", "errors")
  public static let warnings = noun(
    ar: "تنبيه واحد", "تنبيهان", "تنبيهات", "تنبيها", "تنبيه", fr: "avertissement",
    "avertissements", elided: true, en: "warning", "warnings")
  public static let notes = noun(
    ar: "ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة", "ملاحظة", fr: "remarque", "remarques",
    en: "note", "notes")
  public static let cells = noun(
    ar: "خانة واحدة", "خانتان", "خانات", "خانة", "خانة", fr: "cellule", "cellules", en: "cell",
    "cells")
  public static let characters = noun(
    ar: "حرف واحد", "حرفان", "أحرف", "حرفا", "حرف", fr: "caractère", "caractères",
    en: "character", "characters")
  public static let days = noun(
    ar: "يوم واحد", "يومان", "أيام", "يوما", "يوم", fr: "jour", "jours", en: "day", "days")
  public static let hours = noun(
    ar: "ساعة واحدة", "ساعتان", "ساعات", "ساعة", "ساعة", fr: "heure", "heures", elided: true,
    en: "hour", "hours")
  public static let minutes = noun(
    ar: "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة", fr: "minute", "minutes", en: "minute",
    "minutes")
  public static let seconds = noun(
    ar: "ثانية واحدة", "ثانيتان", "ثوان", "ثانية", "ثانية", fr: "seconde", "secondes",
    en: "second", "seconds")
  public static let items = noun(
    ar: "عنصر واحد", "عنصران", "عناصر", "عنصرا", "عنصر", fr: "élément", "éléments", elided: true,
    en: "item", "items")
  public static let bytes = noun(
    ar: "بايت واحد", "بايتان", "بايتات", "بايتا", "بايت", fr: "octet", "octets", elided: true,
    en: "byte", "bytes")
  /// How often something came.
  public static let times = noun(
    ar: "مرة واحدة", "مرتان", "مرات", "مرة", "مرة", fr: "fois", "fois", en: "time", "times")

  /// The nouns that a message may name, as in `{count:rows}`.
  static let named: [String: Counted] = [
    "rows": rows, "columns": columns, "tables": tables, "datasets": datasets, "files": files,
    "errors": errors, "warnings": warnings, "notes": notes, "cells": cells,
    "characters": characters, "days": days, "hours": hours, "minutes": minutes, "seconds": seconds,
    "items": items, "bytes": bytes,
    "times": times,
  ]
}
