import ArgumentParser
import Bytes
import Components
import Formats
import Languages
import Pipelines
import Reports

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Works on Table Schemas.", subcommands: [Infer.self])
}

struct Infer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Proposes a Table Schema for a file of data, by all of its rows.",
    discussion: """
      The schema goes to the output, or to a file with -o; what was assumed and what is ambiguous is \
      said on the error stream. Exit code 1 where rows could not be read: the schema is then that of \
      the others.
      """)

  @Argument(help: "A file of data: CSV, JSON, XLSX …") var data: String
  @Option(help: "The encoding of the data, such as windows-1256; else the whole of it decides.")
  var encoding: String?
  @Option(name: .shortAndLong, help: "The file to write the schema to; - is the output.")
  var output = "-"
  @Flag(help: "Replaces the file that is there.") var force = false
  @OptionGroup var report: ReportOptions
  @OptionGroup var work: WorkOptions

  private static let head = [JSONValue.Member("command", .string("schema infer"))]

  func run() async throws {
    do throws(Finding) { try check() } catch { try stop(error) }
    let pipeline: Pipeline, before: [Finding]
    do throws(Finding) {
      let reading = Validation.Reading(encoding: encoding)
      (pipeline, before) = try Validation.data(data, schema: nil, reading)
    } catch { try stop(error) }
    let (plan, log) = try Planning.plan(
      pipeline, before, work, nil, report, Self.head, scope)
    if plan.tables.isEmpty {
      try report.end(
        Exit(planning: log.findings), log, head: Self.head,
        closing: [Phrases.nothingWritten[report.language]], scope: scope)
    }
    let proposal: Inferring.Proposal
    do throws(Finding) {
      proposal = try await Inferring(plan).run()
      try write(proposal.schema)
    } catch { try stop(error, log) }
    var all = log
    all.add(proposal.log)
    try end(proposal, all)
  }

  /// The file stands in its folder.
  private var scope: Report.Scope { Report.Scope(folders: [Path.parent(of: data)]) }

  /// Refuses what is not data, and to replace a file unasked.
  private func check() throws(Finding) {
    guard case .data = try Validation.subject(of: data) else {
      throw Finding(.notData, at: .file(data), ["value": data])
    }
    guard output != "-", !force else { return }
    var isThere = true
    do throws(FileFault) { isThere = try Directory.kind(of: output) != nil } catch {}
    if isThere { throw Finding(.schemaExists, at: .file(output), ["value": output]) }
  }

  private func stop(_ finding: Finding, _ before: FindingLog = FindingLog()) throws -> Never {
    var log = before
    log.add(finding)
    try report.end(
      Exit(finding), log, head: Self.head, closing: [Phrases.nothingWritten[report.language]],
      scope: scope)
  }

  private func write(_ schema: JSONValue) throws(Finding) {
    if output == "-" {
      if report.format.isText {
        Terminal.output(String(decoding: schema.encoded(), as: UTF8.self))
      }
      return
    }
    do throws(FileFault) { try FileWriter.replace(output, with: schema.encoded()) } catch {
      throw Finding(.schemaNotWritten, at: .file(output), ["reason": error.reason])
    }
  }

  private func end(_ proposal: Inferring.Proposal, _ log: FindingLog) throws -> Never {
    let language = report.language
    let file = output == "-" ? "…" : output
    let closing = render(
      Phrases.proposed,
      [
        "path": data, "columns": Counted.columns.text(proposal.columns, language),
        "rows": Counted.rows.text(proposal.rows, language),
        "command": "nashr validate \(data) --schema \(file)",
      ], language, isolating: .plain)
    let head =
      Self.head + [
        .init("target", .string(data)), .init("rows", .integer(proposal.rows)),
        .init("schema", proposal.schema),
      ]
    let code: Exit = log.count(of: .error) > 0 ? .findings : .success
    try report.end(code, log, head: head, closing: [closing], scope: scope)
  }
}

extension Rule {
  static let schemaExists = Rule(
    "schema/file-exists",
    what: Text(
      ar: "الملف {value} موجود.", fr: "Le fichier {value} existe déjà.",
      en: "The file {value} is there already."),
    fix: Text(
      ar: "اختر اسما آخر، أو أضف --force لتعويضه.",
      fr: "Choisissez un autre nom, ou ajoutez --force pour le remplacer.",
      en: "Choose another name, or add --force to replace it."),
    example: .init(
      ["value": "members.schema.json"],
      wrong: "nashr schema infer members.csv -o members.schema.json",
      right: "nashr schema infer members.csv -o members.schema.json --force"))
  static let schemaNotWritten = Rule(
    "output/schema-not-written",
    what: Text(
      ar: "تعذرت كتابة المخطط ({reason}).", fr: "Le schéma ne peut pas être écrit ({reason}).",
      en: "The schema cannot be written ({reason})."),
    fix: Text(
      ar: "تأكد من المجلد ومن حق الكتابة فيه.",
      fr: "Vérifiez le dossier et le droit d’y écrire.",
      en: "Check the folder and the right to write to it."),
    example: .init(
      ["reason": "ENOENT"], wrong: "nashr schema infer members.csv -o nowhere/members.json",
      right: "nashr schema infer members.csv -o members.json"))
}
