import Components

/// What becomes of datasets from one catalogue to the next.
extension Rule {
  static let changes: [Rule] = [
    .created, .updated, .harvestDeleted, .removedAsStated, .changedIdentity, .allDeleted,
  ]

  static let created = Rule(
    "harvest/created", .note,
    what: Text(
      ar: "ستنشئ {portal} مجموعة البيانات {dataset}.",
      fr: "{portal} créera le jeu de données {dataset}.",
      en: "{portal} would create the dataset {dataset}."),
    fix: Text(
      ar: "لا شيء مطلوب إذا كانت هذه المجموعة جديدة فعلا.",
      fr: "Rien à faire si ce jeu est bien nouveau.",
      en: "Nothing to do if this dataset is indeed new."),
    source: "ckanext-dcat 2.4.4; udata 17.18",
    example: .init(
      ["portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members"],
      wrong: "feeds/ckan.rdf: –", right: "feeds/ckan.rdf: …/id/dataset/members"))
  static let updated = Rule(
    "harvest/updated", .note,
    what: Text(
      ar: "ستحدث {portal} في مجموعة البيانات {dataset} ما يلي: {fields}.",
      fr: "{portal} mettra à jour, dans le jeu de données {dataset} : {fields}.",
      en: "{portal} would update, in the dataset {dataset}: {fields}."),
    fix: Text(
      ar: "لا شيء مطلوب إذا كان التغيير مقصودا.", fr: "Rien à faire si le changement est voulu.",
      en: "Nothing to do if the change is meant."),
    source: "ckanext-dcat 2.4.4; udata 17.18",
    example: .init(
      [
        "portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members",
        "fields": "extras.modified",
      ],
      wrong: "dct:modified 2026-01-02", right: "dct:modified 2026-02-02"))
  static let harvestDeleted = Rule(
    "harvest/deleted", .warning,
    what: Text(
      ar: "ستزيل {portal} مجموعة البيانات {dataset} لأن الفهرس لم يعد يذكرها.",
      fr: "{portal} retirera le jeu de données {dataset}, que le catalogue ne cite plus.",
      en: "{portal} would remove the dataset {dataset}, which the catalogue no longer lists."),
    fix: Text(
      ar: "أعد المجموعة إلى ملف مسار المعالجة، أو صرح فيه بأنها سحبت أو بما يحل محلها.",
      fr:
        "Remettez le jeu dans la chaîne de traitement, ou dites-y qu’il est retiré ou remplacé.",
      en:
        "Put the dataset back into the pipeline, or state there that it is withdrawn or superseded."
    ),
    source: "ckanext-dcat 2.4.4, gather stage; udata 17.18, autoarchive",
    example: .init(
      ["portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members"],
      wrong: "datasets: {meetings: …}",
      right: "withdrawn: {members: {on: 2026-02-01, reason: Replaced by the register.}}"))
  static let removedAsStated = Rule(
    "harvest/removed-as-stated", .note,
    what: Text(
      ar: "ستزيل {portal} مجموعة البيانات {dataset} كما صرحتم به في مسار المعالجة.",
      fr: "Comme vous l’avez déclaré, {portal} retirera le jeu de données {dataset}.",
      en: "As you have stated, {portal} would remove the dataset {dataset}."),
    fix: Text(
      ar: "لا شيء مطلوب.", fr: "Rien à faire.", en: "Nothing to do."),
    source: "ckanext-dcat 2.4.4, gather stage; udata 17.18, autoarchive",
    example: .init(
      ["portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members"],
      wrong: "datasets: {meetings: …}",
      right: "withdrawn: {members: {on: 2026-02-01, reason: Replaced by the register.}}"))
  static let pageGone = Rule(
    "harvest/page-gone", .warning,
    what: Text(
      ar: "كانت {portal} تعرف من الصفحة {value} {count:datasets}، ولم تعد تجدها فيها.",
      fr: "{portal} connaissait par la page {value} {count:datasets}, et ne les y trouvera plus.",
      en: "{portal} knew {count:datasets} from the page {value} and would not find them there."),
    fix: Text(
      ar: "أعد النشر؛ وإن حذفت لغة أو صفحة عن قصد فلا شيء مطلوب.",
      fr: "Publiez de nouveau ; si une langue ou une page a été ôtée à dessein, rien à faire.",
      en: "Publish again. If a language or a page was taken away on purpose, nothing is to be done."
    ),
    source: "Google Search Central, Dataset",
    example: .init(
      ["portal": "Google", "value": "ar/index.html", "count": "4"],
      wrong: "index.html fr/ en/", right: "index.html ar/ fr/ en/"))
  static let changedIdentity = Rule(
    "harvest/changed-identity",
    what: Text(
      ar:
        "ستعتبر {portal} العنصر {dataset} عنصرا جديدا: كانت تعرفه بالمعرف {expected} وصار {value}.",
      fr:
        "{portal} prendra {dataset} pour un autre : connu sous {expected}, il se présente comme {value}.",
      en:
        "{portal} would take {dataset} for another one: it knew {expected} and is now shown {value}."
    ),
    fix: Text(
      ar: "أعد الاسم أو العنوان السابق، أو صرح بأن الجديد يحل محل القديم.",
      fr: "Reprenez l’ancien nom ou l’ancienne adresse, ou dites que le nouveau remplace l’ancien.",
      en: "Go back to the old name or address, or state that the new one supersedes the old."),
    source: "ckanext-dcat 2.4.4, guid; udata 17.18, dct:identifier",
    example: .init(
      [
        "portal": "CKAN", "dataset": "Members",
        "expected": "https://data.example.org/id/dataset/members",
        "value": "https://data.example.org/id/dataset/network-members",
      ],
      wrong: "datasets: {network-members: …}", right: "datasets: {members: …}"))
  static let allDeleted = Rule(
    "harvest/all-deleted",
    what: Text(
      ar: "ستزيل {portal} كل ما كان لديها: {count:datasets}.",
      fr: "{portal} retirera tout ce qu’il avait : {count:datasets}.",
      en: "{portal} would remove all that it had: {count:datasets}."),
    fix: Text(
      ar: "تحقق من العنوان العمومي ومن أسماء مجموعات البيانات؛ فتغييرها يغير كل المعرفات.",
      fr:
        "Vérifiez l’adresse publique et les noms des jeux : les changer change tous les identifiants.",
      en:
        "Check the public address and the names of datasets: changing them changes every identifier."
    ),
    source: "ckanext-dcat 2.4.4, gather stage; udata 17.18, autoarchive",
    example: .init(
      ["portal": "CKAN", "count": "4"],
      wrong: "base: https://www.example.org/data/", right: "base: https://data.example.org/"))
  static let leftBehind = Rule(
    "harvest/left-behind", .warning,
    what: Text(
      ar: "ستبقي {portal} في {dataset} على ملف لم يعد الفهرس يذكره: {value}.",
      fr: "{portal} gardera dans {dataset} un fichier que le catalogue ne cite plus : {value}.",
      en: "{portal} would keep in {dataset} a file that the catalogue no longer lists: {value}."),
    fix: Text(
      ar: "أبق على العنوان الثابت للملف، أو احذف الملف القديم يدويا في البوابة.",
      fr: "Gardez l’adresse stable du fichier, ou supprimez l’ancien à la main sur le portail.",
      en: "Keep the stable address of the file, or remove the old one by hand on the portal."),
    source: "udata 17.18, resources matched by address",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "value": "https://data.example.org/datasets/members/1.0.0/members-1.0.0.tar.gz",
      ],
      wrong: "dcat:downloadURL …/1.0.0/members.csv", right: "dcat:downloadURL …/latest/members.csv"
    ))
}
