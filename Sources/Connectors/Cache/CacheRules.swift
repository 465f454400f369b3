import Components

/// The rules of all sources from other machines.
enum CacheRules {
  static let rules: [Rule] = [
    .cacheNone, .cacheFailed, .cacheOffline, .cacheUsed, .cacheLastGood, .cacheTooOld, .inputSecret,
    .inputVariable, .inputTooLarge, .inputStopped,
  ]
}

/// What is kept of sources from other machines, and what keeps them from being fetched.
extension Rule {
  static let cacheNone = Rule(
    "cache/none",
    what: Text(
      ar: "لا مجلد تحفظ فيه نسخة من {source}.",
      fr: "Aucun dossier ne peut garder une copie de {source}.",
      en: "There is no folder to keep a copy of {source} in."),
    fix: Text(
      ar: "أعط --cache مجلدا.", fr: "Donnez un dossier à --cache.",
      en: "Give --cache a folder."),
    example: .init(
      ["source": "https://data.example.org/members.csv"],
      wrong: "nashr validate pipeline.yaml",
      right: "nashr validate pipeline.yaml --cache ~/.cache/nashr"))

  static let cacheFailed = Rule(
    "cache/failed",
    what: Text(
      ar: "تعذر حفظ النسخة أو قراءتها في مجلد النسخ ({reason}).",
      fr: "Le dossier des copies ne s’écrit ou ne se lit pas ({reason}).",
      en: "The folder of copies cannot be written or read ({reason})."),
    fix: Text(
      ar: "تأكد من حق الكتابة في مجلد --cache ومن وجود مكان في القرص.",
      fr: "Vérifiez le droit d’écrire dans le dossier --cache et la place sur le disque.",
      en: "Check that the folder of --cache may be written to and that the disk has room."),
    example: .init(
      ["reason": "mkdir: Permission denied"],
      wrong: "nashr run . --cache /",
      right: "nashr run . --cache ~/.cache/nashr"))

  static let cacheOffline = Rule(
    "cache/offline",
    what: Text(
      ar: "لا نسخة محفوظة من {source}، ولا اتصال مع --offline.",
      fr: "Aucune copie de {source} n’est gardée, et --offline interdit d’en demander une.",
      en: "No copy of {source} is kept, and --offline forbids asking for one."),
    fix: Text(
      ar: "شغل نشر مرة دون --offline، بنفس مجلد النسخ.",
      fr: "Lancez Nashr une fois sans --offline, avec le même dossier de copies.",
      en: "Run Nashr once without --offline, with the same folder of copies."),
    example: .init(
      ["source": "https://data.example.org/members.csv"],
      wrong: "nashr run . --offline",
      right: "nashr run . && nashr run . --offline"))

  static let cacheUsed = Rule(
    "cache/used", .note,
    what: Text(
      ar: "استعملت النسخة المحفوظة من {source} دون اتصال؛ عمرها: {age:span}.",
      fr: "La copie gardée de {source} a servi, hors ligne ; son âge : {age:span}.",
      en: "The kept copy of {source} was used offline; its age: {age:span}."),
    fix: Text(
      ar: "شغل نشر دون --offline لجلب الحالي.",
      fr: "Lancez Nashr sans --offline pour obtenir la version actuelle.",
      en: "Run Nashr without --offline to get the current one."),
    example: .init(
      ["source": "https://data.example.org/members.csv", "age": "7200"],
      wrong: "nashr run . --offline",
      right: "nashr run ."))

  static let cacheLastGood = Rule(
    "cache/last-good", .warning,
    what: Text(
      ar: "استعملت آخر نسخة سليمة من {source}؛ عمرها: {age:span}.",
      fr: "La dernière bonne copie de {source} a servi ; son âge : {age:span}.",
      en: "The last good copy of {source} was used; its age: {age:span}."),
    fix: Text(
      ar: "أعد التنفيذ بعد عودة المصدر، أو اكتب onFailure: refuse لكي لا ينشر القديم.",
      fr:
        "Relancez quand la source sera revenue, ou écrivez onFailure: refuse pour ne rien publier d’ancien.",
      en: "Run again when the source is back, or write onFailure: refuse to publish nothing old."),
    example: .init(
      ["source": "https://data.example.org/members.csv", "age": "172800"],
      wrong: "from: {http: {url: https://data.example.org/members.csv, onFailure: last-good}}",
      right: "from: {http: {url: https://data.example.org/members.csv, onFailure: refuse}}"))

  static let cacheTooOld = Rule(
    "cache/too-old",
    what: Text(
      ar: "آخر نسخة سليمة من {source} قديمة (عمرها: {age:span}، والأقصى: {limit:span}).",
      fr:
        "La dernière bonne copie de {source} est trop ancienne (son âge : {age:span}, au plus : {limit:span}).",
      en: "The last good copy of {source} is too old (its age: {age:span}, at most: {limit:span})."),
    fix: Text(
      ar: "اتصل بمن يقدم المصدر، أو ارفع maxStale إن كانت النسخة لا تزال صالحة.",
      fr: "Écrivez à qui tient la source, ou augmentez maxStale si la copie vaut encore.",
      en: "Write to whoever keeps the source, or raise maxStale if the copy is still good."),
    example: .init(
      ["source": "https://data.example.org/members.csv", "age": "864000", "limit": "604800"],
      wrong:
        "from: {http: {url: https://data.example.org/members.csv, onFailure: last-good, maxStale: 7d}}",
      right:
        "from: {http: {url: https://data.example.org/members.csv, onFailure: last-good, maxStale: 30d}}"
    ))

  static let inputSecret = Rule(
    "setting/secret",
    what: Text(
      ar: "قيمة {name} مكتوبة في ملف المسار نفسه، حيث يقرؤها كل من يراه.",
      fr: "La valeur de {name} est écrite dans la chaîne même, où chacun peut la lire.",
      en: "The value of {name} is written in the pipeline itself, where anyone can read it."),
    fix: Text(
      ar: "ضع القيمة في متغير من بيئة التشغيل، واكتب env: ثم اسمه.",
      fr: "Mettez la valeur dans une variable d’environnement, et écrivez env: suivi de son nom.",
      en: "Put the value in an environment variable, and write env: followed by its name."),
    example: .init(
      ["name": "Authorization"],
      wrong: "headers: {Authorization: Bearer 12345}",
      right: "headers: {Authorization: Bearer env:DATA_TOKEN}"))

  static let inputVariable = Rule(
    "setting/variable",
    what: Text(
      ar: "متغير البيئة {name} غير موجود أو فارغ أو فيه سطر جديد.",
      fr: "La variable d’environnement {name} manque, est vide ou contient un saut de ligne.",
      en: "The environment variable {name} is not set, is empty or holds a line break."),
    fix: Text(
      ar: "أعط {name} قيمته قبل تشغيل نشر.", fr: "Donnez sa valeur à {name} avant de lancer Nashr.",
      en: "Give {name} its value before you run Nashr."),
    example: .init(
      ["name": "DATA_TOKEN"],
      wrong: "nashr run .",
      right: "DATA_TOKEN=… nashr run ."))

  static let inputTooLarge = Rule(
    "input/too-large",
    what: Text(
      ar: "حجم {source} يتجاوز {limit:size}.", fr: "{source} dépasse {limit:size}.",
      en: "{source} is larger than {limit:size}."),
    fix: Text(
      ar: "تأكد من أنه الملف الصحيح، ثم ارفع maxSize.",
      fr: "Vérifiez que c’est le bon fichier, puis augmentez maxSize.",
      en: "Check that it is the right file, then raise maxSize."),
    example: .init(
      ["source": "https://data.example.org/members.csv", "limit": "1048576"],
      wrong: "from: {http: {url: https://data.example.org/members.csv, maxSize: 1M}}",
      right: "from: {http: {url: https://data.example.org/members.csv, maxSize: 1G}}"))

  static let inputStopped = Rule(
    "input/stopped",
    what: Text(
      ar: "أوقف جلب {source} بطلب.",
      fr: "Le téléchargement de {source} a été interrompu sur demande.",
      en: "Fetching {source} was stopped on request."),
    fix: Text(
      ar: "أعد التنفيذ متى شئت: يستأنف ما انقطع إن سمح الخادم.",
      fr:
        "Relancez quand vous voulez : le téléchargement reprend où il était si le serveur le permet.",
      en: "Run again when you like: the download goes on where it was if the server allows it."),
    example: .init(
      ["source": "https://data.example.org/members.csv"],
      wrong: "nashr run .  ^C",
      right: "nashr run ."))
}
