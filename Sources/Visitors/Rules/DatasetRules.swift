import Components

/// What a portal makes of a dataset by itself.
extension Rule {
  static let lost = Rule(
    "harvest/lost", .warning,
    what: Text(
      ar: "لن تحتفظ {portal} بالحقل {field} من {dataset}: {value}.",
      fr: "{portal} ne gardera pas {field} de {dataset} : {value}.",
      en: "{portal} would not keep {field} of {dataset}: {value}."),
    fix: Text(
      ar: "اكتب القيمة بالشكل الذي تقرؤه البوابة، أو اقبل بألا تظهر فيها.",
      fr: "Donnez la valeur sous la forme que le portail lit, ou acceptez qu’elle n’y figure pas.",
      en: "Give the value in the form that the portal reads, or accept that it is not shown there."),
    source: "ckanext-dcat 2.4.4; udata 17.18",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "field": "dct:accrualPeriodicity", "value": "often",
      ],
      wrong: "frequency: often", right: "frequency: MONTHLY"))
  static let unread = Rule(
    "harvest/unread", .note,
    what: Text(
      ar: "لا تقرأ {portal} الخاصية {field} في {kind} ({count:times}).",
      fr: "{portal} ne lit pas {field} dans {kind} ({count:times}).",
      en: "{portal} does not read {field} of {kind} ({count:times})."),
    fix: Text(
      ar: "لا شيء مطلوب؛ فهي موجهة إلى قراء آخرين.",
      fr: "Rien à faire : d’autres lecteurs s’en servent.",
      en: "Nothing to do: other readers make use of it."),
    source: "ckanext-dcat 2.4.4; udata 17.18",
    example: .init(
      ["portal": "CKAN", "field": "prov:wasDerivedFrom", "kind": "dcat:Dataset", "count": "4"],
      wrong: "prov:wasDerivedFrom", right: "dct:provenance"))
  static let harvestRejected = Rule(
    "harvest/rejected",
    what: Text(
      ar: "سترفض {portal} مجموعة البيانات {dataset} بسبب الحقل {field}: {value}.",
      fr: "{portal} refusera {dataset} à cause de {field} : {value}.",
      en: "{portal} would refuse {dataset} because of {field}: {value}."),
    fix: Text(
      ar: "صحح هذا الحقل في ملف مسار المعالجة، ثم أعد التحقق.",
      fr: "Corrigez ce champ dans la chaîne de traitement, puis vérifiez de nouveau.",
      en: "Correct this field in the pipeline, then check again."),
    source: "CKAN 2.12; ckanext-dcat 2.4.4; udata 17.18; DCAT-US 1.1",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "field": "dct:identifier", "value": "–",
      ],
      wrong: "<dct:identifier/>", right: "<dct:identifier>members</dct:identifier>"))
  static let harvestStopped = Rule(
    "harvest/stopped",
    what: Text(
      ar: "لن تأخذ {portal} شيئا من الفهرس كله، بسبب الحقل {field} في {dataset}: {value}.",
      fr:
        "{portal} ne prendra rien du catalogue entier, à cause de {field} dans {dataset} : {value}.",
      en:
        "{portal} would take nothing from the whole catalogue, because of {field} in {dataset}: {value}."
    ),
    fix: Text(
      ar: "أضف هذا الحقل إلى مجموعة البيانات في ملف مسار المعالجة أو صححه، ثم أعد التحقق.",
      fr:
        "Ajoutez ou corrigez ce champ du jeu dans la chaîne de traitement, puis vérifiez de nouveau.",
      en: "Add or correct the field of the dataset in the pipeline, then check again."),
    source: "ckanext-dcat 2.4.4, gather stage",
    example: .init(
      [
        "portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members",
        "field": "dct:title", "value": "–",
      ],
      wrong: "title: {}", right: "title: {fr: Membres}"))
  static let otherSchema = Rule(
    "harvest/other-schema",
    what: Text(
      ar:
        "لن تأخذ {portal} شيئا من الملف: يذكر في conformsTo المخطط {value}، وهي لا تقرأ إلا {expected}.",
      fr:
        "{portal} ne prendra rien du fichier : son conformsTo est {value}, et seul {expected} est lu.",
      en:
        "{portal} would take nothing of the file: its conformsTo is {value}, and {expected} alone is read."
    ),
    fix: Text(
      ar: "أعد النشر؛ وإن غيرت الملف بيدك فأعد قيمة conformsTo كما كانت.",
      fr: "Publiez de nouveau ; si le fichier a été changé à la main, rétablissez conformsTo.",
      en: "Publish again. If the file was changed by hand, put its conformsTo back."),
    source: "ckanext-datajson, gather stage",
    example: .init(
      [
        "portal": "data.gov", "value": "https://resources.data.gov/schemas/dcat-us/v1.1/",
        "expected": "https://project-open-data.cio.gov/v1.1/schema",
      ],
      wrong: "\"conformsTo\": \"https://resources.data.gov/schemas/dcat-us/v1.1/\"",
      right: "\"conformsTo\": \"https://project-open-data.cio.gov/v1.1/schema\""))
  static let rewritten = Rule(
    "harvest/rewritten", .note,
    what: Text(
      ar: "كتبت في {dataset} الحقل {field} هكذا: {expected}، وما تقرؤه {portal} هو: {value}.",
      fr: "Dans {dataset}, {field} est chez vous {expected} et se lira sur {portal} : {value}.",
      en: "In {dataset} you wrote for {field}: {expected}. {portal} is given: {value}."),
    fix: Text(
      ar: "لا شيء مطلوب إن كان ذلك يناسبكم؛ وإلا فاكتب القيمة بالشكل الذي تقبله البوابة.",
      fr:
        "Rien à faire si cela vous convient ; sinon, écrivez la valeur comme le portail l’accepte.",
      en: "Nothing to do if that suits you. Else write the value as the portal takes it."),
    source:
      "CKAN 2.12, tag_name_validator; DCAT-US 1.1, keyword; Google Search Central, description",
    example: .init(
      [
        "portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members",
        "field": "keywords", "expected": "l’accès", "value": "l accès",
      ],
      wrong: "keywords: {fr: [l’accès]}", right: "keywords: {fr: [accès]}"))
  static let notUnique = Rule(
    "harvest/not-unique",
    what: Text(
      ar: "يتكرر المعرف {value} في الفهرس، ولن تأخذ {portal} إلا مجموعة بيانات واحدة به.",
      fr: "L’identifiant {value} est donné deux fois : {portal} n’en retiendra qu’un jeu.",
      en: "The identifier {value} comes twice: {portal} would take one dataset of the two."),
    fix: Text(
      ar: "أعط كل مجموعة بيانات معرفا خاصا بها.",
      fr: "Donnez à chaque jeu un identifiant qui n’est qu’à lui.",
      en: "Give each dataset an identifier of its own."),
    source: "udata 17.18; ckanext-datajson",
    example: .init(
      ["portal": "udata", "value": "members"],
      wrong: "identifier: members, members", right: "identifier: members, meetings"))
  static let harvestTag = Rule(
    "harvest/tag",
    what: Text(
      ar: "سترفض {portal} مجموعة البيانات {dataset} بسبب الكلمة المفتاحية {value}.",
      fr: "{portal} refusera {dataset} à cause du mot-clé {value}.",
      en: "{portal} would refuse {dataset} because of the keyword {value}."),
    fix: Text(
      ar: "اكتب الكلمة بحرفين إلى مائة، من حروف وأرقام ومسافات ونقط وشرطات فقط.",
      fr:
        "Écrivez-le en 2 à 100 caractères : lettres, chiffres, espaces, points, traits d’union ou de soulignement.",
      en: "Write it in 2 to 100 characters: letters, digits, spaces, dots, hyphens, underscores."),
    source: "CKAN 2.12, tag_name_validator and tag_length_validator",
    example: .init(
      [
        "portal": "CKAN", "dataset": "https://data.example.org/id/dataset/members",
        "value": "l’ouverture",
      ],
      wrong: "keywords: {fr: [l’ouverture]}", right: "keywords: {fr: [ouverture]}"))
  static let harvestChecksum = Rule(
    "harvest/checksum",
    what: Text(
      ar: "سترفض {portal} مجموعة البيانات {dataset} بسبب بصمة الملف {value}.",
      fr: "{portal} refusera {dataset} à cause de l’empreinte du fichier {value}.",
      en: "{portal} would refuse {dataset} because of the checksum of the file {value}."),
    fix: Text(
      ar: "في الفهرس الموجه إلى هذه البوابة، اكتب البصمة نصا عاديا دون نوع hexBinary.",
      fr:
        "Dans le catalogue de ce portail, donnez l’empreinte en texte simple, sans le type hexBinary.",
      en: "In the feed of this portal give the checksum as plain text, not as hexBinary."),
    source: "udata 17.18, Checksum.value",
    example: .init(
      [
        "portal": "udata", "dataset": "https://data.example.org/id/dataset/members",
        "value": "https://data.example.org/latest/members.csv",
      ],
      wrong: "\"9f86d0…\"^^xsd:hexBinary", right: "\"9f86d0…\""))
}
