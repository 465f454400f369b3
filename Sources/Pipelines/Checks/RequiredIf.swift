import Columns
import Components
import Formats

/// Where one column says so, others must have a value; elsewhere they may have to be empty.
struct RequiredIf: Check {
  /// When a row is one of those that are spoken of.
  struct Condition: Sendable {
    let column: String
    /// Nil where any value will do.
    let values: [String]?
    /// Whether the column has a value; false turns `present` round.
    let isPresent: Bool
    let place: Place
  }

  enum Otherwise: String, Sendable, CaseIterable { case any, empty }

  static let when = Key<Condition>(
    "when",
    Text(
      ar: "الشرط: عمود، وقيم يساوي إحداها أو كونه مملوءا.",
      fr: "La condition : une colonne, et les valeurs qu’elle prend ou le fait d’être remplie.",
      en: "The condition: a column, and the values it has or whether it is filled in."),
    shape: "{column: text, equals: list} or {column: text, present: true | false}"
  ) { (setting) throws(Finding) in try condition(setting) }
  static let then = Key<[String]>.texts(
    "then",
    Text(
      ar: "الأعمدة التي تصبح إلزامية.", fr: "Les colonnes alors obligatoires.",
      en: "The columns that are then required."))
  static let otherwise = Key<Otherwise>.word(
    "otherwise",
    Text(
      ar: "ما يجب في باقي الأسطر: لا شيء، أو أن تبقى الأعمدة فارغة.",
      fr: "Ce qui vaut pour les autres lignes : rien, ou des colonnes vides.",
      en: "What holds of the other rows: nothing, or that the columns are empty."), default: .any)
  static let card = Card(
    "required-if",
    Text(
      ar: "أعمدة إلزامية إذا تحقق شرط في السطر نفسه.",
      fr: "Des colonnes obligatoires quand la ligne remplit une condition.",
      en: "Columns that are required where the row meets a condition."), [when, then, otherwise],
    example: "{when: {column: kind, equals: [region]}, then: [part], otherwise: empty}",
    rules: [.requiredIf, .forbiddenIf])

  private let condition: Condition, then: [String], otherwise: Otherwise, place: Place

  init(_ options: Options) throws(Finding) {
    condition = try options[Self.when]
    then = try options[Self.then]
    otherwise = try options[Self.otherwise]
    place = options.place(of: Self.then)
  }

  private static func condition(_ setting: Setting) throws(Finding) -> Condition {
    _ = try setting.entries(among: ["column", "equals", "present"])
    let values = try setting["equals"]?.texts()
    let present = try setting["present"]?.boolean()
    guard (values == nil) != (present == nil) else {
      throw Finding(.settingMissing, at: setting.place, ["name": "equals | present"])
    }
    return Condition(
      column: try setting.required("column").text(), values: values, isPresent: present ?? true,
      place: setting.place)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    let column = try table.column(condition.column, at: condition.place)
    var meanings: Set<[UInt8]>?
    if let values = condition.values { meanings = Set(try values.map(meaning(of: column))) }
    return Requiring(
      when: column, meanings: meanings, isPresent: condition.isPresent,
      then: try table.columns(then, at: place), forbids: otherwise == .empty)
  }

  /// A value of the condition as those of the column are compared.
  private func meaning(of column: NamedColumn) -> (String) throws(Finding) -> [UInt8] {
    { (text) throws(Finding) in
      var bytes: [UInt8] = []
      guard column.form.canonical(Array(text.utf8).span, into: &bytes) else {
        throw Finding(
          .badLiteral, at: condition.place,
          ["value": text, "expected": column.form.type.rawValue])
      }
      return bytes
    }
  }

  private struct Requiring: RowCheck {
    let when: NamedColumn, meanings: Set<[UInt8]>?, isPresent: Bool
    let then: [NamedColumn], forbids: Bool

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      for row in 0..<batch.count {
        guard let isRequired = holds(row, batch), isRequired || forbids else { continue }
        for column in then where column.isPresent(row, batch) != isRequired {
          let rule: Rule = isRequired ? .requiredIf : .forbiddenIf
          faults.append(CellFault(rule, row: row, field: column.index))
        }
      }
    }

    /// Nil where the cell is not of its type, so that nobody can tell.
    private func holds(_ row: Int, _ batch: Batch) -> Bool? {
      guard let meanings else { return when.isPresent(row, batch) == isPresent }
      if !when.isPresent(row, batch) { return false }
      return when.canonical(row, batch).map(meanings.contains)
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      let name = then.first { $0.index == fault.field }?.name ?? ""
      return ["name": name, "column": when.name, "stated": when.text(fault.row, batch) ?? "–"]
    }
  }
}

extension Rule {
  static let requiredIf = Rule(
    "check/required-if",
    what: Text(
      ar: "العمود {name} إلزامي هنا، لأن العمود {column} يقول {stated}.",
      fr: "La colonne {name} est obligatoire ici, puisque {column} vaut {stated}.",
      en: "The column {name} is required here, since {column} is {stated}."),
    fix: Text(
      ar: "املأ الخانة، أو صحح العمود {column}.",
      fr: "Remplissez la cellule, ou corrigez la colonne {column}.",
      en: "Fill in the cell, or mend the column {column}."),
    example: .init(
      ["name": "end", "column": "status", "stated": "done"], wrong: "status,end\ndone,",
      right: "status,end\ndone,2024-11-12"))
  static let forbiddenIf = Rule(
    "check/forbidden-if",
    what: Text(
      ar: "يجب أن يبقى العمود {name} فارغا هنا، لأن العمود {column} يقول {stated}.",
      fr: "La colonne {name} doit rester vide ici, puisque {column} vaut {stated}.",
      en: "The column {name} must stay empty here, since {column} is {stated}."),
    fix: Text(
      ar: "أفرغ الخانة، أو صحح العمود {column}.",
      fr: "Videz la cellule, ou corrigez la colonne {column}.",
      en: "Empty the cell, or mend the column {column}."),
    example: .init(
      ["name": "end", "column": "status", "stated": "open"], wrong: "status,end\nopen,2024-11-12",
      right: "status,end\nopen,"))
}
