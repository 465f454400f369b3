import Components
import Pipelines

/// Holds what a pipeline gives up against what it publishes and what was registered.
struct FormerIdentityCheck {
  private let base: String
  private let published: AddressList
  private let datasets: Set<String>
  /// Nil where there is no register: then nobody knows what there was.
  private let registered: AddressList?
  private let registeredDatasets: Set<String>

  init(_ planned: [Identity], _ register: IdentityRegister?, base: String) {
    self.base = base
    published = AddressList(planned.flatMap { [$0.iri] + ($0.url.map { [$0] } ?? []) })
    datasets = Set(planned.filter { $0.kind == .dataset }.map(\.name))
    let entries = (register?.entries ?? []).map(\.identity), retired = register?.retired ?? []
    registered = register.map { _ in
      AddressList(entries.map(\.iri) + entries.compactMap(\.url) + retired)
    }
    registeredDatasets = Set(
      entries.filter { $0.kind == .dataset }.map(\.name)
        + retired.compactMap { Addresses.nameOfDataset($0) })
  }

  /// The error that there is in giving something up; nil where it is right. That a dataset is withdrawn
  /// and published is said where pipelines are read.
  func finding(_ given: FormerIdentity) -> Finding? {
    switch given.subject {
    case .dataset(let name):
      guard registered != nil, !registeredDatasets.contains(name), !datasets.contains(name) else {
        return nil
      }
      return Finding(.neverRegistered, at: given.place, ["value": name])
    case .address(let address):
      if let still = published.first(coveredBy: address) {
        return Finding(.stillPublished, at: given.place, ["value": address, "expected": still])
      }
      guard let registered, registered.first(coveredBy: address) == nil else { return nil }
      // A dataset may take the place of one that others published.
      let isElsewhere = given.successor != nil && !address.hasSuffix("/")
      if isElsewhere, !address.hasPrefix(base) { return nil }
      return Finding(.neverRegistered, at: given.place, ["value": address])
    }
  }
}

/// Addresses in order, to find what begins like another.
private struct AddressList {
  private let sorted: [String]

  init(_ addresses: [String]) { sorted = addresses.sorted() }

  /// The first that an address of `supersedes` stands for.
  func first(coveredBy address: String) -> String? {
    var low = 0, high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < address { low = middle + 1 } else { high = middle }
    }
    guard low < sorted.count, Addresses.isCovered(sorted[low], by: [address]) else { return nil }
    return sorted[low]
  }
}

extension Addresses {
  /// The name in the IRI of a dataset, under whatever base; nil for any other IRI.
  static func nameOfDataset(_ iri: String) -> String? {
    guard let start = iri.firstRange(of: "/id/dataset/") else { return nil }
    let name = iri[start.upperBound...]
    return name.isEmpty || name.contains("/") ? nil : String(name)
  }

  /// Whether what a dataset supersedes is a dataset (`dct:replaces`), and no file, no series and no start
  /// of addresses. An IRI from elsewhere is what its author says.
  func isDataset(_ superseded: String) -> Bool {
    if superseded.hasSuffix("/") { return false }
    let isOurs = superseded.hasPrefix(base) || superseded.contains("/id/dataset/")
    return !isOurs || Self.nameOfDataset(superseded) != nil
  }
}
