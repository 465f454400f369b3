import Pipelines

/// What an author says of identities that are given up.
struct Excuses: Sendable {
  /// What the publication states, and what each dataset does.
  private let ofPublication: [String]
  private let ofDatasets: [String: [String]]
  private let withdrawn: Set<String>
  private let single: Set<String>
  private let starts: [String]

  init(of plan: Plan) {
    let about = plan.pipeline.metadata
    let datasets = plan.datasets.map { ($0.name, $0.metadata.supersedes ?? []) }
    self.init(
      publication: about.supersedes ?? [],
      datasets: Dictionary(datasets, uniquingKeysWith: { $0 + $1 }),
      withdrawn: about.withdrawn?.map(\.name) ?? [])
  }

  /// `publication` and `datasets` are IRIs, or end in `/` and then stand for all that begin so.
  init(publication: [String] = [], datasets: [String: [String]] = [:], withdrawn: [String] = []) {
    ofPublication = publication
    ofDatasets = datasets
    self.withdrawn = Set(withdrawn)
    let all = publication + datasets.values.flatMap { $0 }
    single = Set(all)
    starts = all.filter { $0.hasSuffix("/") }
  }

  /// A dataset stands for its files.
  func hold(for identity: Identity) -> Bool {
    if hold(forAddress: identity.iri) { return true }
    guard identity.kind == .dataset || identity.kind == .distribution else { return false }
    if withdrawn.contains(identity.name) { return true }
    let iri = identity.iri
    return identity.kind == .distribution
      && iri.indices.contains { iri[$0] == "/" && single.contains(String(iri[..<$0])) }
  }

  func hold(forAddress address: String) -> Bool {
    single.contains(address) || Addresses.isCovered(address, by: starts)
  }

  /// The line of YAML by which a dataset, or the publication where it is nil, gives up `addresses`
  /// beside what it gives up already.
  func line(with addresses: [String], of dataset: String?) -> String {
    let all = (dataset.map { ofDatasets[$0] ?? [] } ?? ofPublication) + addresses
    return "supersedes: " + (all.count == 1 ? all[0] : "[" + all.joined(separator: ", ") + "]")
  }
}
