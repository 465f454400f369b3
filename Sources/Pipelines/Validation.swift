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
    case dialect
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
    if DialectFile.isDialect(setting) { return .dialect }
    return setting["nashr"] != nil || setting["datasets"] != nil ? .pipeline : .data
  }

  /// What is wrong with a schema by itself.
  public static func schema(_ path: String) throws(Finding) -> [Finding] {
    try SchemaFile.read(path: path, name: name(of: path), language: "en").1
  }

  /// How data alone are read: a Table Dialect file, a delimiter that comes before its own, and an
  /// encoding.
  public struct Reading: Sendable {
    let dialect: String?, delimiter: String?, encoding: String?

    public init(dialect: String? = nil, delimiter: String? = nil, encoding: String? = nil) {
      (self.dialect, self.delimiter, self.encoding) = (dialect, delimiter, encoding)
    }
  }

  /// One file of data as a pipeline, and what is said of its dialect; without a schema only its shape
  /// is checked.
  public static func data(_ path: String, schema: String?, _ reading: Reading = Reading())
    throws(Finding) -> (Pipeline, [Finding])
  {
    let file = name(of: path)
    let table = file.split(separator: ".").first.map(String.init) ?? file
    let (format, findings) = try format(reading, file)
    let place = Place.file(file)
    let declaration = TableDeclaration(
      name: table, place: place,
      source: try PipelineFile.source(Setting(.scalar(file, .text), at: place)), format: format,
      schema: try schema.map { (path) throws(Finding) in try descriptor(path) } ?? .shape,
      stages: [], checks: [])
    return (pipeline(folder: folder(of: path), file: file, [declaration]), findings)
  }

  private static func descriptor(_ path: String) throws(Finding) -> TableDeclaration.SchemaReference
  {
    let descriptor = try TextFile.setting(path: path, name: name(of: path))
    _ = try descriptor.required("fields")
    return .descriptor(descriptor)
  }

  /// The format that is stated by a dialect, a delimiter or an encoding; nil where the file has to tell.
  private static func format(_ reading: Reading, _ file: String) throws(Finding) -> (
    (any Format)?, [Finding]
  ) {
    if [reading.dialect, reading.delimiter, reading.encoding].allSatisfy({ $0 == nil }) {
      return (nil, [])
    }
    let type = Kinds.reading(file) ?? Kinds.named("csv")!
    var options = Setting(.mapping([]), at: .file(file))
    if let delimiter = reading.delimiter { options = options.adding("delimiter", delimiter) }
    if let encoding = reading.encoding { options = options.adding("encoding", encoding) }
    guard let path = reading.dialect else {
      return (try DialectFile.format(options, of: type), [])
    }
    let (dialect, findings) = try DialectFile.read(path: path, name: name(of: path), for: type)
    let own = try dialect.entries().filter { options[$0.name] == nil }
    let both = Setting(.mapping(try options.entries() + own), at: dialect.place)
    return (try DialectFile.format(both, of: type), findings)
  }

  /// A schema that asks for nothing but columns of these names.
  static func shape(of header: [String]) -> Setting {
    let place = Place.file("")
    let fields = header.map { name in
      Setting(
        .mapping([.init("name", at: place, Setting(.scalar(name, .text), at: place))]), at: place)
    }
    return Setting(
      .mapping([.init("fields", at: place, Setting(.sequence(fields), at: place))]), at: place)
  }

  /// The tables of a data package as a pipeline of one dataset, and what is wrong with its descriptor
  /// or said of its other resources.
  public static func package(_ path: String) throws(Finding) -> (Pipeline, [Finding]) {
    let file = name(of: path)
    let descriptor = try TextFile.setting(path: path, name: file)
    let package = try PackageFile.read(descriptor, file, in: folder(of: path))
    return (pipeline(folder: folder(of: path), file: file, package.tables), package.findings)
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
        publisher: [:], contactName: [:], contactEmail: ""), isPart: true,
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
