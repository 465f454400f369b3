import Components

/// What keeps a portal from reading a file at all.
extension Rule {
  static let feeds: [Rule] = [
    .feedMissing, .feedEmpty, .feedUnreadable, .feedEncoding, .feedTooLarge, .notRehearsed,
  ]

  static let feedMissing = Rule(
    "harvest/feed-missing", .note,
    what: Text(
      ar: "لا تجد {portal} هنا ما تقرؤه.", fr: "{portal} ne trouve rien à lire ici.",
      en: "{portal} finds nothing to read here."),
    fix: Text(
      ar: "أعد النشر، فهذا الملف يكتب عند كل نشر، أو أعد الملف إلى مكانه.",
      fr: "Publiez de nouveau : chaque publication écrit ce fichier. Ou remettez-le en place.",
      en: "Publish again, as each publication writes this file, or put the file back."),
    source: "RFC 9110, 15.5: an answer of the class 4xx ends the harvest",
    example: .init(
      ["portal": "CKAN"], wrong: "ls output/remacto: catalog.ttl",
      right: "ls output/remacto: catalog.ttl feeds/"))
  static let feedEmpty = Rule(
    "harvest/empty",
    what: Text(
      ar: "الملف فارغ، فلا تجد فيه {portal} شيئا.",
      fr: "Le fichier est vide : {portal} n’y trouve rien.",
      en: "The file is empty: {portal} finds nothing in it."),
    fix: Text(
      ar: "أعد النشر؛ فكل نشر يكتب هذا الملف من جديد.",
      fr: "Publiez de nouveau : chaque publication récrit ce fichier.",
      en: "Publish again: each publication writes this file anew."),
    source: "RDF 1.1 XML Syntax; RFC 8259",
    example: .init(
      ["portal": "CKAN"], wrong: "feeds/ckan.rdf: 0 B", right: "feeds/ckan.rdf: 48 kB"))
  static let feedUnreadable = Rule(
    "harvest/unreadable",
    what: Text(
      ar:
        "لا تستطيع {portal} قراءة الملف: ابتداء من السطر {line:number} ليس بصيغة {expected} سليمة.",
      fr:
        "{portal} ne peut pas lire le fichier : à partir de la ligne {line:number}, ce n’est pas du {expected} correct.",
      en: "{portal} cannot read the file: from line {line:number} on it is not proper {expected}."),
    fix: Text(
      ar: "أعد النشر؛ وإن بقي الخطأ فأبلغ عنه مع الملف.",
      fr: "Publiez de nouveau ; si l’erreur demeure, signalez-la avec le fichier.",
      en: "Publish again. If the error stays, report it with the file."),
    source: "RDF 1.1 XML Syntax; RFC 8259",
    example: .init(
      ["portal": "CKAN", "line": "12", "expected": "RDF/XML"],
      wrong: "<rdf:RDF>", right: "<rdf:RDF></rdf:RDF>"))
  static let feedEncoding = Rule(
    "harvest/encoding",
    what: Text(
      ar: "ليس الملف بترميز UTF-8، فلا تقرؤه {portal}.",
      fr: "Le fichier n’est pas en UTF-8 : {portal} ne le lira pas.",
      en: "The file is not UTF-8: {portal} would not read it."),
    fix: Text(
      ar: "أعد النشر؛ فالفهارس تكتب دائما بترميز UTF-8.",
      fr: "Publiez de nouveau : les catalogues sont toujours écrits en UTF-8.",
      en: "Publish again: catalogues are always written in UTF-8."),
    source: "ckanext-dcat 2.4.4, _get_content_and_type",
    example: .init(
      ["portal": "CKAN"], wrong: "encoding=\"windows-1256\"", right: "encoding=\"UTF-8\""))
  static let feedTooLarge = Rule(
    "harvest/too-large",
    what: Text(
      ar: "حجم الملف {count:size}، و{portal} لا تقرأ ما يبلغ {limit:size}.",
      fr: "Le fichier fait {count:size} : {portal} n’en lit pas qui atteigne {limit:size}.",
      en: "The file has {count:size}: {portal} reads none that reaches {limit:size}."),
    fix: Text(
      ar: "اجعل صفحات الفهرس أصغر، بعدد أقل من مجموعات البيانات في كل صفحة.",
      fr: "Faites des pages de catalogue plus petites, avec moins de jeux par page.",
      en: "Make the pages of the catalogue smaller, with fewer datasets a page."),
    source: "ckanext-dcat 2.4.4, max_file_size",
    example: .init(
      ["portal": "CKAN", "count": "60000000", "limit": "52428800"],
      wrong: "feeds: {pageSize: 10000}", right: "feeds: {pageSize: 100}"))
  static let notRehearsed = Rule(
    "harvest/not-rehearsed", .note,
    what: Text(
      ar:
        "حجم الملف {count:size}، وNashr لا يقرأ ما تجاوز {limit:size}: لا نعرف ما ستفعله به {portal}.",
      fr:
        "Le fichier fait {count:size} et Nashr n’en lit pas au-delà de {limit:size} : ce que {portal} en fera n’est pas connu.",
      en:
        "The file has {count:size} and Nashr reads none above {limit:size}: what {portal} would make of it is not known."
    ),
    fix: Text(
      ar: "وزع مجموعات البيانات على عدة منشورات، أو تحقق من الملف في البوابة.",
      fr: "Répartissez les jeux en plusieurs publications, ou vérifiez le fichier sur le portail.",
      en: "Divide the datasets among several publications, or check the file on the portal."),
    example: .init(
      ["portal": "udata", "count": "300000000", "limit": "268435456"],
      wrong: "feeds/udata.rdf: 300 MB", right: "feeds/udata.rdf: 30 MB"))
  static let pageTooLarge = Rule(
    "harvest/page-too-large", .warning,
    what: Text(
      ar: "حجم الصفحة {count:size}، و{portal} لا تقرأ منها إلا {limit:size} الأولى.",
      fr: "La page fait {count:size} : {portal} n’en lit que les premiers {limit:size}.",
      en: "The page has {count:size}: {portal} reads the first {limit:size} of it."),
    fix: Text(
      ar: "وزع مجموعات البيانات على عدة منشورات.",
      fr: "Répartissez les jeux en plusieurs publications.",
      en: "Divide the datasets among several publications."),
    source: "Google Search Central, Googlebot file size limits",
    example: .init(
      ["portal": "Google", "count": "3000000", "limit": "2000000"], wrong: "fr/index.html: 3 MB",
      right: "fr/index.html: 1 MB"))
  static let fileTooLarge = Rule(
    "harvest/file-too-large", .warning,
    what: Text(
      ar:
        "حجم الملف {count:size}، و{portal} لا تحلل ما تجاوز {limit:size}: لا معاينة له ولا واجهة برمجية.",
      fr:
        "Le fichier fait {count:size} : {portal} n’analyse rien au-delà de {limit:size}, il n’aura ni aperçu ni API.",
      en:
        "The file has {count:size}: {portal} looks into none above {limit:size}, so no preview and no API."
    ),
    fix: Text(
      ar: "قسم الجدول، أو اعرضه أيضا بصيغة csv.gz.",
      fr: "Divisez la table, ou offrez-la aussi en csv.gz.",
      en: "Divide the table, or offer it as csv.gz too."),
    source: "Hydra, MAX_FILESIZE_ALLOWED",
    example: .init(
      ["portal": "Hydra", "count": "200000000", "limit": "104857600"],
      wrong: "latest/members.csv", right: "latest/members.csv.gz"))
  static let harvestPaging = Rule(
    "harvest/paging",
    what: Text(
      ar: "تتبع {portal} صفحات الفهرس حتى {value} ولا تبلغ النهاية.",
      fr: "{portal} suit les pages du catalogue jusqu’à {value} sans arriver au bout.",
      en: "{portal} follows the pages of the catalogue to {value} and does not get to the end."),
    fix: Text(
      ar: "أعد النشر؛ وإن غيرت الصفحات بيدك فتحقق من تسلسلها.",
      fr: "Publiez de nouveau ; si les pages ont été changées à la main, vérifiez leur suite.",
      en: "Publish again. If the pages were changed by hand, check their order."),
    source: "Hydra Core Vocabulary, hydra:next",
    example: .init(
      ["portal": "CKAN", "value": "https://data.example.org/feeds/ckan-2.rdf"],
      wrong: "ckan.rdf → ckan-2.rdf → ckan-2.rdf", right: "ckan.rdf → ckan-2.rdf"))
  static let deadLink = Rule(
    "harvest/dead-link",
    what: Text(
      ar: "تجد {portal} في {dataset} عنوانا لا يؤدي إلى ملف: {value}.",
      fr: "{portal} trouve dans {dataset} une adresse qui ne mène à rien : {value}.",
      en: "{portal} finds in {dataset} an address that leads nowhere: {value}."),
    fix: Text(
      ar: "أعد النشر، أو أعد الملف إلى مكانه.", fr: "Publiez de nouveau, ou remettez le fichier.",
      en: "Publish again, or put the file back."),
    source: "Hydra, check of resources",
    example: .init(
      [
        "portal": "Hydra", "dataset": "https://data.example.org/id/dataset/members",
        "value": "https://data.example.org/latest/member.csv",
      ],
      wrong: "dcat:downloadURL …/latest/member.csv", right: "dcat:downloadURL …/latest/members.csv"
    ))
}
