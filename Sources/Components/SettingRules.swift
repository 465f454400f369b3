extension Finding {
  /// A name that is not one of `known`: with the nearest of them where one is near, else with the first
  /// fifty in order.
  public static func unknown(_ name: String, at place: Place, among known: [String]) -> Finding {
    if let near = nearest(to: name, among: known) {
      return Finding(.settingMisspelt, at: place, ["value": name, "expected": near])
    }
    guard !known.isEmpty else {
      return Finding(.settingUndeclared, at: place, ["value": name])
    }
    let shown = known.sorted().prefix(50).joined(separator: ", ")
    return Finding(
      .settingUnknown, at: place,
      ["value": name, "expected": known.count > 50 ? shown + ", …" : shown])
  }
}

extension Rule {
  public static let settingMisspelt = Rule(
    "setting/misspelt",
    what: Text(
      ar: "الاسم {value} غير معروف هنا.", fr: "Le nom {value} est inconnu ici.",
      en: "The name {value} is not known here."),
    fix: Text(
      ar: "هل تقصد {expected}؟", fr: "Vouliez-vous dire {expected} ?",
      en: "Did you mean {expected}?"),
    example: .init(
      ["value": "shema", "expected": "schema"],
      wrong: """
        members:
          from: data/members.csv
          shema: schemas/members.yaml
        """,
      right: """
        members:
          from: data/members.csv
          schema: schemas/members.yaml
        """))
  public static let settingUnknown = Rule(
    "setting/unknown",
    what: Text(
      ar: "الاسم {value} غير معروف هنا.", fr: "Le nom {value} est inconnu ici.",
      en: "The name {value} is not known here."),
    fix: Text(
      ar: "استعمل أحد هذه الأسماء: {expected:whole}.",
      fr: "Utilisez l’un de ces noms : {expected:whole}.",
      en: "Use one of these names: {expected:whole}."),
    example: .init(
      ["value": "colour", "expected": "checks, format, from, schema, stages"],
      wrong: """
        members:
          from: data/members.csv
          colour: green
        """,
      right: """
        members:
          from: data/members.csv
        """))
  public static let settingUndeclared = Rule(
    "setting/undeclared",
    what: Text(
      ar: "لا شيء معرف يدل عليه الاسم {value}.", fr: "Rien de déclaré ne porte le nom {value}.",
      en: "Nothing is declared that the name {value} could stand for."),
    fix: Text(
      ar: "عرف {value} أولا، أو احذفه من هنا.", fr: "Déclarez d’abord {value}, ou ôtez-le d’ici.",
      en: "Declare {value} first, or take it out here."),
    example: .init(
      ["value": "budgets"],
      wrong: "series: budgets",
      right: """
        series: {budgets: {title: Budgets, description: One a year.}}
        datasets: {budget_2026: {series: budgets}}
        """))
  public static let settingMissing = Rule(
    "setting/missing",
    what: Text(
      ar: "ينقص هنا الإعداد {name}.", fr: "Le réglage {name} manque ici.",
      en: "The setting {name} is missing here."),
    fix: Text(
      ar: "أضف {name} مع قيمته.", fr: "Ajoutez {name} avec sa valeur.",
      en: "Add {name} with its value."),
    example: .init(
      ["name": "from"],
      wrong: """
        members:
          schema: schemas/members.yaml
        """,
      right: """
        members:
          from: data/members.csv
          schema: schemas/members.yaml
        """))
  public static let settingShape = Rule(
    "setting/shape",
    what: Text(
      ar: "هذه القيمة ليست ما ينتظر هنا ({expected:shape}).",
      fr: "Cette valeur n’est pas ce qui est attendu ici ({expected:shape}).",
      en: "This value is not what is expected here ({expected:shape})."),
    fix: Text(
      ar: "اكتب هنا: {expected:shape}.", fr: "Écrivez ici : {expected:shape}.",
      en: "Write this here: {expected:shape}."),
    example: .init(
      ["expected": "list"],
      wrong: #"{"fields": "region"}"#,
      right: #"{"fields": [{"name": "region"}]}"#))
  public static let duplicateName = Rule(
    "setting/duplicate",
    what: Text(
      ar: "الاسم {name} مكتوب مرتين.", fr: "Le nom {name} est écrit deux fois.",
      en: "The name {name} is written twice."),
    fix: Text(
      ar: "احذف أحدهما.", fr: "Supprimez l’un des deux.", en: "Remove one of the two."),
    source: "RFC 8259 §4; YAML 1.2 §3.2.1.3",
    example: .init(
      ["name": "members"],
      wrong: """
        tables:
          members: {from: data/members.csv}
          members: {from: data/new.csv}
        """,
      right: """
        tables:
          members: {from: data/members.csv}
          new_members: {from: data/new.csv}
        """))
}
