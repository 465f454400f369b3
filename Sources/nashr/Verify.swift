import ArgumentParser
import Components
import Formats
import Languages
import Pipelines
import Releases
import Reports

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verifies every file of a publication against its manifests.")

  @Argument(help: "The folder of a publication, such as output/remacto.") var publication: String
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var path = publication
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let head = [JSONValue.Member("command", .string("verify"))]
    let result: Verifying.Result
    do throws(Finding) { result = try Verifying.run(path) } catch {
      var log = FindingLog()
      log.add(error)
      try report.end(.input, log, head: head, scope: Report.Scope(folders: [path]))
    }
    try end(result, path, head)
  }

  private func end(_ result: Verifying.Result, _ path: String, _ head: [JSONValue.Member]) throws {
    let log = FindingLog(result.findings)
    let language = report.language
    let closing = render(
      log.count == 0 ? Phrases.verified : Phrases.notVerified,
      [
        "path": path, "files": Counted.files.text(result.files, language),
        "size": language.size(result.bytes), "releases": language.list(result.releases),
        "counts": report.summary.counts(of: log),
      ], language, isolating: .plain)
    let facts: [JSONValue.Member] = [
      .init("files", .integer(result.files)), .init("bytes", .integer(result.bytes)),
      .init("releases", .strings(result.releases)),
    ]
    try report.end(
      log.count == 0 ? .success : .verification, log, head: head + facts, closing: [closing],
      scope: Report.Scope(folders: [path]))
  }
}
