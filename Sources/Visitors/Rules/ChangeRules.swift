public import Components

/// What becomes of datasets from one catalogue to the next.
extension Rule {
  static let changes: [Rule] = [
    .created, .updated, .harvestDeleted, .changedIdentity, .allDeleted, .leftBehind,
  ]

  public static let created = Rule(
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
  public static let updated = Rule(
    "harvest/updated", .note,
    what: Text(
      ar: "ستحدث {portal} مجموعة البيانات {dataset}.",
      fr: "{portal} mettra à jour le jeu de données {dataset}.",
      en: "{portal} would update the dataset {dataset}."),
    fix: Text(
      ar: "لا شيء مطلوب إذا كان التغيير مقصودا.", fr: "Rien à faire si le changement est voulu.",
      en: "Nothing to do if the change is meant."),
    source: "ckanext-dcat 2.4.4; udata 17.18",
    example: .init(
      ["portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members"],
      wrong: "dct:modified 2026-01-02", right: "dct:modified 2026-02-02"))
  public static let harvestDeleted = Rule(
    "harvest/deleted", .warning,
    what: Text(
      ar: "ستزيل {portal} مجموعة البيانات {dataset} لأن الفهرس لم يعد يذكرها.",
      fr: "{portal} retirera le jeu de données {dataset}, que le catalogue ne cite plus.",
      en: "{portal} would remove the dataset {dataset}, which the catalogue no longer lists."),
    fix: Text(
      ar: "أعد المجموعة إلى ملف مسار المعالجة، أو صرح فيه بأنها سحبت أو بما يحل محلها.",
      fr:
        "Remettez le jeu dans le fichier de configuration, ou dites-y qu’il est retiré ou remplacé.",
      en:
        "Put the dataset back into the pipeline, or state there that it is withdrawn or superseded."
    ),
    source: "ckanext-dcat 2.4.4, gather stage; udata 17.18, autoarchive",
    example: .init(
      ["portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members"],
      wrong: "datasets: {meetings: …}",
      right: "withdrawn: {members: {on: 2026-02-01, reason: Replaced by the register.}}"))
  public static let changedIdentity = Rule(
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
  public static let allDeleted = Rule(
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
  public static let leftBehind = Rule(
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
