public import Components
import Yams

/// Reads a YAML document (1.1, as libyaml reads it) into settings with their places. Scalars stay text:
/// a plain `no`, `1e3` or `007` is not interpreted.
///
/// Refuses duplicate names, names that are not scalars, and documents that come to more than
/// `mostNodes` values or `mostBytes` once their aliases are followed, or are nested beyond
/// `YAMLGuard.deepest` levels.
public enum YAML {
  static let mostNodes = 200_000
  static let mostBytes = 8 << 20

  /// The document that `text` holds; `file` is what findings call it.
  public static func read(_ text: String, file: String) throws(Finding) -> Setting {
    let start = Place.text(file: file, line: 1, column: 1)
    guard text.utf8.count <= mostBytes else { throw Finding(.yamlTooLarge, at: .file(file)) }
    try YAMLGuard.check(text, file: file)
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw finding(of: error, in: file)
    }
    guard let root else { return Setting(.mapping([]), at: start) }
    return try setting(root, file)
  }

  private static func setting(_ node: Node, _ file: String) throws(Finding) -> Setting {
    let place = Place.text(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      return Setting(.scalar(scalar.string, scalar.style == .plain ? .plain : .text), at: place)
    case .sequence(let sequence):
      var items: [Setting] = []
      for item in sequence { items.append(try setting(item, file)) }
      return Setting(.sequence(items), at: place)
    case .mapping(let mapping):
      return Setting(.mapping(try entries(mapping, file)), at: place)
    case .alias: throw Finding(.badYAML, at: place, ["detail": "alias"])
    }
  }

  private static func entries(_ mapping: Node.Mapping, _ file: String) throws(Finding)
    -> [Setting.Entry]
  {
    var entries: [Setting.Entry] = []
    var names: Set<String> = []
    for (name, value) in mapping {
      let key = try setting(name, file)
      let text = try key.text()
      guard names.insert(text).inserted else {
        throw Finding(.duplicateName, at: key.place, ["name": text])
      }
      entries.append(Setting.Entry(text, at: key.place, try setting(value, file)))
    }
    return entries
  }

  private static func finding(of error: any Error, in file: String) -> Finding {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Finding(
        .badYAML, at: .text(file: file, line: mark.line, column: mark.column), ["detail": problem])
    case .duplicatedKeysInMapping(let names, let context):
      Finding(
        .duplicateName,
        at: .text(file: file, line: context.mark.line, column: context.mark.column),
        ["name": names.joined(separator: ", ")])
    default: Finding(.badYAML, at: .file(file), ["detail": "YAML"])
    }
  }
}

extension Rule {
  static let badYAML = Rule(
    "pipeline/yaml",
    what: Text(
      ar: "هذا الملف ليس YAML سليما هنا ({detail}).",
      fr: "Ce fichier n’est pas du YAML valide à cet endroit ({detail}).",
      en: "This file is not valid YAML here ({detail})."),
    fix: Text(
      ar: "تحقق من الإزاحة ومن النقطتين وعلامات الاقتباس.",
      fr: "Vérifiez l’indentation, les deux-points et les guillemets.",
      en: "Check the indentation, the colons and the quotes."), source: "YAML 1.2",
    example: .init(
      ["detail": "mapping values are not allowed in this context"],
      wrong: "title: Séance: budget",
      right: #"title: "Séance: budget""#))
  static let yamlTooLarge = Rule(
    "pipeline/too-large",
    what: Text(
      ar: "هذا الملف أكبر من أن يقرأ كملف إعداد.",
      fr: "Ce fichier est trop grand pour un fichier de configuration.",
      en: "This file is too large for a file of settings."),
    fix: Text(
      ar: "قسم الملف، واحذف المراجع المتداخلة.",
      fr: "Découpez le fichier et retirez les alias imbriqués.",
      en: "Split the file, and remove nested aliases."),
    example: .init(
      wrong: "from: data/members.yaml",
      right: "from: data/members.csv"))
}
