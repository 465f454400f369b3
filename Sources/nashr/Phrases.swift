import Components

/// What the command says beside findings.
enum Phrases {
  static let stopped = Text(
    ar: "توقف التنفيذ، ولم ينشر شيء.", fr: "Arrêt ; rien n’a été publié.",
    en: "Stopped; nothing was published.")
  static let refused = Text(
    ar: "رفض النشر بسبب ما وجد في البيانات. لم يتغير ما هو منشور.",
    fr: "Publication refusée à cause de ce qui précède. Ce qui est publié n’a pas changé.",
    en: "Refused because of what was found in the data. What is published has not changed.")
  static let unchanged = Text(
    ar: "لم يتغير شيء، فلم ينشر شيء: {name} في {path} ({time} ثانية).",
    fr: "Rien n’a changé, rien n’est publié : {name} dans {path} ({time} s).",
    en: "Nothing has changed, so nothing was published: {name} in {path} ({time} s).")
  static let published = Text(
    ar: "نشر {name}، الجيل {generation}، في {path} ({time} ثانية).",
    fr: "{name} publié, génération {generation}, dans {path} ({time} s).",
    en: "Published {name}, generation {generation}, in {path} ({time} s).")
  static let drafted = Text(
    ar: "مسودة فقط: كان سينشر {name}، الجيل {generation} ({time} ثانية). لم يتغير ما هو منشور.",
    fr:
      "Brouillon seulement : {name}, génération {generation}, aurait été publié ({time} s). Ce qui est publié n’a pas changé.",
    en:
      "Draft only: {name}, generation {generation}, would have been published ({time} s). What is published has not changed."
  )
  static let dryRun = Text(
    ar: "تحقق فقط، لم يكتب شيء ({time} ثانية).", fr: "Contrôle seul, rien n’est écrit ({time} s).",
    en: "Checked only, nothing was written ({time} s).")
  static let identitiesSame = Text(
    ar: "المعرفات مسجلة كلها في {path}.", fr: "Tous les identifiants sont enregistrés dans {path}.",
    en: "All identities are registered in {path}.")
  static let identitiesDiffer = Text(
    ar: "سجل المعرفات {path} ليس مكتملا: الجديد {added:number}، والمسحوب {retired:number}.",
    fr:
      "Le registre {path} n’est pas à jour ; nouveaux : {added:number} ; retirés : {retired:number}.",
    en: "The register {path} is not up to date; new: {added:number}; retired: {retired:number}.")
  static let identitiesWritten = Text(
    ar:
      "كُتب سجل المعرفات {path}: الجديد {added:number}، والمسحوب {retired:number}. أودعه مع مسار المعالجة.",
    fr:
      "Registre écrit : {path} ; nouveaux : {added:number} ; retirés : {retired:number}. Versez-le au dépôt avec la chaîne.",
    en:
      "Register written: {path}; new: {added:number}; retired: {retired:number}. Commit it with the pipeline."
  )
  static let dataset = Text(
    ar: "  {name} {version}: {tables}، {rows}", fr: "  {name} {version} : {tables}, {rows}",
    en: "  {name} {version}: {tables}, {rows}")
  static let setAside = Text(
    ar: "  {table}: قرئ {read:rows}، ونشر {published:rows}، وعزل {rejected:rows}.",
    fr:
      "  {table} : lu : {read:rows} ; publié : {published:rows} ; en quarantaine : {rejected:rows}.",
    en: "  {table}: read {read:rows}, published {published:rows}, set aside {rejected:rows}.")
  static let openQuarantine = Text(
    ar: "الأسطر المعزولة وسبب عزلها: {path}", fr: "Lignes en quarantaine et motifs : {path}",
    en: "The rows set aside, and why: {path}")
  static let quarantines = Text(
    ar: "، تعزل أسطره الخاطئة", fr: ", lignes fautives en quarantaine",
    en: ", faulty rows set aside")
  static let isNew = Text(ar: " (إصدار جديد)", fr: " (nouvelle version)", en: " (new release)")
  static let found = Text(
    ar: "وجد في البيانات: {counts}. اللائحة كاملة في findings.csv لكل مجموعة بيانات.",
    fr:
      "Constaté dans les données : {counts}. La liste entière est dans le findings.csv de chaque jeu.",
    en: "Found in the data: {counts}. The whole list is in findings.csv of each dataset.")
  static let foundNothing = Text(
    ar: "لم يوجد في البيانات ما ينبه إليه.", fr: "Rien à signaler dans les données.",
    en: "Nothing to report in the data.")
  static let openPage = Text(
    ar: "افتح الصفحة: {path}", fr: "Page à ouvrir : {path}", en: "Page to open: {path}")
  static let valid = Text(
    ar: "سليم: {path} ({rows})", fr: "Valide : {path} ({rows})", en: "Valid: {path} ({rows})")
  static let invalid = Text(
    ar: "غير سليم: {path}، {counts}.", fr: "Non valide : {path}, {counts}.",
    en: "Not valid: {path}, {counts}.")
  static let verified = Text(
    ar: "تحققت سلامة {path}: {files}، {size}، {releases}.",
    fr: "{path} vérifié : {files}, {size}, {releases}.",
    en: "Verified {path}: {files}, {size}, {releases}.")
  static let notVerified = Text(
    ar: "فشل التحقق من {path}: {counts}.", fr: "{path} n’est pas intact : {counts}.",
    en: "{path} is not intact: {counts}.")
  static let rehearsed = Text(
    ar: "تمت تجربة الجلب الآلي من {path}، وهذا ما تجده البوابات: {portals}. التنبيهات: {counts}.",
    fr: "Moissonnage de {path} répété. Les portails y trouvent : {portals}. Constats : {counts}.",
    en: "Rehearsed the harvest of {path}. Portals find there: {portals}. Findings: {counts}.")
  static let met = Text(
    ar: "{portal} ({count:items})", fr: "{portal} ({count:items})", en: "{portal} ({count:items})")
  static let compared = Text(
    ar: "المقارنة مع {path}.", fr: "Comparé avec {path}.", en: "Compared with {path}.")
  static let comparedWithNothing = Text(
    ar: "لا توجد نسخة سابقة للمقارنة، فكل شيء يعد جديدا؛ حددها بواسطة --previous.",
    fr: "Aucune publication antérieure à comparer : tout compte comme nouveau. Voyez --previous.",
    en: "There is no earlier publication to compare with, so all counts as new. See --previous.")
  static let proposed = Text(
    ar: "اقترح مخطط لـ {path}: {columns}، {rows}. للتحقق من البيانات: {command}",
    fr: "Schéma proposé pour {path} : {columns}, {rows}. Pour contrôler les données : {command}",
    en: "Proposed a schema for {path}: {columns}, {rows}. To check the data: {command}")
  static let nothingWritten = Text(
    ar: "لم يكتب شيء.", fr: "Rien n’a été écrit.", en: "Nothing was written.")
  static let planned = Text(
    ar: "المخطط سليم. للتنفيذ: {command}", fr: "Le plan est bon. Pour l’exécuter : {command}",
    en: "The plan is good. To run it: {command}")
  static let checking = Text(ar: "تحقق", fr: "contrôle", en: "checking")
  static let waiting = Text(
    ar: "في انتظار عملية نشر أخرى", fr: "attente d’une autre publication",
    en: "waiting for another run")
  static let writing = Text(ar: "كتابة", fr: "écriture", en: "writing")
}
