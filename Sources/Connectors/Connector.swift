public import Bytes
public import Components

/// Where bytes come from. Whatever it is, it ends in a local file that can be read twice.
public protocol Connector: Component {
  /// Brings the bytes here: one file or several that are read as one table, in that order, never
  /// none. Findings that do not keep the files from being read are handed to `workspace.note`.
  func fetch(in workspace: Workspace) throws(Finding) -> [Spooled]
}

/// A source as a local file.
public struct Spooled: Sendable, Hashable {
  /// Where it is on this machine; never shown or published.
  public let path: String
  /// What people know it by: its path within the pipeline's folder, or its address.
  public let name: String
  /// What it held when it was `digested`; nil where nobody asked.
  public private(set) var digest: Digest?
  public private(set) var count: Int
  /// Where the bytes are in no file of the disk, what holds them.
  private var holder: Holder?
  /// Names with an ending by which its format is chosen, the surest first, where `name` has none.
  public let suggestedNames: [String]
  /// The encoding that whoever sent it says it is in; only a hint.
  public let charset: String?

  /// The name whose ending tells what the bytes are.
  public var fileName: String { suggestedNames.first ?? name }

  public init(
    path: String, name: String, digest: Digest?, count: Int, suggestedNames: [String] = [],
    charset: String? = nil
  ) {
    self.path = path
    self.name = name
    self.digest = digest
    self.count = count
    self.suggestedNames = suggestedNames
    self.charset = charset
  }

  /// Throws `input/changed` where the file is no longer the one that was digested. Reads it whole.
  public func confirm() throws(Finding) {
    guard try digested().digest == digest else { throw Finding(.inputChanged, at: .file(name)) }
  }

  /// A local file as it is now. Refuses one that cannot be opened.
  public init(path: String, name: String) throws(Finding) {
    do throws(FileFault) {
      _ = try FileReader(path)
      self.init(path: path, name: name, digest: nil, count: try Directory.size(of: path))
    } catch { throw Finding(.inputMissing, at: .file(name), ["reason": error.reason]) }
  }

  /// The same with the digest of what it holds now. Reads it whole.
  public func digested() throws(Finding) -> Spooled {
    do throws(FileFault) {
      var file = self
      (file.digest, file.count) = try Digest.ofFile(path)
      return file
    } catch { throw Finding(.inputMissing, at: .file(name), ["reason": error.reason]) }
  }

  /// Bytes that were made here, known as `name`.
  init(_ file: UnnamedFile, name: String, count: Int) {
    self.init(path: file.path, name: name, digest: nil, count: count)
    holder = Holder(file: file)
  }

  /// Keeps a file from going away; two are the same where the file is.
  private struct Holder: Sendable, Hashable {
    let file: UnnamedFile

    static func == (one: Holder, other: Holder) -> Bool { one.file === other.file }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(file)) }
  }

  /// The digest of a source of a plan that is made for publishing, which has one.
  public var statedDigest: Digest {
    guard let digest else { preconditionFailure("a source that is published was never digested") }
    return digest
  }
}

/// The way from a pipeline's folder to a file in it, which nothing may lead out of.
public enum Enclosure {
  /// Refuses a path that is absolute, climbs, has an empty part or a NUL; the disk is not looked at.
  public static func check(_ path: String, at place: Place) throws(Finding) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isGood = parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual("..".utf8) && !$0.contains(0) }
    guard isGood else { throw escape(path, place) }
  }

  /// The path on this machine of a file that `path` names within `folder`. Refuses symlinks that lead
  /// out of the folder; what is not there is left to whoever opens it.
  public static func path(_ path: String, in folder: String, at place: Place) throws(Finding)
    -> String
  {
    try check(path, at: place)
    let whole = folder + "/" + path
    guard let root = try? Directory.resolved(folder), let end = try? Directory.resolved(whole)
    else {
      return whole
    }
    guard end.utf8.starts(with: root == "/" ? "/".utf8 : (root + "/").utf8) else {
      throw escape(path, place)
    }
    return whole
  }

  private static func escape(_ path: String, _ place: Place) -> Finding {
    Finding(.pathEscapes, at: place, ["value": path])
  }
}

/// The connectors there are.
public enum Origins {
  public static func named(_ name: String) -> (any Connector.Type)? {
    all.first { $0.card.name == name }
  }
  public static var cards: [Card] { all.map { $0.card } }
}

extension Rule {
  public static let inputMissing = Rule(
    "input/missing",
    what: Text(
      ar: "تعذر فتح الملف المصدر ({reason}).", fr: "Le fichier source ne s’ouvre pas ({reason}).",
      en: "The source file cannot be opened ({reason})."),
    fix: Text(
      ar: "تأكد من كتابة المسار ومن وجود الملف في مجلد مسار المعالجة.",
      fr: "Vérifiez le chemin et la présence du fichier dans le dossier de la chaîne.",
      en: "Check the path, and that the file is in the pipeline’s folder."),
    example: .init(
      ["reason": "No such file or directory"],
      wrong: "from: data/membres.csv",
      right: "from: data/members.csv"))
  public static let inputChanged = Rule(
    "input/changed",
    what: Text(
      ar: "تغير الملف المصدر أثناء التنفيذ.", fr: "Le fichier source a changé pendant l’exécution.",
      en: "The source file changed during the run."),
    fix: Text(
      ar: "أعد التنفيذ بعد اكتمال كتابة الملف.",
      fr: "Relancez une fois le fichier entièrement écrit.",
      en: "Run again once the file has been written whole."),
    example: .init(
      wrong: "cp export.csv data/members.csv & nashr run .",
      right: "cp export.csv data/members.csv && nashr run ."))
  public static let pathEscapes = Rule(
    "input/path-escapes",
    what: Text(
      ar: "المسار {value} يخرج من مجلد مسار المعالجة.",
      fr: "Le chemin {value} sort du dossier de la chaîne.",
      en: "The path {value} leaves the pipeline’s folder."),
    fix: Text(
      ar: "ضع الملف داخل المجلد واكتب مسارا نسبيا.",
      fr: "Placez le fichier dans le dossier et écrivez un chemin relatif.",
      en: "Put the file in the folder and write a relative path."),
    example: .init(
      ["value": "../members.csv"],
      wrong: "from: ../members.csv",
      right: "from: data/members.csv"))
  public static let nothingFound = Rule(
    "input/nothing-found",
    what: Text(
      ar: "لا يوجد ملف يطابق {value}.", fr: "Aucun fichier ne correspond à {value}.",
      en: "No file matches {value}."),
    fix: Text(
      ar: "صحح النمط أو ضع الملفات في المجلد.",
      fr: "Corrigez le motif, ou placez les fichiers dans le dossier.",
      en: "Mend the pattern, or put the files in the folder."),
    example: .init(["value": "data/*.cvs"], wrong: "from: data/*.cvs", right: "from: data/*.csv"))
  public static let tooManyFound = Rule(
    "input/too-many-found",
    what: Text(
      ar: "البحث عن الملفات تجاوز الحد ({limit}).",
      fr: "La recherche des fichiers dépasse la limite ({limit}).",
      en: "The search for files goes beyond the limit ({limit})."),
    fix: Text(
      ar: "اكتب نمطا أضيق.", fr: "Écrivez un motif plus étroit.", en: "Write a narrower pattern."),
    example: .init(
      ["limit": "100000"], wrong: #"from: "**/*.csv""#, right: #"from: "data/2024/*.csv""#))
}
