import Components

/// What a portal reads otherwise than it was meant.
extension Rule {
  static let harvestName = Rule(
    "harvest/name", .warning,
    what: Text(
      ar: "ستسمي {portal} مجموعة البيانات {dataset} بالاسم {value}، فليس في عنوانها حرف لاتيني.",
      fr: "{portal} nommera {dataset} {value} : son titre n’a aucune lettre latine.",
      en: "{portal} would name {dataset} {value}: its title has no Latin letter."),
    fix: Text(
      ar:
        "حدد لغة البوابة في feeds، وأضف بها عنوانا يكتب بحروف لاتينية؛ فالاسم لا يتغير بعد ذلك.",
      fr:
        "Dites sous feeds la langue du portail et donnez-y un titre en lettres latines : le nom ne changera plus.",
      en:
        "State the portal’s language under feeds and give a title in it in Latin letters: the name never changes after."
    ),
    source: "CKAN 2.12, munge_title_to_name",
    example: .init(
      [
        "portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members", "value": "__",
      ],
      wrong: "title: {ar: الأعضاء}", right: "title: {ar: الأعضاء, fr: Membres}"))
  static let harvestLanguage = Rule(
    "harvest/language", .warning,
    what: Text(
      ar: "ستعرض {portal} الحقل {field} من {dataset} بغير لغتها: {value}.",
      fr: "{portal} montrera {field} de {dataset} dans une autre langue que la sienne : {value}.",
      en: "{portal} would show {field} of {dataset} in a language that is not its own: {value}."),
    fix: Text(
      ar: "أضف النص بلغة البوابة.", fr: "Donnez le texte dans la langue du portail.",
      en: "Give the text in the language of the portal."),
    source: "ckanext-dcat 2.4.4, _object_value; udata 17.18, default_lang_value",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "field": "dct:title", "value": "الأعضاء",
      ],
      wrong: "title: {ar: الأعضاء}", right: "title: {ar: الأعضاء, fr: Membres}"))
  static let harvestLicense = Rule(
    "harvest/license", .note,
    what: Text(
      ar: "لا تعرف {portal} رخصة {dataset}، فلن تظهر فيها: {value}.",
      fr: "{portal} ne connaît pas la licence de {dataset} et ne l’affichera pas : {value}.",
      en: "{portal} does not know the licence of {dataset} and would not show it: {value}."),
    fix: Text(
      ar: "اكتب عنوان الرخصة كما يرد في لائحة البوابة.",
      fr: "Donnez à la licence le titre qu’elle a dans le registre du portail.",
      en: "Give the licence the title that it has in the portal’s register."),
    source: "CKAN 2.12, LicenseRegister",
    example: .init(
      [
        "portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members",
        "value": "https://www.example.org/licence",
      ],
      wrong: "title: Own licence", right: "title: Creative Commons Attribution"))
  static let futureDate = Rule(
    "harvest/future-date", .warning,
    what: Text(
      ar: "ستهمل {portal} تاريخ {dataset} لأنه في المستقبل: {value}.",
      fr: "{portal} ignorera la date de {dataset}, qui est dans le futur : {value}.",
      en: "{portal} would drop the date of {dataset}, which is in the future: {value}."),
    fix: Text(
      ar: "صحح التاريخ، أو حدد تاريخ الإصدار بواسطة --date.",
      fr: "Corrigez la date, ou donnez celle de la publication avec --date.",
      en: "Correct the date, or give that of the release with --date."),
    source: "udata 17.18, safe_harvest_datetime",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "value": "2062-01-02",
      ],
      wrong: "dct:modified 2062-01-02", right: "dct:modified 2026-01-02"))
  static let harvestFetched = Rule(
    "harvest/fetched", .warning,
    what: Text(
      ar: "ستطلب {portal} العنوان {value} من الشبكة لقراءة فترة {dataset}، وقد لا تجدها.",
      fr:
        "{portal} ira chercher {value} sur le réseau pour lire la période de {dataset}, sans garantie.",
      en: "{portal} would fetch {value} to read the period of {dataset}, and may not find it."),
    fix: Text(
      ar: "اكتب بداية الفترة ونهايتها في الفهرس نفسه، في عقدة بلا عنوان.",
      fr: "Donnez le début et la fin dans le catalogue même, sur un nœud sans adresse.",
      en: "State start and end in the catalogue itself, on a node without an address."),
    source: "udata 17.18, temporal_from_resource",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "value": "https://data.example.org/id/period/1",
      ],
      wrong: "dct:temporal <https://data.example.org/id/period/1>",
      right: "dct:temporal [ dcat:startDate \"2024-01-01\"^^xsd:date ]"))
  static let unforetold = Rule(
    "harvest/unforetold", .note,
    what: Text(
      ar:
        "ستعيد {portal} كتابة الحقل {field} من {dataset} بطريقتها، ولا نعرف مسبقا ما سيصير إليه: {value}.",
      fr:
        "{portal} réécrira {field} de {dataset} à sa façon ; le résultat n’est pas prévu ici : {value}.",
      en:
        "{portal} would write {field} of {dataset} anew in its own way, not foretold here: {value}."
    ),
    fix: Text(
      ar:
        "اكتب النص دون وسوم HTML، والكلمات المفتاحية بحروف عربية أو لاتينية، أو راجعه في البوابة.",
      fr:
        "Écrivez le texte sans balises HTML et les mots-clés en lettres arabes ou latines, ou relisez-le sur le portail.",
      en:
        "Write the text without HTML and keywords in Arabic or Latin letters, or look at it on the portal."
    ),
    source: "udata 17.18, sanitize_html and normalize_tag",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "field": "description", "value": "<b>Membres</b> du réseau",
      ],
      wrong: "description: <b>Membres</b> du réseau", right: "description: Membres du réseau"))
  static let harvestDescription = Rule(
    "harvest/description", .warning,
    what: Text(
      ar: "في وصف {dataset} {count:characters}، و{portal} تقبل ما بين 50 و5000.",
      fr: "La description de {dataset} a {count:characters} : {portal} en veut de 50 à 5 000.",
      en: "The description of {dataset} has {count:characters}: {portal} takes 50 to 5,000."),
    fix: Text(
      ar: "اكتب وصفا بين 50 و5000 حرف.", fr: "Écrivez une description de 50 à 5 000 caractères.",
      en: "Write a description of 50 to 5,000 characters."),
    source: "Google Search Central, Dataset: description",
    example: .init(
      ["portal": "Google", "dataset": "Members", "count": "8"], wrong: "description: Members.",
      right: "description: The members of the network since 2018, with their regions and dates."))
}
