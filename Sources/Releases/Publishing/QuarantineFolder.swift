import Bytes
import Components
import Pipelines

/// What was set aside, kept beside the publications and in none of them: a folder for each generation,
/// which only its owner may enter, since rejected rows may hold what must not be published.
///
/// Written under another name and put in its place before readers are switched, so that a generation
/// that was published has its folder. Cleaned up by `Leftovers`, as generations are.
public struct QuarantineFolder: Sendable {
  private let name: String
  private let output: String

  /// Of the publication `name` in the folder `output`; neither need be there.
  public init(of name: String, in output: String) {
    self.name = name
    self.output = output
  }

  /// Where the folder of a generation is.
  public func path(of generation: Int) -> String { "\(home)/\(generation)" }

  /// Where it is until then; a run that stops before the switch leaves it there until the next.
  public var draft: String { Layout.state(of: name, in: output) + "/.nashr-quarantine" }

  var home: String { Layout.state(of: name, in: output) + "/quarantine" }

  /// Writes what was rejected in the tables of a plan; whether there was anything. Reads those tables
  /// again.
  func write(
    _ plan: Plan, _ results: [TableResult], _ rendering: Rendering, _ progress: Checking.Progress
  ) async throws(Finding) -> Bool {
    let pairs = zip(plan.tables, results).filter { $0.isQuarantined && $1.rejected > 0 }
    do throws(FileFault) {
      try Directory.removeTree(draft)
      if pairs.isEmpty { return false }
      try Directory.createPrivate(draft)
    } catch { throw .output(error) }
    var report = QuarantineReport(
      metadata: plan.pipeline.metadata, keepsNames: plan.pipeline.privacy.dropsNames, tables: [])
    for (table, result) in pairs {
      report.tables.append(try await write(table, result, plan.bounds, progress))
    }
    do throws(FileFault) {
      var page = try FileWriter(creating: draft + "/index.html", isPrivate: true)
      try page.write(rendering.quarantine(report))
      try page.close()
      try Directory.sync(draft)
    } catch { throw .output(error) }
    return true
  }

  private func write(
    _ table: TablePlan, _ result: TableResult, _ bounds: Plan.Bounds,
    _ progress: Checking.Progress
  ) async throws(Finding) -> QuarantineReport.Table {
    let file: QuarantineFile
    do throws(FileFault) { file = try QuarantineFile(table, result, in: draft) } catch {
      throw .output(error)
    }
    let rejected = RejectedRecords(table, result, within: bounds)
    try await rejected.run { (records, rows) throws(Finding) in
      try progress(table.name, rows)
      do throws(FileFault) { try file.append(records) } catch { throw .output(error) }
    }
    do throws(FileFault) { return try file.finish() } catch { throw .output(error) }
  }

  /// Gives the folder its place beside a generation that is about to be published; where nothing was
  /// set aside, one that a killed run left there goes.
  func place(beside generation: Int, _ hasRows: Bool) throws(Finding) {
    do throws(FileFault) {
      try Directory.removeTree(path(of: generation))
      guard hasRows else { return }
      if try !Directory.exists(home) { try Directory.createPrivate(home) }
      try Directory.rename(draft, to: path(of: generation))
      try Directory.sync(home)
    } catch { throw .output(error) }
  }

  /// Gives the folder of a generation that stays published the files that were written now, one by
  /// one: it is never absent.
  func renew(beside generation: Int, _ hasRows: Bool) throws(Finding) {
    let old = path(of: generation)
    let isThere = (try? Directory.exists(old)) == true
    guard hasRows, isThere else { return try place(beside: generation, hasRows) }
    do throws(FileFault) {
      let files = try Directory.list(draft)
      for file in files { try Directory.rename(draft + "/" + file, to: old + "/" + file) }
      for file in try Directory.list(old) where !files.contains(file) {
        try Directory.removeTree(old + "/" + file)
      }
      try Directory.removeTree(draft)
      try Directory.sync(old)
    } catch { throw .output(error) }
  }

  /// Removes what was written for a generation that is not published after all.
  func withdraw(_ generation: Int) {
    try? Directory.removeTree(draft)
    try? Directory.removeTree(path(of: generation))
    removeHomeIfEmpty()
  }

  func removeHomeIfEmpty() {
    if let entries = try? Directory.list(home), entries.isEmpty { try? Directory.removeTree(home) }
  }
}
