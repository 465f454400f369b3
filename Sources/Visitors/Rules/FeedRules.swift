public import Components

/// What keeps a portal from reading a file at all.
extension Rule {
  static let feeds: [Rule] = [.feedMissing, .feedUnreadable, .feedEncoding, .feedTooLarge]

  public static let feedMissing = Rule(
    "harvest/feed-missing", .note,
    what: Text(
      ar: "لا تجد {portal} هنا ما تقرؤه.", fr: "{portal} ne trouve rien à lire ici.",
      en: "{portal} finds nothing to read here."),
    fix: Text(
      ar: "أعد النشر بهذه النسخة من نشر، فهي تكتب هذا الملف.",
      fr: "Publiez de nouveau avec cette version de Nashr, qui écrit ce fichier.",
      en: "Publish again with this version of Nashr, which writes the file."),
    example: .init(
      ["portal": "CKAN"], wrong: "ls output/remacto: catalog.ttl",
      right: "ls output/remacto: catalog.ttl feeds/"))
  public static let feedUnreadable = Rule(
    "harvest/unreadable",
    what: Text(
      ar: "لا تستطيع {portal} قراءة الملف، عند السطر {line:number}: {reason}.",
      fr: "{portal} ne peut pas lire le fichier, à la ligne {line:number} : {reason}.",
      en: "{portal} cannot read the file, at line {line:number}: {reason}."),
    fix: Text(
      ar: "أعد النشر؛ وإن بقي الخطأ فأبلغ عنه مع الملف.",
      fr: "Publiez de nouveau ; si l’erreur demeure, signalez-la avec le fichier.",
      en: "Publish again. If the error stays, report it with the file."),
    source: "RDF 1.1 XML Syntax; RFC 8259",
    example: .init(
      ["portal": "CKAN", "line": "12", "reason": "Premature end of data"],
      wrong: "<rdf:RDF>", right: "<rdf:RDF></rdf:RDF>"))
  public static let feedEncoding = Rule(
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
  public static let feedTooLarge = Rule(
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
      wrong: "feeds: {ckan: {page-size: 10000}}", right: "feeds: {ckan: {page-size: 100}}"))
  public static let fileTooLarge = Rule(
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
  public static let harvestPaging = Rule(
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
  public static let deadLink = Rule(
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
