import Components

/// What is said where registered identities would be lost, or are given up wrongly.
extension Rule {
  static let identityGone = Rule(
    "identity/gone",
    what: Text(
      ar: "مجموعة البيانات المسجلة {name} ({value}) لن تنشر بعد الآن.",
      fr: "Le jeu enregistré {name} ({value}) ne serait plus publié.",
      en: "The registered dataset {name} ({value}) would not be published any more."),
    fix: Text(
      ar:
        "أعد اسمها، أو اكتب في المجموعة التي تحل محلها: {line:whole}، أو اكتب تحت withdrawn إن لم يحل محلها شيء: {entry:whole}. فالبوابات تحذف ما يتغير معرفه وتنشئ غيره.",
      fr:
        "Rétablissez son nom, ou écrivez dans le jeu qui le remplace : {line:whole}, ou, si rien ne le remplace, sous withdrawn : {entry:whole}. Les portails suppriment ce dont l’identifiant change.",
      en:
        "Bring its name back, or write in the dataset that takes its place: {line:whole}, or, where nothing does, under withdrawn: {entry:whole}. Portals delete what changes its identity and make it anew."
    ),
    source: "ckanext-dcat and udata harvesters: identity",
    example: .init(
      [
        "value": "https://data.example.org/remacto/id/dataset/network", "name": "network",
        "line": "supersedes: https://data.example.org/remacto/id/dataset/network",
        "entry": "network: {on: YYYY-MM-DD, reason: …}",
      ],
      wrong: "datasets: {members: {title: Members}}",
      right: """
        datasets:
          members:
            supersedes: https://data.example.org/remacto/id/dataset/network
        """))

  static let baseMoved = Rule(
    "identity/base-moved",
    what: Text(
      ar: "تغير أساس العناوين، وكان {value}: ستحذف البوابات كل ما عرفته به ({count:datasets}).",
      fr:
        "La base n’est plus {value} : les portails supprimeraient tout ce qu’ils connaissent par elle ({count:datasets}).",
      en:
        "The base is {value} no more: portals would delete all that they know by it ({count:datasets})."
    ),
    fix: Text(
      ar: "أعد الأساس القديم، أو اكتب في أعلى ملف مسار المعالجة، خارج المجموعات: {line:whole}.",
      fr:
        "Rétablissez l’ancienne base, ou écrivez en tête de la chaîne, hors des jeux : {line:whole}.",
      en:
        "Bring the old base back, or write at the top of the pipeline file, outside the datasets: {line:whole}."
    ),
    source: "ckanext-dcat and udata harvesters: identity",
    example: .init(
      [
        "value": "https://old.example.org/town/", "count": "12",
        "line": "supersedes: https://old.example.org/town/",
      ],
      wrong: "base: https://data.example.org/town/",
      right: """
        base: https://data.example.org/town/
        supersedes: https://old.example.org/town/
        """))

  static let seriesGone = Rule(
    "identity/series-gone",
    what: Text(
      ar: "السلسلة المسجلة {name} ({value}) لن تنشر بعد الآن.",
      fr: "La série enregistrée {name} ({value}) ne serait plus publiée.",
      en: "The registered series {name} ({value}) would not be published any more."),
    fix: Text(
      ar: "أعد السلسلة، أو اكتب في أعلى ملف مسار المعالجة، خارج المجموعات: {line:whole}.",
      fr: "Rétablissez la série, ou écrivez en tête de la chaîne, hors des jeux : {line:whole}.",
      en:
        "Bring the series back, or write at the top of the pipeline file, outside the datasets: {line:whole}."
    ),
    example: .init(
      [
        "value": "https://data.example.org/town/id/series/budgets", "name": "budgets",
        "line": "supersedes: https://data.example.org/town/id/series/budgets",
      ],
      wrong: "series: {}",
      right: "supersedes: https://data.example.org/town/id/series/budgets"))

  static let filesGone = Rule(
    "identity/files-gone",
    what: Text(
      ar: "ملفات مسجلة لن تنشر بعد الآن من المجموعة {name}: {count:files} ({value:whole}).",
      fr: "Le jeu {name} perdrait {count:files} : {value:whole}.",
      en: "The dataset {name} would lose {count:files}: {value:whole}."),
    fix: Text(
      ar:
        "أعد الصيغ أو الجداول، أو اكتب في المجموعة {name}: {line:whole}. فعندئذ تحذف البوابات هذه الملفات.",
      fr:
        "Rétablissez les formats ou les tables, ou écrivez dans le jeu {name} : {line:whole}. Les portails suppriment alors ces fichiers.",
      en:
        "Bring the formats or tables back, or write in the dataset {name}: {line:whole}. Portals then delete these files."
    ),
    source: "ckanext-dcat and udata harvesters: resources",
    example: .init(
      [
        "value": "members.xml, members.xml.gz", "count": "2", "name": "members",
        "line":
          "supersedes: [https://data.example.org/id/dataset/members/members/xml, https://data.example.org/id/dataset/members/members/xml-gz]",
      ],
      wrong: "members: {formats: [csv, json]}",
      right: """
        members:
          formats: [csv, json]
          supersedes:
            - https://data.example.org/id/dataset/members/members/xml
            - https://data.example.org/id/dataset/members/members/xml-gz
        """))

  static let stillPublished = Rule(
    "identity/still-published",
    what: Text(
      ar: "لا يمكن التخلي عن {value} لأن {expected} ما زال ينشر.",
      fr: "{value} ne peut être abandonné : {expected} est encore publié.",
      en: "{value} cannot be given up: {expected} is published still."),
    fix: Text(
      ar: "اذكر تحت supersedes ما لم يعد ينشر وحده.",
      fr: "Ne citez sous supersedes que ce qui n’est plus publié.",
      en: "Name under supersedes only what is published no more."),
    example: .init(
      [
        "value": "https://data.example.org/id/dataset/members",
        "expected": "https://data.example.org/id/dataset/members",
      ],
      wrong: "members: {supersedes: \"https://data.example.org/id/dataset/members\"}",
      right: "members: {supersedes: \"https://data.example.org/id/dataset/network\"}"))

  static let neverRegistered = Rule(
    "identity/never-registered",
    what: Text(
      ar: "لم يسجل {value} قط، فلا شيء يتخلى عنه.",
      fr: "{value} n’a jamais été enregistré : il n’y a rien à abandonner.",
      en: "{value} was never registered: there is nothing to give up."),
    fix: Text(
      ar: "اكتبه كما هو في identities.json، أو احذفه من هنا.",
      fr: "Écrivez-le tel qu’il est dans identities.json, ou ôtez-le d’ici.",
      en: "Write it as it stands in identities.json, or take it out here."),
    example: .init(
      ["value": "survay"],
      wrong: "withdrawn: {survay: {on: 2026-01-02, reason: Its method was wrong.}}",
      right: "withdrawn: {survey: {on: 2026-01-02, reason: Its method was wrong.}}"))
}
