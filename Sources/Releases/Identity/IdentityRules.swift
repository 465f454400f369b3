public import Components

/// The rules of the identity register.
public enum IdentityRules: RuleFamily {
  public static let rules: [Rule] = [
    .identitiesNotWritten, .identityForm, .identityGone, .identityMoved, .identityReused,
    .identityUnregistered, .identityRegisterLacking, .baseMoved, .seriesGone, .filesGone,
    .stillPublished, .neverRegistered, .nameTaken,
  ]
}

extension Rule {
  public static let identitiesNotWritten = Rule(
    "output/identities",
    what: Text(
      ar: "تعذرت كتابة سجل المعرفات ({reason}).",
      fr: "Le registre des identifiants n’a pas pu être écrit ({reason}).",
      en: "The identity register could not be written ({reason})."),
    fix: Text(
      ar: "تحقق من حق الكتابة في مجلد مسار المعالجة.",
      fr: "Vérifiez le droit d’écriture dans le dossier de la chaîne.",
      en: "Check the permission to write in the pipeline’s folder."),
    example: .init(
      ["reason": "Permission denied"], wrong: "nashr identities /usr/share/remacto",
      right: "nashr identities pipelines/remacto"))

  static let identityForm = Rule(
    "identity/form",
    what: Text(
      ar: "صيغة سجل المعرفات {value} غير معروفة.", fr: "La forme {value} du registre est inconnue.",
      en: "The form {value} of the identity register is not known."),
    fix: Text(
      ar: "استرجع identities.json كما كان، أو ثبت إصدارا أحدث من نشر.",
      fr: "Rétablissez identities.json tel qu’il était, ou installez une version plus récente.",
      en: "Restore identities.json as it was, or install a newer version of Nashr."),
    example: .init(["value": "2"], wrong: #"{"form": 2}"#, right: #"{"form": 1, "identities": []}"#)
  )

  static let identityMoved = Rule(
    "identity/moved",
    what: Text(
      ar: "سينتقل ملف المعرف {value} من العنوان {before} إلى العنوان {after}.",
      fr: "Le fichier de l’identifiant {value} passerait de l’adresse {before} à {after}.",
      en: "The file of the identity {value} would move from {before} to {after}."),
    fix: Text(
      ar: "أعد العنوان القديم، أو اكتب في مجموعة البيانات {name}: {line:whole}.",
      fr: "Rétablissez l’ancienne adresse, ou écrivez dans le jeu {name} : {line:whole}.",
      en: "Bring the old address back, or write in the dataset {name}: {line:whole}."),
    source: "udata harvester: resources are matched by URL",
    example: .init(
      [
        "value": "https://data.example.org/id/dataset/a/a/csv",
        "before": "https://data.example.org/latest/a.csv",
        "after": "https://data.example.org/latest/a.tsv", "name": "a",
        "line": "supersedes: https://data.example.org/latest/a.csv",
      ], wrong: "formats: [csv]", right: "supersedes: https://data.example.org/latest/a.csv"))

  static let identityReused = Rule(
    "identity/reused",
    what: Text(
      ar: "المعرف {value} سُحب نهائيا، ولا يجوز أن يدل على شيء آخر.",
      fr: "L’identifiant {value} a été retiré ; il ne doit rien désigner d’autre.",
      en: "The identity {value} was retired and must not stand for something else."),
    fix: Text(
      ar: "اختر اسما آخر، أو احذف أسطره من retired في identities.json إن كان الشيء نفسه قد عاد.",
      fr:
        "Choisissez un autre nom, ou ôtez ses lignes de retired dans identities.json si c’est la même chose qui revient.",
      en:
        "Choose another name, or take its lines out of retired in identities.json where the same thing has come back."
    ),
    example: .init(
      ["value": "https://data.example.org/id/dataset/old"], wrong: "datasets: {old: {}}",
      right: "datasets: {newer: {}}"))

  /// A note: publishing without a register is allowed, and CI goes on.
  static let identityRegisterLacking = Rule(
    "identity/no-register", .note,
    what: Text(
      ar: "لا سجل لمعرفات {name}، فلا شيء ينبه إلى تغير ما تعرف به البوابات مجموعات البيانات.",
      fr:
        "Aucun registre ne retient les identifiants de {name} : rien n’avertit si change ce par quoi les portails connaissent les jeux.",
      en:
        "No register keeps the identities of {name}, so nothing warns when what portals know its datasets by changes."
    ),
    fix: Text(
      ar: "نفذ nashr identities على مسار المعالجة ثم أودع identities.json معه.",
      fr: "Lancez nashr identities sur la chaîne, puis versez identities.json au dépôt avec elle.",
      en: "Run nashr identities on the pipeline, then commit identities.json with it."),
    source: "ckanext-dcat and udata harvesters: identity",
    example: .init(
      ["name": "remacto"],
      wrong: "nashr run pipelines/remacto",
      right: """
        nashr identities pipelines/remacto
        git add pipelines/remacto/identities.json
        """))

  static let identityUnregistered = Rule(
    "identity/unregistered", .warning,
    what: Text(
      ar: "المعرف {value} جديد ولم يسجل بعد.",
      fr: "L’identifiant {value} est nouveau et n’est pas encore enregistré.",
      en: "The identity {value} is new and not registered yet."),
    fix: Text(
      ar: "نفذ nashr identities ثم أودع identities.json مع ملف مسار المعالجة.",
      fr: "Lancez nashr identities, puis versez identities.json au dépôt avec la chaîne.",
      en: "Run nashr identities, then commit identities.json with the pipeline."),
    example: .init(
      ["value": "https://data.example.org/id/dataset/new"],
      wrong: "nashr run pipelines/remacto",
      right: """
        nashr identities pipelines/remacto
        git add pipelines/remacto/identities.json
        """))
}
