public import Components
import Connectors
import Formats

/// Reads the descriptor of a data package (Data Package 2.0, and 1 as its consumers expect) into the
/// tables that its resources are. Properties that are not the standard's are carried in silence.
struct PackageFile {
  private(set) var tables: [TableDeclaration] = []
  private(set) var findings: [Finding] = []

  /// The package of the descriptor that `path` names within `folder`; nothing it names may lead out
  /// of the descriptor's own folder.
  static func read(_ path: String, in folder: String, at place: Place) throws(Finding)
    -> PackageFile
  {
    let whole = try Enclosure.path(path, in: folder, at: place)
    return try read(try TextFile.setting(path: whole, name: path), path, in: folder)
  }

  /// The same of what the descriptor holds.
  static func read(_ package: Setting, _ path: String, in folder: String) throws(Finding)
    -> PackageFile
  {
    var file = PackageFile()
    try file.read(package, path, folder)
    return file
  }

  private mutating func read(_ package: Setting, _ path: String, _ folder: String) throws(Finding) {
    let resources = try package.required("resources").list()
    if resources.isEmpty {
      throw Finding(.settingMissing, at: package["resources"]!.place, ["name": "resources"])
    }
    checkLicenses(package)
    let prefix = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let profile = (try? package["profile"]?.text()) ?? ""
    var names: Set<String> = []
    for setting in resources {
      var resource = ResourceFile(
        resource: setting, folder: folder, prefix: prefix, descriptor: path,
        isTabular: profile == "tabular-data-package")
      do throws(Finding) {
        let name = try setting.required("name")
        guard names.insert(try name.text()).inserted else {
          throw Finding(.duplicateName, at: name.place, ["name": try name.text()])
        }
        checkLicenses(setting)
        if let table = try resource.table() { tables.append(table) }
      } catch { findings.append(error) }
      findings += resource.findings
    }
  }

  /// Data Package 2.0, `licenses`: each has a name or a path.
  private mutating func checkLicenses(_ owner: Setting) {
    guard let licenses = owner["licenses"] else { return }
    do throws(Finding) {
      for license in try licenses.list() where license["name"] == nil && license["path"] == nil {
        throw Finding(.settingMissing, at: license.place, ["name": "name"])
      }
    } catch { findings.append(error) }
  }
}

extension Rule {
  static let notRead = Rule(
    "package/not-read", .note,
    what: Text(
      ar: "المورد {value} ليس جدولا، أو لم يذكر أنه جدول، فلم يتحقق من محتواه.",
      fr:
        "La ressource {value} n’est pas une table, ou n’est pas déclarée comme telle ; son contenu n’a pas été contrôlé.",
      en:
        "The resource {value} is not a table, or is not said to be one; what it holds was not checked."
    ),
    fix: Text(
      ar: "إن كان جدولا فاكتب type: table ومخططه.",
      fr: "Si c’est une table, écrivez type: table et son schéma.",
      en: "If it is a table, write type: table and its schema."),
    example: .init(
      ["value": "minutes"],
      wrong: #"{"name": "minutes", "path": "minutes.pdf"}"#,
      right: #"{"name": "minutes", "path": "minutes.csv", "schema": "minutes.json"}"#))
  public static let hashDiffers = Rule(
    "package/hash",
    what: Text(
      ar: "بصمة الملف {value} تخالف المذكور في الحزمة.",
      fr: "L’empreinte du fichier {value} n’est pas celle que déclare le paquet.",
      en: "The digest of the file {value} is not the one that the package states."),
    fix: Text(
      ar: "حمل الملف من جديد، أو صحح البصمة.",
      fr: "Téléchargez de nouveau le fichier, ou corrigez l’empreinte.",
      en: "Download the file again, or mend the digest."), source: "Data Package 2.0, hash",
    example: .init(
      ["value": "regions.csv"],
      wrong: #""hash": "sha256:0000000000000000""#,
      right: #""hash": "sha256:9f86d081884c7d65""#))
  static let hashUnknown = Rule(
    "package/hash-unknown", .warning,
    what: Text(
      ar: "نوع البصمة {value} غير معروف هنا، فلم يتحقق منها.",
      fr: "L’algorithme d’empreinte {value} est inconnu ici ; elle n’a pas été contrôlée.",
      en: "The kind of digest {value} is not known here; it was not checked."),
    fix: Text(
      ar: "استعمل إحدى هذه: {expected}.", fr: "Utilisez l’un de ceux-ci : {expected}.",
      en: "Use one of these: {expected}."), source: "Data Package 2.0, hash",
    example: .init(
      ["value": "crc32", "expected": "md5, sha1, sha256, sha512"], wrong: "crc32:cbf43926",
      right: "sha256:…"))
  public static let bytesDiffer = Rule(
    "package/bytes",
    what: Text(
      ar: "حجم الملف {value} هو {count} بايت، والحزمة تذكر {expected}.",
      fr: "Le fichier {value} a {count} octets ; le paquet en déclare {expected}.",
      en: "The file {value} has {count} bytes; the package states {expected}."),
    fix: Text(
      ar: "حمل الملف من جديد، أو صحح الحجم.",
      fr: "Téléchargez de nouveau le fichier, ou corrigez la taille.",
      en: "Download the file again, or mend the size."), source: "Data Package 2.0, bytes",
    example: .init(
      ["value": "d.csv", "count": "12", "expected": "14"], wrong: "\"bytes\": 14",
      right: "\"bytes\": 12"))
  static let pathOrData = Rule(
    "package/path-or-data",
    what: Text(
      ar: "للمورد {value} واحد فقط من path و data.",
      fr: "La ressource {value} doit avoir soit path, soit data, et un seul des deux.",
      en: "The resource {value} must have one of path and data, and only one."),
    fix: Text(
      ar: "اكتب مسار الملف في path، أو البيانات في data.",
      fr: "Écrivez le chemin du fichier dans path, ou les données dans data.",
      en: "Write the file’s path as path, or the data as data."),
    source: "Data Package 2.0, path or data",
    example: .init(
      ["value": "members"], wrong: "{\"name\": \"members\"}",
      right: "{\"name\": \"members\", \"path\": \"members.csv\"}"))
  static let remote = Rule(
    "package/remote", .warning,
    what: Text(
      ar: "{value} على الشبكة، والتحقق لا يستعمل الشبكة.",
      fr: "{value} est sur le réseau, que le contrôle n’utilise pas.",
      en: "{value} is on the network, which validation does not use."),
    fix: Text(
      ar: "حمل الملف إلى مجلد الحزمة واكتب مساره.",
      fr: "Téléchargez le fichier dans le dossier du paquet et écrivez son chemin.",
      en: "Download the file into the package’s folder and write its path."),
    source: "Data Package 2.0, path",
    example: .init(
      ["value": "https://example.org/d.csv"], wrong: "\"path\": \"https://example.org/d.csv\"",
      right: "\"path\": \"d.csv\""))
  public static let encodingNotRead = Rule(
    "package/encoding",
    what: Text(
      ar: "الترميز {value} لا يقرأ بعد؛ يقرأ UTF-8 فقط.",
      fr: "L’encodage {value} n’est pas encore lu ; seul UTF-8 l’est.",
      en: "The encoding {value} is not read yet; only UTF-8 is."),
    fix: Text(
      ar: "احفظ الملف من جديد بترميز UTF-8.", fr: "Enregistrez de nouveau le fichier en UTF-8.",
      en: "Save the file again as UTF-8."), source: "Data Package 2.0, encoding",
    example: .init(
      ["value": "windows-1256"], wrong: "\"encoding\": \"windows-1256\"",
      right: "\"encoding\": \"utf-8\""))
  public static let compressionNotRead = Rule(
    "package/compression",
    what: Text(
      ar: "الضغط {value} لا يقرأ؛ يقرأ gz في ملف ينتهي اسمه ب .gz.",
      fr: "La compression {value} n’est pas lue ; gz l’est, dans un fichier en .gz.",
      en: "The compression {value} is not read; gz is, in a file whose name ends in .gz."),
    fix: Text(
      ar: "فك ضغط الملف، أو اضغطه ببرنامج gzip.",
      fr: "Décompressez le fichier, ou compressez-le avec gzip.",
      en: "Decompress the file, or compress it with gzip."),
    example: .init(
      ["value": "zip"], wrong: "\"path\": \"d.csv.zip\"", right: "\"path\": \"d.csv.gz\""))
}
