import Columns
import Components
import Formats

/// The checks that a schema asks for by `custom_checks`, the extension of Table Schema that the schemas
/// of schema.data.gouv.fr (SCDL among them) use and Validata defines. As there, a check passes over
/// empty cells unless it is about them. Those that need lists or calendars from elsewhere are named as
/// not run.
struct CustomChecks: Constraint {
  /// The property of a schema that lists them.
  static let property = "custom_checks"
  static let card = Card(
    "custom-checks",
    Text(
      ar: "التحققات التي يطلبها المخطط في custom_checks.",
      fr: "Les contrôles que le schéma demande dans custom_checks.",
      en: "The checks that a schema asks for in custom_checks."),
    rules: [
      .customSum, .outOfOrder, .incomparable, .partlyStated, .noneStated, .badYears, .badSIREN,
      .badSIRET, .badPhone, .checkNotRun, .checkLacksColumns,
    ])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    guard let property = table.schema.others.first(where: { $0.name == Self.property }) else {
      return []
    }
    do throws(Finding) {
      let list = try JSONReader.read(Array(property.json.utf8), file: Self.property).list()
      return try checks(list, table)
    } catch { throw error.at(table.place) }
  }

  /// The checks of the list, and one that says what is not checked.
  private static func checks(_ list: [Setting], _ table: TableOutline) throws(Finding)
    -> [any RowCheck]
  {
    var checks: [any RowCheck] = []
    var unknown: [String] = []
    var remarks: [Finding] = []
    for setting in list {
      let item = CustomCheck(
        name: try setting.required("name").text(),
        parameters: setting["params"] ?? Setting(.mapping([]), at: setting.place), table: table)
      let lacking = try item.lackingColumns
      if lacking.isEmpty {
        if let check = try item.check { checks.append(check) } else { unknown.append(item.name) }
      } else {
        let values = ["value": item.name, "expected": lacking.joined(separator: ", ")]
        remarks.append(Finding(.checkLacksColumns, at: table.header(), values))
      }
    }
    if !unknown.isEmpty {
      let names = unknown.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      remarks.insert(
        Finding(.checkNotRun, at: table.header(), ["value": names.joined(separator: ", ")]), at: 0)
    }
    return remarks.isEmpty ? checks : checks + [Remark(findings: remarks)]
  }
}

/// One item of the list.
private struct CustomCheck {
  let name: String
  let parameters: Setting
  let table: TableOutline

  /// The columns that it names and the table has not. `one-of-required` is content with one of them.
  var lackingColumns: [String] {
    get throws(Finding) {
      var names: [String] = []
      for key in ["column", "column2", "columns", "othercolumns", "othercolumn"] {
        names += try parameters[key]?.texts() ?? []
      }
      let lacking = names.filter { table.schema.index(of: $0) == nil }
      return name == "one-of-required" && lacking.count < names.count ? [] : lacking
    }
  }

  /// The check; nil where there is none of the name, or none for columns of these types.
  var check: (any RowCheck)? {
    get throws(Finding) {
      switch name {
      case "sum-columns-value": return try sum
      case "compare-columns-value": return try comparison
      case "cohesive-columns-value":
        let others = parameters["othercolumns"] ?? parameters["othercolumn"]
        let columns = [try column("column")] + (try self.columns(others))
        return Together(rule: .partlyStated, columns: columns)
      case "one-of-required": return OneStated(columns: try statedColumns)
      case "year-interval-value":
        let word = try parameters["allow-year-only"]?.text()
        let allowsYear = word == "yes" || word == "true"
        let expected = allowsYear ? "AAAA, AAAA/AAAA" : "AAAA/AAAA"
        return try cells(.badYears, ["expected": expected]) { !FrenchForms.isYears($0, allowsYear) }
      case "french-siren-value": return try cells(.badSIREN) { !FrenchForms.isSIREN($0) }
      case "french-siret-value": return try cells(.badSIRET) { !FrenchForms.isSIRET($0) }
      case "phone-number-value": return try cells(.badPhone) { !FrenchForms.isPhone($0) }
      default: return nil
      }
    }
  }

  private func column(_ key: String) throws(Finding) -> NamedColumn {
    let name = try parameters.required(key)
    return try table.column(try name.text(), at: name.place)
  }

  private func columns(_ setting: Setting?) throws(Finding) -> [NamedColumn] {
    guard let setting else { return [] }
    return try table.columns(try setting.texts(), at: setting.place)
  }

  private func cells(
    _ rule: Rule, _ facts: [String: String] = [:],
    isFault: @escaping @Sendable (Span<UInt8>) -> Bool
  ) throws(Finding) -> CellCheck {
    CellCheck(rule, field: try column("column").index, facts, isFault: isFault)
  }

  private var sum: (any RowCheck)? {
    get throws(Finding) {
      let total = try column("column")
      let parts = try columns(try parameters.required("columns"))
      guard ([total] + parts).allSatisfy({ $0.form.type == .integer }) else { return nil }
      return Summing(total: total, parts: parts, differs: .customSum, incomplete: nil)
    }
  }

  private var comparison: (any RowCheck)? {
    get throws(Finding) {
      let left = try column("column"), right = try column("column2")
      let operators: [String: Relative] = [
        "<": .before, "<=": .notAfter, ">": .after, ">=": .notBefore, "==": .same,
      ]
      let word = try parameters.required("op")
      guard let relation = operators[try word.text()] else {
        throw .unknown(try word.text(), at: word.place, among: operators.keys.sorted())
      }
      guard Comparison(left.form, right.form) != nil else { return nil }
      return try Ordering(left, relation, right, at: word.place)
    }
  }

  /// The columns of `one-of-required` that the table has.
  private var statedColumns: [NamedColumn] {
    get throws(Finding) {
      var columns: [NamedColumn] = []
      for key in ["column", "column2"] {
        let name = try parameters.required(key).text()
        if table.schema.index(of: name) != nil { columns.append(try column(key)) }
      }
      return columns
    }
  }
}

/// At least one of some columns has a value in each row.
private struct OneStated: RowCheck {
  let columns: [NamedColumn]

  func look(at batch: Batch, _ faults: inout [CellFault]) {
    for row in 0..<batch.count where !columns.contains(where: { $0.isPresent(row, batch) }) {
      faults.append(CellFault(.noneStated, row: row, field: columns[0].index))
    }
  }

  func values(of fault: CellFault, in batch: Batch) -> [String: String] {
    ["expected": columns.map(\.name).joined(separator: ", ")]
  }
}

extension Rule {
  private static let validata = "Validata custom_checks"

  static let customSum = Rule(
    "schema/sum-columns",
    what: Text(
      ar: "القيمة {value} ليست مجموع الأعمدة التي يذكرها المخطط: {expected}.",
      fr: "La valeur {value} n’est pas la somme des colonnes que dit le schéma : {expected}.",
      en: "The value {value} is not the sum of the columns that the schema names: {expected}."),
    fix: Text(
      ar: "صحح المجموع أو أحد أجزائه.", fr: "Corrigez la somme ou l’une de ses parties.",
      en: "Mend the sum or one of its parts."), source: validata,
    example: .init(
      ["value": "30", "expected": "20 + 5 + 4 = 29"],
      wrong: "VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION\n30,20,5,4",
      right: "VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION\n29,20,5,4"))
  static let noneStated = Rule(
    "schema/one-of-required",
    what: Text(
      ar: "يجب أن يملأ على الأقل أحد هذه الأعمدة: {expected}.",
      fr: "L’une au moins de ces colonnes doit être remplie : {expected}.",
      en: "At least one of these columns must be filled in: {expected}."),
    fix: Text(
      ar: "املأ أحدها.", fr: "Remplissez-en une.", en: "Fill in one of them."), source: validata,
    example: .init(
      ["expected": "idBeneficiaire, RNABeneficiaire"],
      wrong: "idBeneficiaire,RNABeneficiaire\n,",
      right: "idBeneficiaire,RNABeneficiaire\n,W751080001"
    ))
  static let badYears = Rule(
    "schema/year-interval",
    what: Text(
      ar: "القيمة {value} ليست سنوات بالشكل {expected}.",
      fr: "La valeur {value} n’est pas une période de la forme {expected}.",
      en: "The value {value} is not years in the form {expected}."),
    fix: Text(
      ar: "اكتب السنوات بأربعة أرقام، والسنة الثانية بعد الأولى، مثل 2023/2024.",
      fr: "Écrivez les années en quatre chiffres, la seconde après la première : 2023/2024.",
      en: "Write years in four digits, the second after the first, such as 2023/2024."),
    source: validata,
    example: .init(
      ["value": "2024/2023", "expected": "AAAA/AAAA"], wrong: "BUDGET_ANNEE\n2024/2023",
      right: "BUDGET_ANNEE\n2023/2024"))
  static let badSIREN = Rule(
    "schema/siren",
    what: Text(
      ar: "القيمة {value} ليست رقم SIREN صحيحا.",
      fr: "La valeur {value} n’est pas un numéro SIREN valide.",
      en: "The value {value} is not a valid SIREN number."),
    fix: Text(
      ar: "راجع الأرقام التسعة.", fr: "Vérifiez ses neuf chiffres.", en: "Check its nine digits."),
    source: validata,
    example: .init(["value": "120027017"], wrong: "siren\n120027017", right: "siren\n120027016"))
  static let badSIRET = Rule(
    "schema/siret",
    what: Text(
      ar: "القيمة {value} ليست رقم SIRET صحيحا.",
      fr: "La valeur {value} n’est pas un numéro SIRET valide.",
      en: "The value {value} is not a valid SIRET number."),
    fix: Text(
      ar: "راجع الأرقام الأربعة عشر.", fr: "Vérifiez ses quatorze chiffres.",
      en: "Check its fourteen digits."), source: validata,
    example: .init(
      ["value": "21350238800018"], wrong: "COLL_SIRET\n21350238800018",
      right: "COLL_SIRET\n21350238800019"))
  static let badPhone = Rule(
    "schema/phone-number",
    what: Text(
      ar: "القيمة {value} ليست رقم هاتف بصيغة معروفة.",
      fr: "La valeur {value} n’a pas la forme d’un numéro de téléphone.",
      en: "The value {value} is not in the form of a telephone number."),
    fix: Text(
      ar: "اكتب الرقم بعشرة أرقام أو بالصيغة الدولية، مثل +212 5 37 00 00 00.",
      fr: "Écrivez dix chiffres, ou la forme internationale : +33 1 99 00 27 37.",
      en: "Write ten digits, or the international form, such as +33 1 99 00 27 37."),
    source: validata,
    example: .init(["value": "12345"], wrong: "tel\n12345", right: "tel\n01 99 00 27 37"))
  static let checkNotRun = Rule(
    "schema/check-not-run", .note,
    what: Text(
      ar: "يطلب المخطط تحققات لا تجرى هنا: {value}.",
      fr: "Le schéma demande des contrôles qui ne sont pas faits ici : {value}.",
      en: "The schema asks for checks that are not made here: {value}."),
    fix: Text(
      ar: "تحقق من ذلك بأداة أخرى، مثل Validata.",
      fr: "Faites-les par un autre moyen, comme Validata.",
      en: "Make them by other means, such as Validata."), source: validata,
    example: .init(
      ["value": "opening-hours-value"],
      wrong: #""custom_checks": [{"name": "opening-hours-value"}]"#,
      right: #""custom_checks": [{"name": "french-siret-value"}]"#))
  static let checkLacksColumns = Rule(
    "schema/check-lacks-columns", .note,
    what: Text(
      ar: "لم يجر التحقق {value} الذي يطلبه المخطط، فهذه الأعمدة غير موجودة: {expected}.",
      fr:
        "Le contrôle {value} du schéma n’est pas fait : ces colonnes n’existent pas : {expected}.",
      en: "The schema’s check {value} was not made: these columns are not there: {expected}."),
    fix: Text(
      ar: "صحح الأسماء في custom_checks، أو أضف الأعمدة.",
      fr: "Corrigez les noms dans custom_checks, ou ajoutez les colonnes.",
      en: "Mend the names in custom_checks, or add the columns."), source: validata,
    example: .init(
      ["value": "french-siret-value", "expected": "COL_SIRET"],
      wrong: #"{"name": "french-siret-value", "params": {"column": "COL_SIRET"}}"#,
      right: #"{"name": "french-siret-value", "params": {"column": "COLL_SIRET"}}"#))
}
