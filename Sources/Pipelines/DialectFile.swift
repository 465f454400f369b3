public import Components
import Formats

/// Reads Table Dialect 2.0 descriptors, and CSV Dialect ones of version 1, into the options of CSV.
public enum DialectFile {
  /// Properties of other kinds of files, which the standard asks to ignore, those of version 1 that
  /// mean nothing, and what any descriptor may have.
  private static let ignored: Set<String> = [
    "property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table", "csvddfVersion",
    "caseSensitiveHeader", "$schema", "name", "title", "description",
  ]

  /// Whether a descriptor is a dialect, to tell by its properties.
  static func isDialect(_ descriptor: Setting) -> Bool {
    guard case .mapping(let entries) = descriptor.value else { return false }
    let names = Set(Kinds.named("csv")!.card.keys.map(\.name) + ["csvddfVersion"])
    return entries.contains { names.contains($0.name) }
  }

  /// What is wrong with a dialect by itself.
  public static func findings(_ path: String) throws(Finding) -> [Finding] {
    let (dialect, findings) = try read(path: path, name: Validation.name(of: path))
    _ = try format(dialect)
    return findings
  }

  static func read(path: String, name: String) throws(Finding) -> (Setting, [Finding]) {
    try options(try TextFile.setting(path: path, name: name))
  }

  /// The options of CSV that a dialect states. A property that is neither the standard's nor
  /// namespaced is a finding and has no effect.
  static func options(_ dialect: Setting) throws(Finding) -> (Setting, [Finding]) {
    let known = Kinds.named("csv")!.card.keys.map(\.name)
    var entries: [Setting.Entry] = []
    var findings: [Finding] = []
    for entry in try dialect.entries() {
      if known.contains(entry.name) {
        entries.append(entry)
      } else if !entry.name.contains(":"), !ignored.contains(entry.name) {
        let nearest = nearest(to: entry.name, among: known) ?? "–"
        findings.append(
          Finding(
            .unknownDialect, at: entry.place, ["value": entry.name, "expected": nearest]))
      }
    }
    return (Setting(.mapping(entries), at: dialect.place), findings)
  }

  /// Whether a file's name says that tabs separate its cells.
  static func isTabbed(_ file: String) -> Bool {
    file.hasSuffix(".tsv") || file.hasSuffix(".tsv.gz")
  }

  static func format(_ options: Setting) throws(Finding) -> any Format {
    let type = Kinds.named("csv")!
    return try type.init(Options(options, for: type.card, at: options.place))
  }

  /// The same dialect without a header, for the files of a table that follow its first.
  static func headless(_ options: Setting) throws(Finding) -> Setting {
    let dropped = ["header", "headerRows", "headerJoin", "commentRows"]
    let kept = try options.entries().filter { !dropped.contains($0.name) }
    let header = Setting(.scalar("false", .boolean), at: options.place)
    return Setting(
      .mapping(kept + [.init("header", at: options.place, header)]), at: options.place)
  }
}

extension Setting {
  /// The mapping with one more entry, unless it has one of that name.
  func adding(_ name: String, _ text: String) -> Setting {
    guard case .mapping(let entries) = value, self[name] == nil else { return self }
    let added = Setting(.scalar(text, .text), at: place)
    return Setting(.mapping(entries + [.init(name, at: place, added)]), at: place)
  }
}

extension Rule {
  static let unknownDialect = Rule(
    "dialect/unknown-property", .warning,
    what: Text(
      ar: "الخاصية {value} ليست من Table Dialect، فلا أثر لها.",
      fr: "La propriété {value} n’est pas de Table Dialect ; elle est sans effet.",
      en: "The property {value} is not one of Table Dialect; it has no effect."),
    fix: Text(
      ar: "أقرب اسم معروف: {expected}. وإن كانت خاصة بكم فاكتبوا لها بادئة.",
      fr: "Le nom connu le plus proche : {expected}. Si elle est à vous, donnez-lui un préfixe.",
      en: "The nearest known name: {expected}. If it is your own, give it a prefix."),
    source: "Table Dialect 2.0",
    example: .init(
      ["value": "delimeter", "expected": "delimiter"], wrong: "{\"delimeter\": \";\"}",
      right: "{\"delimiter\": \";\"}"))
}
