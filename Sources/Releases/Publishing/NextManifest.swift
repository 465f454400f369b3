import Bytes
import Components
import Pipelines

/// Makes the manifest of a publication's next generation: which releases it has, what each version was
/// called, and what is published no more.
struct NextManifest {
  let about: PublicationMetadata
  let current: Current?
  /// The declared date.
  let date: String

  private var before: PublicationManifest? { current?.manifest }

  func made(of releases: [Manifest], generation: Int) throws(Finding) -> PublicationManifest {
    let first = Dictionary(
      (before?.datasets ?? []).map { ($0.name, $0.firstIssued) },
      uniquingKeysWith: { first, _ in first })
    var datasets: [PublicationManifest.Current] = []
    for release in releases {
      var versions = try current?.versions(of: release.dataset) ?? []
      if versions.last?.version != release.version { versions.append(.init(of: release)) }
      datasets.append(
        PublicationManifest.Current(
          name: release.dataset, version: release.version,
          firstIssued: first[release.dataset] ?? release.issued, versions: versions.condensed))
    }
    return PublicationManifest(
      metadata: about, generation: generation, issued: before?.issued ?? date, modified: date,
      datasets: datasets, tombstones: try tombstones(beside: releases),
      definition: Digest.of(Current.encode(about)).description)
  }

  /// What had a tombstone keeps it for as long as it does not come back; the pipeline may say no more
  /// of it.
  private func tombstones(beside releases: [Manifest]) throws(Finding) -> [Tombstone]? {
    let names = (before?.datasets.map(\.name) ?? []) + (about.withdrawn?.map(\.name) ?? [])
    var tombstones = before?.tombstones ?? []
    var known = Set(tombstones.map(\.name))
    for name in names where known.insert(name).inserted {
      tombstones.append(Tombstone(name: name, date: date))
    }
    let there = Set(releases.map(\.dataset))
    tombstones.removeAll { there.contains($0.name) }
    for index in tombstones.indices { try fill(&tombstones[index]) }
    return tombstones.isEmpty ? nil : tombstones
  }

  private func fill(_ tombstone: inout Tombstone) throws(Finding) {
    if let said = about.withdrawn?.first(where: { $0.name == tombstone.name }) {
      (tombstone.date, tombstone.reason) = (said.date, said.reason)
    }
    guard let current else { return }
    let kept = Set(try Current.versions(of: tombstone.name, in: current.folder))
    let versions = try current.versions(of: tombstone.name)
    tombstone.title = versions.last?.title ?? tombstone.title
    tombstone.versions = versions.filter { kept.contains($0.version) }.condensed
  }
}
