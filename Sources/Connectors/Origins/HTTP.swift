import Bytes
import Components

/// A file that a server offers.
struct HTTP: Connector {
  static let url = Key<String>.text(
    "url",
    Text(
      ar: "عنوان الملف (https أو http).", fr: "L’adresse du fichier (https ou http).",
      en: "The file’s address (https or http)."))
  static let headers = Key<HeaderFields>(
    "headers",
    Text(
      ar: "حقول ترسل إلى الخادم؛ env:NAME قيمة من بيئة التشغيل.",
      fr: "Des en-têtes envoyés au serveur ; env:NAME est une valeur de l’environnement.",
      en: "Header fields sent to the server; env:NAME is a value of the environment."),
    shape: "name: value", default: HeaderFields()
  ) { (setting) throws(Finding) in try HeaderFields(setting) }
  static let digest = Key<Digest?>(
    "digest",
    Text(
      ar: "البصمة المنتظرة للمحتوى؛ لا يستعمل غيره.",
      fr: "L’empreinte attendue du contenu ; aucun autre n’est utilisé.",
      en: "The digest that the content must have; no other is used."),
    shape: "sha256:…", default: .some(nil)
  ) { (setting) throws(Finding) in
    let text = try setting.text()
    guard text.hasPrefix("sha256:"), let digest = Digest(hex: String(text.dropFirst(7))) else {
      throw Finding(.settingShape, at: setting.place, ["expected": "sha256:…"])
    }
    return digest
  }
  static let minSize = Key<Int>.size(
    "minSize",
    Text(
      ar: "أقل حجم مقبول؛ الملف الفارغ مرفوض دائما.",
      fr: "La taille la plus petite admise ; un fichier vide est toujours refusé.",
      en: "The smallest size that is accepted; an empty file never is."), default: 1)
  static let maxSize = Key<Int>.size(
    "maxSize",
    Text(
      ar: "أكبر حجم مقبول.", fr: "La taille la plus grande admise.",
      en: "The largest size that is accepted."), default: 1 << 30)
  static let timeout = Key<Int>.time(
    "timeout",
    Text(
      ar: "أطول مدة للجلب كله، مع إعادة المحاولات.",
      fr: "La durée la plus longue de tout le téléchargement, nouveaux essais compris.",
      en: "The longest that all of fetching may take, further attempts included."),
    default: 1800)
  static let retries = Key<Int>(
    "retries",
    Text(
      ar: "عدد إعادات المحاولة عند تعذر الخادم.",
      fr: "Le nombre de nouveaux essais quand le serveur fait défaut.",
      en: "How often is asked again where the server fails."), shape: "integer", default: 3
  ) { (setting) throws(Finding) in
    let number = try setting.integer()
    guard (0...20).contains(number) else {
      throw Finding(.settingShape, at: setting.place, ["expected": "0 … 20"])
    }
    return number
  }
  static let maxAge = Key<Int>.time(
    "maxAge",
    Text(
      ar: "لا يسأل الخادم ما دامت النسخة المحفوظة أحدث من هذه المدة.",
      fr: "Le serveur n’est pas interrogé tant que la copie gardée est plus récente.",
      en: "The server is not asked while the copy kept is younger than this."), default: 0)
  static let onFailure = Key<Bool>(
    "onFailure",
    Text(
      ar: "ما يفعل إذا تعذر المصدر: الرفض (refuse) أو آخر نسخة سليمة (last-good).",
      fr:
        "Que faire quand la source fait défaut : refuser (refuse) ou la dernière bonne copie (last-good).",
      en: "What to do where the source fails: refuse, or use the last good copy (last-good)."),
    shape: "refuse | last-good", default: false
  ) { (setting) throws(Finding) in
    let words = ["refuse", "last-good"], word = try setting.text()
    guard words.contains(word) else { throw .unknown(word, at: setting.place, among: words) }
    return word == "last-good"
  }
  static let maxStale = Key<Int>.time(
    "maxStale",
    Text(
      ar: "أقصى عمر لآخر نسخة سليمة.", fr: "L’âge le plus grand de la dernière bonne copie.",
      en: "How old the last good copy may be."), default: 7 * 86_400)

  static let card = Card(
    "http",
    Text(
      ar: "ملف من خادم، عبر HTTPS أو HTTP.", fr: "Un fichier d’un serveur, par HTTPS ou HTTP.",
      en: "A file of a server, over HTTPS or HTTP."),
    [
      url, headers, digest, minSize, maxSize, timeout, retries, maxAge, onFailure, maxStale,
    ],
    rules: HTTPRules.rules + CacheRules.rules)

  let source: HTTPSource

  init(_ options: Options) throws(Finding) {
    let place = options.place(of: Self.url)
    let isKept = try options[Self.onFailure]
    let maxStale = try options[Self.maxStale]
    source = HTTPSource(
      address: try HTTPSource.address(try options[Self.url], at: place),
      fields: try options[Self.headers],
      acceptance: Acceptance(
        least: max(1, try options[Self.minSize]), most: try options[Self.maxSize],
        pin: try options[Self.digest]),
      timeout: try options[Self.timeout], retries: try options[Self.retries],
      maxAge: try options[Self.maxAge], maxStale: isKept ? maxStale : nil, place: place)
  }

  func fetch(in workspace: Workspace) throws(Finding) -> [Spooled] {
    var means = Means()
    means.isOver = workspace.access.isOver
    return try source.fetch(in: workspace, by: means)
  }
}
