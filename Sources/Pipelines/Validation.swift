import Bytes
public import Components
import Connectors
import Formats

/// Makes pipelines out of what people want validated: data with a schema, data alone, a package.
public enum Validation {
  /// What a path names.
  public enum Subject: Sendable {
    case pipeline
    case package
    case schema
    case data
  }

  /// Tells what a path names: a folder or YAML file that declares datasets, a descriptor by its
  /// members, else data.
  public static func subject(of path: String) throws(Finding) -> Subject {
    let kind: Directory.Kind?
    // A symlink is what it points to.
    do throws(FileFault) { kind = try Directory.kind(of: path + "/.") } catch {
      throw Finding(.inputMissing, at: .file(path), ["reason": error.reason])
    }
    if kind == .directory { return .pipeline }
    guard [".json", ".yaml", ".yml"].contains(where: path.hasSuffix) else { return .data }
    let setting = try TextFile.setting(path: path, name: name(of: path))
    if setting["resources"] != nil { return .package }
    if setting["fields"] != nil { return .schema }
    return setting["nashr"] != nil || setting["datasets"] != nil ? .pipeline : .data
  }

  /// What is wrong with a schema by itself.
  public static func schema(_ path: String) throws(Finding) -> [Finding] {
    try SchemaFile.read(path: path, name: name(of: path), language: "en").1
  }

  /// One file of data as a pipeline; without a schema only its shape is checked.
  public static func data(_ path: String, schema: String?) throws(Finding) -> Pipeline {
    let file = name(of: path)
    let table = file.split(separator: ".").first.map(String.init) ?? file
    var descriptor: Setting
    if let schema {
      descriptor = try TextFile.setting(path: schema, name: name(of: schema))
    } else {
      descriptor = try shape(path, file, table)
    }
    descriptor = try descriptor["fields"] == nil ? descriptor.required("fields") : descriptor
    return pipeline(
      folder: folder(of: path), file: file,
      [try declaration(table, file, .descriptor(descriptor), .file(file))])
  }

  /// A schema that asks for nothing but the columns that are there.
  private static func shape(_ path: String, _ file: String, _ table: String) throws(Finding)
    -> Setting
  {
    let format = try PipelineFile.format(Setting(.mapping([]), at: .file(file)))
    let header = try format.reader(of: Input(path: path, name: file, table: table)).header
    let place = Place.file(file)
    func text(_ text: String) -> Setting { Setting(.scalar(text, .text), at: place) }
    let fields = header.map { name in
      Setting(.mapping([.init("name", at: place, text(name))]), at: place)
    }
    return Setting(
      .mapping([.init("fields", at: place, Setting(.sequence(fields), at: place))]), at: place)
  }

  /// The tabular CSV resources of a data package as a pipeline of one dataset, and what is said of
  /// the others.
  public static func package(_ path: String) throws(Finding) -> (Pipeline, [Finding]) {
    let file = name(of: path)
    let package = try TextFile.setting(path: path, name: file)
    var tables: [TableDeclaration] = []
    var findings: [Finding] = []
    for resource in try package.required("resources").list() {
      do throws(Finding) {
        if let table = try declaration(resource, in: folder(of: path)) {
          tables.append(table)
        } else {
          let name = (try? resource["name"]?.text()) ?? ""
          findings.append(Finding(.notRead, at: resource.place, ["value": name]))
        }
      } catch { findings.append(error) }
    }
    return (pipeline(folder: folder(of: path), file: file, tables), findings)
  }

  /// A resource as a table; nil for one that is not plain CSV with a schema.
  private static func declaration(_ resource: Setting, in folder: String) throws(Finding)
    -> TableDeclaration?
  {
    let name = try resource.required("name").text()
    guard let path = resource["path"], let schema = resource["schema"],
      try path.texts().count == 1, let file = try path.texts().first,
      file.hasSuffix(".csv") || file.hasSuffix(".csv.gz")
    else { return nil }
    var reference = TableDeclaration.SchemaReference.descriptor(schema)
    if case .scalar = schema.value, let named = try PipelineFile.schema(schema) {
      reference = named
    }
    let table = try declaration(
      name, file, reference, path.place, delimiter: resource["dialect"]?["delimiter"])
    try confirm(resource, Enclosure.path(file, in: folder, at: path.place))
    return table
  }

  /// Data Package 2.0, `hash` and `bytes`: of what stands at `path`. Only SHA-256 is known.
  private static func confirm(_ resource: Setting, _ path: String) throws(Finding) {
    guard let hash = resource["hash"], try hash.text().hasPrefix("sha256:") else { return }
    let spooled = try Spooled(path: path, name: name(of: path))
    guard try hash.text() == "sha256:\(spooled.digest)" else {
      throw Finding(.hashDiffers, at: hash.place, ["value": name(of: path)])
    }
  }

  private static func declaration(
    _ name: String, _ file: String, _ schema: TableDeclaration.SchemaReference, _ place: Place,
    delimiter: Setting? = nil
  ) throws(Finding) -> TableDeclaration {
    let options = delimiter.map {
      Setting(.mapping([.init("delimiter", at: $0.place, $0)]), at: $0.place)
    }
    let type = Kinds.named("csv")!
    return TableDeclaration(
      name: name, place: place,
      source: try PipelineFile.source(Setting(.scalar(file, .text), at: place)),
      format: try type.init(Options(options, for: type.card, at: place)), schema: schema,
      stages: [],
      checks: [])
  }

  private static func pipeline(folder: String, file: String, _ tables: [TableDeclaration])
    -> Pipeline
  {
    let metadata = DatasetMetadata(
      title: [:], description: [:], keywords: [:], license: .init(name: "", title: "", path: ""),
      themes: [], frequency: nil, spatial: [], temporalStart: nil, temporalEnd: nil,
      attributions: [])
    let dataset = DatasetDeclaration(
      name: "package", place: .file(file), metadata: metadata, tables: tables)
    return Pipeline(
      folder: folder, file: file,
      metadata: PublicationMetadata(
        name: "validation", base: "", language: "en", title: [:], description: [:], notice: [:],
        publisher: [:], contactName: [:], contactEmail: ""), formats: [], isPart: true,
      privacy: Privacy(),
      inputs: [], datasets: [dataset])
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension Rule {
  static let notRead = Rule(
    "package/not-read", .note,
    what: Text(
      ar: "المورد {value} ليس ملف CSV بمخطط، فلم يتحقق منه.",
      fr: "La ressource {value} n’est pas un CSV avec schéma ; elle n’a pas été contrôlée.",
      en: "The resource {value} is not a CSV file with a schema; it was not checked."),
    fix: Text(
      ar: "تحقق منه بأداة أخرى، أو أضف له مخططا.",
      fr: "Contrôlez-la autrement, ou donnez-lui un schéma.",
      en: "Check it by other means, or give it a schema."),
    example: .init(
      ["value": "minutes"],
      wrong: #"{"name": "minutes", "path": "minutes.pdf"}"#,
      right: #"{"name": "minutes", "path": "minutes.csv", "schema": "minutes.json"}"#))
  static let hashDiffers = Rule(
    "package/hash",
    what: Text(
      ar: "بصمة الملف {value} تخالف البصمة المذكورة في الحزمة.",
      fr: "L’empreinte du fichier {value} n’est pas celle que déclare le paquet.",
      en: "The digest of the file {value} is not the one that the package states."),
    fix: Text(
      ar: "أعد تحميل الملف، أو صحح البصمة.",
      fr: "Téléchargez de nouveau le fichier, ou corrigez l’empreinte.",
      en: "Download the file again, or mend the digest."), source: "Data Package 2.0, hash",
    example: .init(
      ["value": "regions.csv"],
      wrong: #""hash": "sha256:0000000000000000""#,
      right: #""hash": "sha256:9f86d081884c7d65""#))
}
