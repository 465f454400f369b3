import Bytes
import Columns
import Components
import Connectors
import Formats
import Languages
public import Pipelines

/// Writes one dataset of a draft: its tables in every format, and what describes them.
struct DatasetDraft {
  let plan: DatasetPlan
  let bounds: Plan.Bounds
  /// What the checks found in the dataset's tables, and the rows read of each.
  let results: [TableResult]
  /// The draft's folder.
  let folder: String
  let version: String
  let date: ReleaseDate

  private var release: String { Layout.release(plan.name, version) }

  /// Writes the tables; the manifest lacks only what is made from it.
  func write(_ rendering: Rendering, _ progress: Checking.Progress) async throws(Finding)
    -> Manifest
  {
    do throws(FileFault) {
      try Directory.create(release, within: folder)
      try Directory.create("latest", within: folder)
    } catch { throw .output(error) }
    let shared = try sharedFiles()
    var tables: [Manifest.Table] = []
    for (table, result) in zip(plan.tables, results) {
      tables.append(try await write(table, result, shared, progress))
    }
    var files: [Manifest.File] = []
    for file in shared { files.append(try await file.finish(bounds.width)) }
    let log = results.reduce(into: FindingLog()) { $0.add($1.log) }
    return Manifest(
      dataset: plan.name, version: version, issued: date.text, metadata: plan.metadata,
      tables: tables, files: files.isEmpty ? nil : files,
      inputs: Manifest.Source.all(of: plan.tables),
      findings: Self.totals(of: log), encoder: encoder,
      content: Manifest.Content(
        files: rawDigests(of: tables, shared), definition: plan.definition.description,
        findings: Self.digest(of: log).description))
  }

  /// The files that hold several tables, in the order in which the tables name their formats.
  private func sharedFiles() throws(Finding) -> [MadeFile] {
    var formats: [String] = []
    var outputs: [String: [TablePlan.Output]] = [:]
    for output in plan.tables.flatMap(\.outputs) where output.writer.making?.isShared == true {
      if outputs[output.format] == nil { formats.append(output.format) }
      outputs[output.format, default: []].append(output)
    }
    var files: [MadeFile] = []
    for format in formats {
      let all = outputs[format]!
      files.append(try made(plan.name, all[0], of: all.map(\.table)))
    }
    return files
  }

  private func write(
    _ table: TablePlan, _ result: TableResult, _ shared: [MadeFile], _ progress: Checking.Progress
  ) async throws(Finding) -> Manifest.Table {
    var files: [TableFile] = []
    for output in table.outputs { files.append(try file(table.name, output, shared)) }
    try progress(table.name, 0)
    let exporting = Exporting(table, without: result.rejection.rows, within: bounds)
    let written = try await exporting.run { (block) throws(Finding) in
      try progress(table.name, block.rows)
      do throws(FileFault) {
        for (file, text) in zip(files, block.texts) {
          switch file {
          case .text(let file): try file.append(raw: text!.raw, deflated: text!.deflated)
          case .made(let file), .shared(let file): try file.append(block.batches)
          }
        }
      } catch { throw .output(error) }
    }
    guard written.rows == result.published else {
      throw Finding(.inputChanged, at: .file(table.sources.first?.name ?? table.name))
    }
    if let finding = written.findings.first { throw finding }
    return Manifest.Table(
      name: table.name, rows: written.rows, read: result.read, rejected: result.rejected,
      schema: String(decoding: table.descriptor.encoded(indented: false), as: UTF8.self),
      title: table.schema.title, description: table.schema.description,
      files: try await finish(table, files))
  }

  /// How a table's rows reach a file.
  private enum TableFile {
    case text(OutputFile)
    case made(MadeFile)
    /// One that other tables are in too.
    case shared(MadeFile)
  }

  private func file(_ table: String, _ output: TablePlan.Output, _ shared: [MadeFile])
    throws(Finding) -> TableFile
  {
    if let making = output.writer.making {
      if making.isShared, let file = shared.first(where: { $0.format == output.format }) {
        try file.begin(table)
        return .shared(file)
      }
      let file = try made(table, output, of: [output.table])
      try file.begin(table)
      return .made(file)
    }
    let name = "\(table).\(output.fileExtension)"
    do throws(FileFault) {
      return .text(
        try OutputFile(
          plain: "\(folder)/latest/\(name)", gzip: "\(folder)/\(release)/\(name).gz"))
    } catch { throw .output(error) }
  }

  private func made(_ stem: String, _ output: TablePlan.Output, of tables: [Exported])
    throws(Finding) -> MadeFile
  {
    do throws(FileFault) {
      return try MadeFile(
        "\(stem).\(output.fileExtension)", output, of: tables, release: folder + "/" + release,
        latest: folder + "/latest", scratch: bounds.scratch)
    } catch { throw .output(error) }
  }

  /// Ends the files of a table and adds the files that describe them.
  private func finish(_ table: TablePlan, _ files: [TableFile]) async throws(Finding)
    -> [Manifest.File]
  {
    var done: [Manifest.File] = []
    for (output, file) in zip(table.outputs, files) {
      switch file {
      case .text(let file):
        let name = "\(table.name).\(output.fileExtension)"
        do throws(FileFault) {
          done.append(Self.entry(name, output, try file.finish()))
        } catch { throw .output(error) }
      case .made(let file): done.append(try await file.finish(bounds.width))
      case .shared: break
      }
      for sidecar in output.writer.sidecars { done.append(try write(sidecar, of: table.name)) }
    }
    return done
  }

  private static func entry(
    _ name: String, _ output: TablePlan.Output, _ sizes: OutputFile.Sizes
  ) -> Manifest.File {
    Manifest.File(
      path: name + ".gz", plainPath: name, format: output.format,
      mediaType: output.mediaType, isCompressed: true, bytes: sizes.bytes,
      sha256: sizes.digest.description, rawBytes: sizes.rawBytes,
      rawSHA256: sizes.rawDigest.description)
  }

  /// A file that describes a table stands uncompressed in the release and under `latest/`.
  private func write(_ sidecar: Writer.Sidecar, of table: String) throws(Finding) -> Manifest.File {
    let name = "\(table).\(sidecar.fileExtension)"
    do throws(FileFault) {
      for path in ["\(folder)/\(release)/\(name)", "\(folder)/latest/\(name)"] {
        var file = try FileWriter(creating: path)
        try file.write(sidecar.bytes)
        try file.close()
      }
    } catch { throw .output(error) }
    let digest = Digest.of(sidecar.bytes).description
    return Manifest.File(
      path: name, plainPath: name, format: sidecar.fileExtension, mediaType: sidecar.mediaType,
      isCompressed: false, bytes: sidecar.bytes.count, sha256: digest,
      rawBytes: sidecar.bytes.count, rawSHA256: digest)
  }

  private var encoder: Manifest.Encoder {
    let libraries = Set(plan.tables.flatMap(\.outputs).compactMap(\.writer.making?.library))
    return Manifest.Encoder(
      engine: Engine.name, compressor: DeflatedBlock.encoder, level: Int(DeflatedBlock.level),
      libraries: libraries.isEmpty ? nil : libraries.sorted())
  }

  private func rawDigests(of tables: [Manifest.Table], _ shared: [MadeFile]) -> [String: String] {
    var digests: [String: String] = [:]
    let csv = Dictionary(
      uniqueKeysWithValues: tables.map { table in
        (table.name, table.files.first { $0.format == "csv" }?.rawSHA256 ?? "")
      })
    func digest(of tables: [String]) -> String {
      Digest.of(Array(tables.map { "\($0) \(csv[$0] ?? "")\n" }.joined().utf8)).description
    }
    for (plan, table) in zip(plan.tables, tables) {
      let made = Set(plan.outputs.filter { $0.writer.making != nil }.map(\.format))
      for file in table.files {
        digests[file.plainPath] =
          made.contains(file.format) ? digest(of: [table.name]) : file.rawSHA256
      }
    }
    for file in shared { digests[file.name] = digest(of: file.tables) }
    return digests
  }

  // MARK: findings

  private static func totals(of log: FindingLog) -> [Manifest.FindingTotal] {
    log.groups.map { group in
      let samples = log.samples(of: group, Manifest.samplesPerRule).map { finding in
        Dictionary(
          uniqueKeysWithValues: Language.allCases.map {
            ($0.rawValue, Sentence.line(finding, $0))
          })
      }
      return Manifest.FindingTotal(
        rule: group.rule.id, severity: group.severity.rawValue, count: group.count,
        title: Sentence.title(of: group.rule), samples: samples)
    }
  }

  /// Rules, weights, places and values; a change of wording or of the date alone is no change.
  private static func digest(of log: FindingLog) -> Digest {
    let rows = log.findings.map { finding in
      let values = finding.values.filter { !Finding.datedValues.contains($0.key) }
        .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let weight = finding.severity == finding.rule.severity ? [] : [finding.severity.rawValue]
      return JSONValue.strings([finding.rule.id, "\(finding.place)"] + values + weight)
    }
    let totals = log.groups.map { JSONValue.string("\($0.rule.id) \($0.count)") }
    return Digest.of(JSONValue.array(totals + rows).encoded(indented: false))
  }
}

extension Manifest {
  static let samplesPerRule = 3
}

extension Finding {
  static func output(_ fault: FileFault) -> Finding {
    Finding(.outputFailed, at: .file(fault.path), ["reason": "\(fault.operation): \(fault.reason)"])
  }
}

extension Manifest.Source {
  /// The files that tables of a plan for publishing are made of, each once, in the order of the plan.
  public static func all(of tables: [TablePlan]) -> [Manifest.Source] {
    var seen: Set<String> = []
    return tables.flatMap(\.sources).filter { seen.insert($0.name).inserted }.map {
      Manifest.Source(path: $0.name, bytes: $0.count, sha256: $0.statedDigest.description)
    }
  }
}

/// The engine by name and version.
public enum Engine {
  public static let version = "0.1.0"
  static let name = "nashr \(version)"
}
