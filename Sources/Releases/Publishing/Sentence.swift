public import Components
public import Languages

/// A finding as one line of text in one language: where, what, and what to do.
public enum Sentence {
  /// `members.csv, row 12, column phase`, each part isolated from the text around it; of a workbook
  /// `members.xlsx, sheet Membres, row 12, column phase`.
  public static func place(_ place: Place, _ language: Language, _ isolation: Isolation = .plain)
    -> String
  {
    switch place {
    case .file(let file): return render("{file}", ["file": file], isolating: isolation)
    case .text(let file, let line, let column):
      let template = Text(
        ar: "{file}، السطر {line}، الحرف {column}", fr: "{file}, ligne {line}, caractère {column}",
        en: "{file}, line {line}, character {column}")
      return render(
        template, ["file": file, "line": String(line), "column": String(column)], language,
        isolating: isolation)
    case .cell(let cell):
      var values = ["file": cell.file, "row": String(cell.row)]
      values["field"] = cell.field
      values["sheet"] = cell.sheet
      return render(template(of: cell), values, language, isolating: isolation)
    }
  }

  private static func template(of cell: Place.Cell) -> Text {
    switch (cell.sheet, cell.field) {
    case (nil, nil):
      Text(ar: "{file}، السطر {row}", fr: "{file}, ligne {row}", en: "{file}, row {row}")
    case (nil, _):
      Text(
        ar: "{file}، السطر {row}، العمود {field}", fr: "{file}, ligne {row}, colonne {field}",
        en: "{file}, row {row}, column {field}")
    case (_, nil):
      Text(
        ar: "{file}، الورقة {sheet}، السطر {row}", fr: "{file}, feuille {sheet}, ligne {row}",
        en: "{file}, sheet {sheet}, row {row}")
    default:
      Text(
        ar: "{file}، الورقة {sheet}، السطر {row}، العمود {field}",
        fr: "{file}, feuille {sheet}, ligne {row}, colonne {field}",
        en: "{file}, sheet {sheet}, row {row}, column {field}")
    }
  }

  /// What a rule says in general, in every language: its wording with `…` for each value.
  public static func title(of rule: Rule) -> [String: String] { title(of: rule.what) }

  /// A template in every language, with `…` for each value.
  public static func title(of template: Text) -> [String: String] {
    let pairs = Language.allCases.map { language in
      let names = Text.placeholders(in: template[language])
      let values = Dictionary(names.map { ($0, "…") }) { first, _ in first }
      let title = render(template, values, language, isolating: .none)
      return (language.rawValue, title.hasSuffix("….") ? String(title.dropLast()) : title)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// What stands between a place and what is said of it.
  public static func colon(_ language: Language) -> String { language == .fr ? "\u{A0}:" : ":" }

  /// `members.csv, row 12, column phase: …`
  public static func line(_ finding: Finding, _ language: Language, _ isolation: Isolation = .plain)
    -> String
  {
    let parts = [
      place(finding.place, language, isolation) + colon(language),
      finding.what(language, isolating: isolation, limit: 1000),
      finding.fix(language, isolating: isolation, limit: 1000),
    ]
    return parts.joined(separator: " ")
  }
}
