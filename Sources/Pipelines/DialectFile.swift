public import Components
import Formats

/// Reads Table Dialect 2.0 descriptors, and CSV Dialect ones of version 1, into the options of the
/// format that they are about.
public enum DialectFile {
  /// What the standard says of spreadsheets, JSON and databases; formats that know no such thing pass
  /// over it, as the standard asks.
  private static let elsewhere: Set<String> = [
    "property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table",
  ]
  /// Properties of version 1 that mean nothing, and what any descriptor may have.
  private static let ignored: Set<String> = [
    "csvddfVersion", "caseSensitiveHeader", "$schema", "name", "title", "description",
  ]
  /// Options of formats that are no properties of a dialect.
  private static let own: Set<String> = ["encoding"]

  private static var ofText: Set<String> {
    Set(Kinds.named("csv")!.card.keys.map(\.name)).subtracting(own)
  }

  /// Whether a descriptor is a dialect, to tell by its properties.
  static func isDialect(_ descriptor: Setting) -> Bool {
    guard case .mapping(let entries) = descriptor.value else { return false }
    let names = ofText.union(elsewhere).subtracting(["table"]).union(["csvddfVersion"])
    return entries.contains { names.contains($0.name) }
  }

  /// What is wrong with a dialect by itself, whatever format it is about.
  public static func findings(_ path: String) throws(Finding) -> [Finding] {
    let name = Validation.name(of: path)
    let dialect = try TextFile.setting(path: path, name: name)
    for type in Kinds.readable where type != Kinds.named("csv")! {
      _ = try format(try options(dialect, for: type).0, of: type)
    }
    let (text, findings) = try options(dialect, for: Kinds.named("csv")!)
    _ = try format(text)
    return findings
  }

  static func read(path: String, name: String, for type: any Format.Type) throws(Finding) -> (
    Setting, [Finding]
  ) {
    try options(try TextFile.setting(path: path, name: name), for: type)
  }

  /// The options of a format that a dialect states. A property that is neither the standard's nor
  /// namespaced is a finding and has no effect.
  static func options(_ dialect: Setting, for type: any Format.Type = Kinds.named("csv")!)
    throws(Finding) -> (Setting, [Finding])
  {
    let standard = ofText.union(elsewhere)
    let known = Set(type.card.keys.map(\.name)).intersection(standard)
    var entries: [Setting.Entry] = []
    var findings: [Finding] = []
    for entry in try dialect.entries() {
      if known.contains(entry.name) {
        entries.append(entry)
      } else if !entry.name.contains(":"), !standard.contains(entry.name),
        !ignored.contains(entry.name)
      {
        let nearest = nearest(to: entry.name, among: standard.sorted()) ?? "–"
        findings.append(
          Finding(
            .unknownDialect, at: entry.place, ["value": entry.name, "expected": nearest]))
      }
    }
    return (Setting(.mapping(entries), at: dialect.place), findings)
  }

  /// Whether a file's name says that tabs separate its cells.
  static func isTabbed(_ file: String) -> Bool {
    [".tsv", ".tab", ".tsv.gz", ".tab.gz"].contains { file.lowercased().hasSuffix($0) }
  }

  static func format(_ options: Setting, of type: any Format.Type = Kinds.named("csv")!)
    throws(Finding) -> any Format
  {
    try type.init(Options(options, for: type.card, at: options.place))
  }

  /// The same dialect without a header, for the files of a table that follow its first.
  static func headless(_ options: Setting, of type: any Format.Type) throws(Finding) -> Setting {
    let dropped = ["header", "headerRows", "headerJoin", "commentRows"]
    let kept = try options.entries().filter { !dropped.contains($0.name) }
    let header = Setting(.scalar("false", .boolean), at: options.place)
    guard type.card.keys.contains(where: { $0.name == "header" }) else {
      return Setting(.mapping(kept), at: options.place)
    }
    return Setting(
      .mapping(kept + [.init("header", at: options.place, header)]), at: options.place)
  }
}

extension Setting {
  /// The mapping with one more entry, unless it has one of that name.
  func adding(_ name: String, _ text: String, at place: Place? = nil) -> Setting {
    guard case .mapping(let entries) = value, self[name] == nil else { return self }
    let added = Setting(.scalar(text, .text), at: place ?? self.place)
    return Setting(.mapping(entries + [.init(name, at: added.place, added)]), at: self.place)
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
