public import Components

/// The rows of a quarantined table that leave the release: exact however many findings there are, a
/// bit a row for each rule that rejects any.
public struct Rejection: Sendable {
  /// By the ordinals of rows as they leave the stages.
  public private(set) var rows = RowSet()
  private var byRule: [Rule: RowSet] = [:]

  /// The rules that reject any row.
  var broken: Set<Rule> { Set(byRule.keys) }

  /// The rows that some rules reject.
  func limited(to rules: Set<Rule>) -> Rejection {
    var limited = Rejection()
    for (rule, rows) in byRule where rules.contains(rule) {
      rows.forEach { limited.rows.insert($0) }
      limited.byRule[rule] = rows
    }
    return limited
  }

  mutating func insert(_ row: Int, _ rule: Rule) {
    rows.insert(row)
    byRule[rule, default: RowSet()].insert(row)
  }

  /// The rules that reject a row, by id.
  func rules(of row: Int) -> [Rule] {
    byRule.filter { $0.value.contains(row) }.keys.sorted { $0.id < $1.id }
  }
}

extension Rule {
  static let rowsSetAside = Rule(
    "quarantine/rows", .warning,
    what: Text(
      ar: "عزل من الجدول {table} ولم ينشر: {count:rows}.",
      fr: "Mis en quarantaine dans la table {table}, non publié : {count:rows}.",
      en: "Set aside from the table {table} and not published: {count:rows}."),
    fix: Text(
      ar: "صحح هذه الأسطر في المصدر بالاستعانة بلائحة المعزولات، ثم أعد التنفيذ.",
      fr: "Corrigez ces lignes dans la source à l’aide de la liste de quarantaine, puis relancez.",
      en: "Mend these rows in the source with the help of the quarantine’s list, then run again."),
    example: .init(
      ["table": "members", "count": "2"], wrong: "id,joined\n1,2019-02-30\n",
      right: "id,joined\n1,2019-02-28\n"))
  static let refersToRejected = Rule(
    "quarantine/refers-to-rejected",
    what: Text(
      ar: "تحيل القيمة {value} إلى السطر {expected} من الجدول {table}، وهو سطر معزول لم ينشر.",
      fr:
        "La valeur {value} renvoie à la ligne {expected} de la table {table}, qui est en quarantaine et n’est pas publiée.",
      en:
        "The value {value} refers to row {expected} of the table {table}, which was set aside and is not published."
    ),
    fix: Text(
      ar: "صحح ذلك السطر، فيعود هذا معه؛ أو غير الإحالة إن كانت خاطئة.",
      fr:
        "Corrigez cette ligne-là : celle-ci reviendra avec elle ; ou changez la référence si elle est fausse.",
      en: "Mend that row, and this one comes back with it; or change the reference if it is wrong."),
    example: .init(
      ["value": "7", "table": "members", "expected": "4"],
      wrong: "members\nid,joined\n7,2019-02-30\n\nmeetings\nid,member\n1,7\n",
      right: "members\nid,joined\n7,2019-02-28\n\nmeetings\nid,member\n1,7\n"))
  static let wouldDangle = Rule(
    "quarantine/would-dangle",
    what: Text(
      ar:
        "تحيل القيمة {value} إلى السطر {expected} من الجدول {table}، وهو سطر معزول، بينما لا يعزل هذا الجدول أي سطر.",
      fr:
        "La valeur {value} renvoie à la ligne {expected} de la table {table}, mise en quarantaine, alors que cette table-ci n’en a pas.",
      en:
        "The value {value} refers to row {expected} of the table {table}, which was set aside, while this table sets no row aside."
    ),
    fix: Text(
      ar: "صحح ذلك السطر، أو اكتب quarantine: true عند هذا الجدول أيضا.",
      fr: "Corrigez cette ligne-là, ou écrivez quarantine: true à cette table aussi.",
      en: "Mend that row, or write quarantine: true at this table too."),
    example: .init(
      ["value": "7", "table": "members", "expected": "4"],
      wrong: "tables:\n  members: {from: m.csv, quarantine: true}\n  meetings: {from: n.csv}\n",
      right:
        "tables:\n  members: {from: m.csv, quarantine: true}\n  meetings: {from: n.csv, quarantine: true}\n"
    ))
  static let nothingLeft = Rule(
    "quarantine/nothing-left",
    what: Text(
      ar: "كل ما قرئ من الجدول {table} مرفوض ({count:rows})، فلم يبق ما ينشر منه.",
      fr:
        "Tout ce qui a été lu de la table {table} est rejeté ({count:rows}) : il ne reste rien à publier.",
      en:
        "All that was read of the table {table} is rejected ({count:rows}): nothing is left to publish."
    ),
    fix: Text(
      ar: "تحقق من أن الملف هو الملف المقصود ومن مخططه، ثم أعد التنفيذ.",
      fr: "Vérifiez que c’est le bon fichier et le bon schéma, puis relancez.",
      en: "Check that it is the right file and the right schema, then run again."),
    example: .init(
      ["table": "members", "count": "1"], wrong: "id,joined\n1,someday\n",
      right: "id,joined\n1,2019-02-28\n"))
  static let quarantinedInput = Rule(
    "quarantine/not-published",
    what: Text(
      ar: "الجدول {table} لا ينشر، فلا معنى لعزل أسطره.",
      fr: "La table {table} n’est pas publiée : une quarantaine n’y a pas de sens.",
      en: "The table {table} is not published, so none of its rows can be set aside."),
    fix: Text(
      ar: "اكتب quarantine عند الجدول المنشور الذي يصنع منه.",
      fr: "Écrivez quarantine à la table publiée qui en est faite.",
      en: "Write quarantine at the published table that is made of it."),
    example: .init(
      ["table": "raw"], wrong: "inputs:\n  raw: {from: raw.csv, quarantine: true}\n",
      right: "tables:\n  members: {from: {table: raw}, schema: members.yaml, quarantine: true}\n"))
}

/// What the quarantine says; it is no component, so that its rules have no card.
public enum QuarantineRules: RuleFamily {
  public static let rules: [Rule] = [
    .rowsSetAside, .refersToRejected, .wouldDangle, .nothingLeft, .quarantinedInput,
  ]
}
