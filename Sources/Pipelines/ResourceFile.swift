import Bytes
import Components
import Connectors
import Formats

/// Reads one resource of a data package (Data Package 2.0, Data Resource) as a table.
struct ResourceFile {
  let resource: Setting
  /// The folder that all paths are within, the way from it to the descriptor's own, ended by a slash
  /// where there is one, and the descriptor's path.
  let folder: String, prefix: String, descriptor: String
  /// Whether the package says that all its resources are tables.
  let isTabular: Bool
  /// What is said of the resource and does not keep it from being read.
  private(set) var findings: [Finding] = []

  init(
    resource: Setting, folder: String, prefix: String, descriptor: String, isTabular: Bool
  ) {
    self.resource = resource
    (self.folder, self.prefix, self.descriptor) = (folder, prefix, descriptor)
    self.isTabular = isTabular
  }

  /// The resource as a table; nil, with a finding that says so, for one that cannot be read as one.
  /// Throws at the first thing that is wrong with it.
  mutating func table() throws(Finding) -> TableDeclaration? {
    let name = try resource.required("name").text()
    // Version 0 named paths `url`.
    let path = resource["path"] ?? resource["url"]
    guard (path == nil) != (resource["data"] == nil) else {
      throw Finding(.pathOrData, at: resource.place, ["value": name])
    }
    if let data = resource["data"] { return try inline(data, name) }
    guard let files = try files(path!) else { return nil }
    try confirm(files)
    guard let type = try type(files) else {
      findings.append(Finding(.notRead, at: resource.place, ["value": name]))
      return nil
    }
    guard let dialect = try dialect(files, type) else { return nil }
    let options = try encoded(dialect, type)
    guard let schema = try schema() else { return nil }
    return TableDeclaration(
      name: name, place: path!.place,
      source: .parts(try parts(files, options, type, at: path!.place)), format: nil,
      schema: schema, stages: [], checks: [])
  }

  // MARK: files

  /// The files of a path, which are all in the package; nil where one is on the network.
  private mutating func files(_ path: Setting) throws(Finding) -> [String]? {
    let files = try path.texts()
    guard !files.isEmpty else { throw Finding(.settingShape, at: path.place, ["expected": "path"]) }
    if let remote = files.first(where: Self.isRemote) {
      findings.append(Finding(.remote, at: path.place, ["value": remote]))
      return nil
    }
    for file in files { try Enclosure.check(file, at: path.place) }
    return files
  }

  private static func isRemote(_ path: String) -> Bool { path.contains("://") }

  /// Data Package 2.0, `bytes` and `hash`: of the files as they stand, several taken as one.
  private mutating func confirm(_ files: [String]) throws(Finding) {
    let stated = (hash: try resource["hash"]?.text(), bytes: try resource["bytes"]?.integer())
    if stated.hash == nil && stated.bytes == nil { return }
    var words = (stated.hash ?? "").split(separator: ":", maxSplits: 1).map(String.init)
    if words.count == 1 { words.insert("md5", at: 0) }
    let algorithm = words.first.map { DigestAlgorithm(rawValue: $0.lowercased()) } ?? .sha256
    if algorithm == nil { noteHash(words[0]) }
    var paths: [String] = []
    for file in files {
      paths.append(try Enclosure.path(prefix + file, in: folder, at: resource.place))
    }
    let found: (digits: String?, count: Int)
    do throws(FileFault) { found = try Hashing.ofFiles(paths, algorithm ?? .sha256) } catch {
      throw Finding(
        .inputMissing, at: .file(prefix + files[0]), ["reason": error.reason])
    }
    let name = files.joined(separator: ", ")
    if let bytes = stated.bytes, bytes != found.count {
      throw Finding(
        .bytesDiffer, at: resource["bytes"]!.place,
        ["value": name, "count": String(found.count), "expected": String(bytes)])
    }
    guard algorithm != nil, words.count == 2 else { return }
    guard let digits = found.digits else { return noteHash(words[0]) }
    guard digits == words[1].lowercased() else {
      throw Finding(.hashDiffers, at: resource["hash"]!.place, ["value": name])
    }
  }

  private mutating func noteHash(_ kind: String) {
    let known = DigestAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
    findings.append(
      Finding(.hashUnknown, at: resource["hash"]!.place, ["value": kind, "expected": known]))
  }

  // MARK: tables

  /// The format of a resource that is a table: the one stated, else what the names of its files tell.
  /// Nil for what is no table, or is none unless the resource says so (JSON, XML) and it does not.
  private func type(_ files: [String]) throws(Finding) -> (any Format.Type)? {
    if let compression = resource["compression"] {
      let kind = try compression.text()
      let isNamed = files.allSatisfy { $0.lowercased().hasSuffix("." + kind) }
      guard ["gz", "zip", "no", ""].contains(kind), ["no", ""].contains(kind) || isNamed else {
        throw Finding(.compressionNotRead, at: compression.place, ["value": kind])
      }
    }
    let format = try resource["format"]?.text()
    let mediaType = try resource["mediatype"]?.text() ?? ""
    let isText = mediaType.hasPrefix("text/tab-separated-values")
    var type = isText ? Kinds.named("csv") : Kinds.reading(mediaType: mediaType)
    if type == nil, let format { type = Kinds.reading("." + format) }
    if type == nil, format == nil { type = self.type(named: files) }
    guard let type, type.isTabular || saysTable || resource["schema"] != nil else { return nil }
    return type
  }

  /// What the names of the files tell, where all tell the same. A `.txt` file is delimited text where
  /// the resource is a table.
  private func type(named files: [String]) -> (any Format.Type)? {
    let types = files.map { file in
      let isPlain = file.hasSuffix(".txt") || file.hasSuffix(".txt.gz")
      return Kinds.reading(file) ?? (isPlain && saysTable ? Kinds.named("csv") : nil)
    }
    guard let first = types.first, let type = first else { return nil }
    return types.allSatisfy { $0.map { $0 == type } ?? false } ? type : nil
  }

  /// `type: table`; the profiles of version 1.
  private var saysTable: Bool {
    let type = try? resource["type"]?.text()
    let profile = try? resource["profile"]?.text()
    return isTabular || type == "table" || profile == "tabular-data-resource"
      || profile == "https://specs.frictionlessdata.io/schemas/tabular-data-resource.json"
  }

  /// The options with the encoding that the resource states, for a format that reads several; UTF-8
  /// where the resource states none, as the standard has it.
  private func encoded(_ options: Setting, _ type: any Format.Type) throws(Finding) -> Setting {
    let stated = try resource["encoding"]?.text() ?? ""
    let isUTF8 = ["utf-8", "utf8", "us-ascii", "ascii", ""].contains(stated.lowercased())
    guard type.card.keys.contains(where: { $0.name == "encoding" }) else {
      if isUTF8 { return options }
      throw Finding(.encodingNotRead, at: resource["encoding"]!.place, ["value": stated])
    }
    let place = resource["encoding"]?.place ?? resource.place
    return options.adding("encoding", isUTF8 ? "utf-8" : stated, at: place)
  }

  /// The options of the format; nil where the dialect is on the network.
  private mutating func dialect(_ files: [String], _ type: any Format.Type) throws(Finding)
    -> Setting?
  {
    var dialect = resource["dialect"] ?? Setting(.mapping([]), at: resource.place)
    if case .scalar = dialect.value, !dialect.isNull {
      guard let read = try file(dialect) else { return nil }
      dialect = read
    }
    let (options, said) = try DialectFile.options(dialect, for: type)
    findings += said
    guard type == Kinds.named("csv")! else { return options }
    let format = try resource["format"]?.text().lowercased()
    let isTabbed = format == "tsv" || files.first.map(DialectFile.isTabbed) == true
    return options.adding("delimiter", isTabbed ? "\t" : ",")
  }

  /// What a path to another descriptor holds; nil where it is on the network.
  private mutating func file(_ setting: Setting) throws(Finding) -> Setting? {
    let path = try setting.text()
    if Self.isRemote(path) {
      findings.append(Finding(.remote, at: setting.place, ["value": path]))
      return nil
    }
    try Enclosure.check(path, at: setting.place)
    let whole = try Enclosure.path(prefix + path, in: folder, at: setting.place)
    return try TextFile.setting(path: whole, name: prefix + path)
  }

  /// Data Package 2.0, Multiple Files: what results is one large file, so that only the first has a
  /// header. Each is read by itself, so that places are those of the file.
  private func parts(
    _ files: [String], _ options: Setting, _ type: any Format.Type, at place: Place
  ) throws(Finding) -> [TableDeclaration.Part] {
    let first = try DialectFile.format(options, of: type)
    let others = try DialectFile.format(try DialectFile.headless(options, of: type), of: type)
    var parts: [TableDeclaration.Part] = []
    for (index, file) in files.enumerated() {
      let source = try PipelineFile.source(Setting(.scalar(prefix + file, .text), at: place))
      guard case .connector(let connector) = source else { continue }
      parts.append(.init(connector: connector, format: index == 0 ? first : others))
    }
    return parts
  }

  /// The schema stated, else one that asks for nothing but the columns that are there; nil where it
  /// is on the network.
  private mutating func schema() throws(Finding) -> TableDeclaration.SchemaReference? {
    guard let schema = resource["schema"], !schema.isNull else { return .shape }
    if case .scalar = schema.value { return try file(schema).map { .descriptor($0) } }
    return .descriptor(schema)
  }

  // MARK: inline data

  /// Data Package 2.0, Inline Data: lists or objects, or text with its format.
  private mutating func inline(_ data: Setting, _ name: String) throws(Finding)
    -> TableDeclaration?
  {
    guard let options = try dialect([], Kinds.named("csv")!) else { return nil }
    let format: any Format
    switch data.value {
    case .sequence(let items) where saysTable || items.first?.isScalar == false:
      let hasHeader = try options["header"]?.boolean() ?? true
      format = try InlineData(data, hasHeader: hasHeader)
    case .scalar(let text, .text) where try type([]) == Kinds.named("csv")!:
      format = InlineText(text, as: try DialectFile.format(options))
    default:
      findings.append(Finding(.notRead, at: resource.place, ["value": name]))
      return nil
    }
    let spooled = try Spooled(path: folder + "/" + descriptor, name: descriptor)
    guard let schema = try schema() else { return nil }
    return TableDeclaration(
      name: name, place: data.place, source: .spooled(spooled), format: format, schema: schema,
      stages: [],
      checks: [])
  }
}

extension Setting {
  fileprivate var isScalar: Bool {
    if case .scalar = value { return true }
    return false
  }
}
