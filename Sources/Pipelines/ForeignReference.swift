import Bytes
import Columns
public import Components
import Connectors
import Formats

/// A table that is not of the publication being made, as a schema refers to it.
public struct ForeignReference: Sendable, Hashable {
  /// The path of another package's descriptor, else nil.
  public let package: String?
  /// Where it is not of another package: the dataset, and the version of a release, or `previous`.
  public let release: String?
  /// Empty where it is of another package, whose resource `table` is.
  public let dataset: String
  public let table: String

  init(_ key: ForeignKey, of table: String, in dataset: String) {
    package = key.package
    release = key.release
    self.dataset = key.package == nil ? key.dataset ?? dataset : ""
    self.table = key.table ?? table
  }

  /// What findings call it; no table of a pipeline has such a name.
  var name: String { package.map { "\($0)#\(table)" } ?? "\(dataset)/\(table)@\(release ?? "")" }
}

/// What is known of a table that is only referred to.
struct OutsideTable: Sendable {
  let name: String
  let schema: Schema
}

/// Where tables that were published earlier are found.
public protocol EarlierReleases: Sendable {
  /// Nil where the dataset was never published, or its last release had no such table. Throws where
  /// the release that is named is not there, or cannot be read.
  func table(_ reference: ForeignReference, at place: Place) throws(Finding) -> PublishedTable?
}

/// A table as it was published: plain CSV, or that gzipped, and its schema.
public struct PublishedTable: Sendable {
  let path: String, name: String
  let schema: Setting

  /// `path` is on this machine, `name` what people know it by.
  public init(path: String, name: String, schema: Setting) {
    (self.path, self.name, self.schema) = (path, name, schema)
  }
}

extension EarlierReleases {
  func find(_ reference: ForeignReference, at place: Place) throws(Finding) -> TableDeclaration? {
    guard let table = try table(reference, at: place) else { return nil }
    return TableDeclaration(
      name: reference.name, place: place,
      source: .spooled(try Spooled(path: table.path, name: table.name)),
      format: try DialectFile.format(Setting(.mapping([]), at: place)),
      schema: .descriptor(table.schema), stages: [], checks: [])
  }
}

extension Rule {
  static let noEarlierRelease = Rule(
    "schema/no-earlier-release", .note,
    what: Text(
      ar: "لا يوجد إصدار سابق للجدول {table}، فلم يتحقق من إحالة {value}.",
      fr:
        "Aucune version antérieure de la table {table} n’est disponible : {value} n’a pas été contrôlé.",
      en: "No earlier release of the table {table} is at hand, so {value} was not checked."),
    fix: Text(
      ar: "لا شيء في أول نشر؛ وإلا فنفذ nashr run مع مجلد النشر.",
      fr: "Rien à faire à la première publication ; sinon, lancez nashr run avec son dossier.",
      en: "Nothing at the first publication; else run nashr run with the output folder."),
    source: "Table Schema 2.0, foreignKeys",
    example: .init(
      ["table": "members", "value": "id"], wrong: "output/",
      right: "output/sample/datasets/members/1.0.0/"))
  public static let noSuchRelease = Rule(
    "schema/no-such-release",
    what: Text(
      ar: "المخطط يحيل إلى الإصدار {value} من {table} وهو غير موجود.",
      fr: "Le schéma renvoie à la version {value} de {table}, qui n’existe pas.",
      en: "The schema refers to release {value} of {table}, which does not exist."),
    fix: Text(
      ar: "الإصدارات الموجودة: {expected}.", fr: "Les versions existantes : {expected}.",
      en: "The releases there are: {expected}."), source: "Table Schema 2.0, foreignKeys",
    example: .init(
      ["value": "9.0.0", "table": "members", "expected": "1.0.0, 1.1.0"], wrong: "release: 9.0.0",
      right: "release: 1.1.0"))
}
