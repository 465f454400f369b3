import ArgumentParser
import Bytes
import Components
import Formats
import Languages
import Pipelines
import Releases
import Reports

struct IdentitiesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identities",
    abstract: "Registers what portals will know a publication's datasets and files by.",
    discussion: """
      Writes identities.json into the pipeline's folder; commit it. From then on a plan that would \
      change a registered IRI or address fails, unless the pipeline says supersedes or withdrawn.
      """)

  @Argument(help: "The folder of a pipeline, or its YAML file.") var pipeline: String
  @Flag(help: "Write nothing; exit with 1 where the register would change.") var check = false
  @OptionGroup var release: ReleaseOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var work: WorkOptions

  private static let head = [JSONValue.Member("command", .string("identities"))]

  func run() async throws {
    let (plan, log) = try Planning.plan(
      pipeline, work, release, report, command: "identities", isRegistering: true)
    let scope = Planning.scope(of: plan.pipeline)
    let path = plan.pipeline.folder + "/" + IdentityRegister.fileName
    let renewal: IdentityRegister.Renewal
    do throws(Finding) {
      renewal = try IdentityRegister.renewed(for: plan)
      if !check, !renewal.isSame { try write(renewal.bytes, path) }
    } catch { try report.stop(error, Self.head, before: log, scope: scope, Phrases.nothingWritten) }
    let values = [
      "path": path, "added": "\(renewal.added.count)", "retired": "\(renewal.retired.count)",
    ]
    let changed = check ? Phrases.identitiesDiffer : Phrases.identitiesWritten
    let closing = render(
      renewal.isSame ? Phrases.identitiesSame : changed, values, report.language,
      isolating: .plain)
    try report.end(
      renewal.isSame || !check ? .success : .findings, log,
      head: Self.head + [
        .init("added", .strings(renewal.added)), .init("retired", .strings(renewal.retired)),
      ], closing: [closing], scope: scope)
  }

  private func write(_ bytes: [UInt8], _ path: String) throws(Finding) {
    do throws(FileFault) { try FileWriter.replace(path, with: bytes) } catch {
      throw Finding(
        .identitiesNotWritten, at: .file(IdentityRegister.fileName), ["reason": error.reason])
    }
  }
}
