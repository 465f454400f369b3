import Bytes
public import Components
import Connectors
import Formats
public import Pipelines

/// Publishes what a plan and its checks came to.
///
/// Writes a draft beside the current publication and switches to it by one rename. What has not
/// changed is linked, not written again; where nothing has changed, nothing is published.
public struct Publisher {
  public enum Outcome: Sendable {
    /// Nothing differs from what is published.
    case unchanged(Catalogue)
    /// The new publication, and the names of the datasets with a new release.
    case published(Catalogue, released: [String])
    /// What would have been published, and the folder it stands in until the next run: `run --draft`
    /// stops before the switch.
    case drafted(Catalogue, released: [String], folder: String)
  }

  private let plan: Plan
  private let results: [TableResult]
  private let output: String
  private let date: ReleaseDate
  private let rendering: Rendering
  private let isDraft: Bool

  /// `results` are of the same plan and hold no error. `output` is a folder, which is created where it
  /// is not there.
  public init(
    _ plan: Plan, _ results: [TableResult], to output: String, on date: ReleaseDate,
    _ rendering: Rendering, isDraft: Bool = false
  ) {
    self.plan = plan
    self.results = results
    self.output = output
    self.date = date
    self.rendering = rendering
    self.isDraft = isDraft
  }

  private var name: String { plan.pipeline.metadata.name }

  /// Is told again and again, ten times a second, that another run is publishing; stops the waiting by
  /// throwing.
  public typealias Waiting = () throws(Finding) -> Void
  /// Is told what is to be said of a publication that can go on; stops it by throwing.
  public typealias Remark = ([Finding]) throws(Finding) -> Void

  /// Throws `output/…` where writing fails, and `publication/busy` where another run is publishing and
  /// there is no `waiting`; but for `output/unconfirmed` nothing has then been published.
  ///
  /// What is published is read once the lock is held: a run that waited builds on what the other one
  /// published. `progress` is asked a last time just before the switch.
  public func publish(
    _ progress: Checking.Progress, waiting: Waiting? = nil, remark: Remark = { _ in }
  ) async throws(Finding) -> Outcome {
    guard !plan.datasets.isEmpty else { throw Finding(.emptyCatalogue, at: .file(name)) }
    let lock = try await lock(waiting)
    defer { lock.release() }
    let current = try Current.read(name, in: output)
    let leftovers = Leftovers(name: name, output: output)
    if let current { leftovers.remove(beside: current.manifest.generation) }
    let quarantine = QuarantineFolder(of: name, in: output)
    do throws(Finding) {
      let outcome = try await write(after: current, quarantine, progress, remark)
      if case .published(let catalogue, _) = outcome {
        leftovers.remove(beside: catalogue.publication.generation)
      }
      return outcome
    } catch {
      if error.rule != .outputUnconfirmed { quarantine.withdraw(generation(after: current)) }
      throw error
    }
  }

  private func generation(after current: Current?) -> Int {
    (current?.manifest.generation ?? 0) + 1
  }

  /// Writes the draft of the next generation and switches to it.
  private func write(
    after current: Current?, _ quarantine: QuarantineFolder, _ progress: Checking.Progress,
    _ remark: Remark
  ) async throws(Finding) -> Outcome {
    let draft = try makeDraft(current)
    var releases: [Manifest] = []
    var released: [String] = []
    let resultsOf = Dictionary(grouping: results, by: \.dataset)
    for dataset in plan.datasets {
      let manifest = try await write(
        dataset, resultsOf[dataset.name] ?? [], draft, current, progress)
      releases.append(manifest)
      if manifest.content != current?.releases[dataset.name]?.content {
        released.append(dataset.name)
      }
    }
    let hasRejected = try await quarantine.write(plan, results, rendering, progress)
    try confirmInputs()
    let next = NextManifest(about: plan.pipeline.metadata, current: current, date: date.text)
    let catalogue = Catalogue(
      publication: try next.made(of: releases, generation: generation(after: current)),
      releases: releases)
    if let current, released.isEmpty, isSame(catalogue, current) {
      if !isDraft { try quarantine.renew(beside: current.manifest.generation, hasRejected) }
      return .unchanged(Catalogue(publication: current.manifest, releases: releases))
    }
    if let current, date.text < current.manifest.modified {
      try remark([
        Finding(
          .dateGoesBack, at: .file(name), ["date": date.text, "before": current.manifest.modified])
      ])
    }
    try complete(draft, catalogue, current)
    do throws(Finding) { try rehearse(draft.folder, current, remark) } catch {
      // What was to be looked at is what was refused.
      if isDraft { _ = draft.keep() }
      throw error
    }
    if isDraft { return .drafted(catalogue, released: released, folder: draft.keep()) }
    try progress(name, 0)
    try quarantine.place(beside: catalogue.publication.generation, hasRejected)
    try draft.publish()
    return .published(catalogue, released: released)
  }

  /// What was checked is what was written: no source has changed since it was opened.
  private func confirmInputs() throws(Finding) {
    var seen: Set<String> = []
    for source in plan.tables.flatMap(\.sources) where seen.insert(source.path).inserted {
      try source.confirm()
    }
  }

  /// Waits by asking, not in the system: a wait for a lock there would not end by a signal.
  private func lock(_ waiting: Waiting?) async throws(Finding) -> PublicationLock {
    while true {
      if let lock = try tryLock() { return lock }
      guard let waiting else { throw Finding(.publicationBusy, at: .file(name)) }
      try waiting()
      try? await Task.sleep(for: .milliseconds(100))
    }
  }

  private func tryLock() throws(Finding) -> PublicationLock? {
    let path = Layout.state(of: name, in: output)
    do throws(FileFault) {
      try Directory.create(path)
      guard let lock = try FileLock(trying: path + "/lock") else { return nil }
      return PublicationLock(lock)
    } catch { throw .output(error) }
  }

  private func makeDraft(_ current: Current?) throws(Finding) -> Draft {
    do throws(FileFault) {
      return try Draft(of: name, generation: generation(after: current), in: output)
    } catch { throw .output(error) }
  }

  // MARK: one dataset

  /// The manifest of a dataset's new release, or the current one where nothing has changed.
  private func write(
    _ dataset: DatasetPlan, _ results: [TableResult], _ draft: borrowing Draft,
    _ current: Current?, _ progress: Checking.Progress
  ) async throws(Finding) -> Manifest {
    let before = current?.releases[dataset.name]
    let last = try current?.lastVersion(of: dataset.name)
    let version = last.map { Self.next($0) } ?? "1.0.0"
    let writing = DatasetDraft(
      plan: dataset, bounds: plan.bounds, results: results, folder: draft.folder, version: version,
      date: date)
    var manifest = try await writing.write(rendering, progress)
    if let before, let current, before.content == manifest.content {
      try keep(before, instead: version, draft, current)
      return before
    }
    manifest.previousVersion = last
    let log = results.reduce(into: FindingLog()) { $0.add($1.log) }
    try seal(&manifest, rendering.findings(log), draft)
    return manifest
  }

  /// MINOR for each change, until the difference computes it.
  private static func next(_ version: String) -> String {
    let parts = version.split(separator: ".").compactMap { Int($0) }
    return parts.count == 3 ? "\(parts[0]).\(parts[1] + 1).0" : "1.0.0"
  }

  /// Puts the files of the current release in the place of those just written.
  private func keep(
    _ before: Manifest, instead version: String, _ draft: borrowing Draft, _ current: Current
  ) throws(Finding) {
    do throws(FileFault) {
      try Directory.removeTree(draft.folder + "/" + Layout.release(before.dataset, version))
      for path in latestFiles(of: before) {
        try Directory.removeTree(draft.folder + "/" + path)
        try draft.link(current.folder + "/" + path, as: path)
      }
      if let bundle = before.bundle {
        let path = Addresses.latestBundle(of: before.dataset)
        let latest = current.folder + "/" + path
        // Publications of the first days have it in its release alone.
        let release = Layout.release(before.dataset, before.version) + "/" + bundle.path
        try draft.link(
          try Directory.exists(latest) ? latest : current.folder + "/" + release, as: path)
      }
    } catch { throw .output(error) }
  }

  private func latestFiles(of manifest: Manifest) -> [String] {
    manifest.allFiles.flatMap { file in
      Set([file.plainPath, file.path]).sorted().map { "latest/" + $0 }
    }
  }

  /// Writes what is made from the manifest, the bundle, the sums, and the manifest itself.
  private func seal(
    _ manifest: inout Manifest, _ findings: [UInt8], _ draft: borrowing Draft
  ) throws(Finding) {
    let folder = Layout.release(manifest.dataset, manifest.version)
    let about = plan.pipeline.metadata
    let bundle = Bundling(
      manifest: manifest, about: about, folder: draft.folder + "/" + folder)
    manifest.bundle = try bundle.write(findings, date)
    var documents = [Document("findings.csv", findings)]
    for profile in Profiles.all {
      documents += try profile.documents(of: manifest, in: about)
    }
    documents.append(Document("manifest.json", Current.encode(manifest)))
    do throws(FileFault) {
      for document in documents {
        try draft.write(Document(folder + "/" + document.path, document.bytes))
      }
      let sums = Sums.text(of: manifest, documents)
      try draft.write(Document(folder + "/" + Sums.name, sums))
      for file in manifest.allFiles where file.isCompressed {
        try draft.link(draft.folder + "/" + folder + "/" + file.path, as: "latest/" + file.path)
      }
      if let bundle = manifest.bundle {
        try draft.link(
          draft.folder + "/" + folder + "/" + bundle.path,
          as: Addresses.latestBundle(of: manifest.dataset))
      }
    } catch { throw .output(error) }
  }

  // MARK: the publication

  private func isSame(_ catalogue: Catalogue, _ current: Current) -> Bool {
    catalogue.publication.definition == current.manifest.definition
      && catalogue.publication.datasets.map(\.identity)
        == current.manifest.datasets.map(\.identity)
  }

  /// Adds the releases of earlier days, the catalogue, the pages and the manifest. Documents are let go
  /// as they are written: those of very many tables are large.
  private func complete(
    _ draft: borrowing Draft, _ catalogue: Catalogue, _ current: Current?
  ) throws(Finding) {
    var listed: [(name: String, digest: String)] = []
    do throws(FileFault) {
      if let current { try linkReleases(of: current, draft) }
    } catch { throw .output(error) }
    for profile in Profiles.all {
      try profile.write(catalogue) { (document) throws(Finding) in
        if !document.path.hasPrefix("datasets/") { try add(document, draft, &listed) }
      }
    }
    try rendering.pages(catalogue) { (page) throws(Finding) in try add(page, draft, &listed) }
    let manifest = Document("manifest.json", Current.encode(catalogue.publication))
    try add(manifest, draft, &listed)
    do throws(FileFault) {
      try draft.check(catalogue.releases)
      try draft.write(Document(Sums.name, try sums(of: catalogue, listed, draft.folder)))
    } catch { throw .output(error) }
  }

  /// What portals would make of the draft stops the switch where it is an error; notes stay unsaid.
  private func rehearse(
    _ draft: String, _ current: Current?, _ remark: Remark
  ) throws(Finding) {
    let findings = try rendering.rehearsal(draft, current?.folder)
    let said = findings.filter { $0.severity > .note }
    if !said.isEmpty { try remark(said) }
    if let error = said.first(where: { $0.severity == .error }) { throw error }
  }

  /// Writes a document and lists it with its digest.
  private func add(
    _ document: Document, _ draft: borrowing Draft,
    _ listed: inout [(name: String, digest: String)]
  ) throws(Finding) {
    do throws(FileFault) { try draft.write(document) } catch { throw .output(error) }
    listed.append((document.path, Digest.of(document.bytes).description))
  }

  /// The sums of all files outside releases, and of the sums of each release.
  private func sums(
    of catalogue: Catalogue, _ documents: [(name: String, digest: String)], _ folder: String
  ) throws(FileFault) -> [UInt8] {
    var files: [(name: String, digest: String)] = []
    for file in catalogue.releases.flatMap(\.allFiles) {
      files.append(("latest/" + file.plainPath, file.rawSHA256))
      if file.isCompressed { files.append(("latest/" + file.path, file.sha256)) }
    }
    for release in catalogue.releases {
      guard let bundle = release.bundle else { continue }
      files.append((Addresses.latestBundle(of: release.dataset), bundle.sha256))
    }
    for dataset in try Directory.list(folder + "/datasets") {
      for version in try Directory.list(folder + "/datasets/" + dataset) {
        let path = Layout.release(dataset, version) + "/" + Sums.name
        files.append((path, try Digest.ofFile(folder + "/" + path).0.description))
      }
    }
    return Sums.lines(files + documents)
  }

  /// Releases never change and never go: every one that the current publication has is linked.
  private func linkReleases(of current: Current, _ draft: borrowing Draft) throws(FileFault) {
    let datasets = current.folder + "/datasets"
    for dataset in try Directory.list(datasets) {
      for version in try Directory.list(datasets + "/" + dataset) {
        let path = Layout.release(dataset, version)
        try draft.linkTree(current.folder + "/" + path, as: path)
      }
    }
  }
}

extension Rule {
  public static let dateGoesBack = Rule(
    "publication/date-goes-back", .warning,
    what: Text(
      ar: "تاريخ الإصدار {date} سابق لتاريخ آخر نشر {before}.",
      fr: "La date de publication {date} précède celle de la publication en place, {before}.",
      en: "The release date {date} is before that of the current publication, {before}."),
    fix: Text(
      ar: "تحقق من ساعة هذا الجهاز، أو حدد التاريخ بواسطة --date.",
      fr: "Vérifiez l’horloge de cette machine, ou donnez la date avec --date.",
      en: "Check the clock of this machine, or give the date with --date."),
    example: .init(
      ["date": "2024-11-01", "before": "2024-11-12"],
      wrong: "nashr run . --date 2024-11-01",
      right: "nashr run . --date 2024-11-13"))
}
