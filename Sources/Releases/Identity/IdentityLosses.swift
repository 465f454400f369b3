import Components

/// What is registered and would not be published any more, as errors with the line to write for each.
struct IdentityLosses {
  typealias Entry = IdentityRegister.Entry

  private let register: IdentityRegister
  private let excuses: Excuses
  private let gone: [Entry]
  /// What the IRIs of files begin with that are published still, ending in `/`.
  private let folders: Set<String>

  init(of register: IdentityRegister, by planned: [Identity], _ excuses: Excuses) {
    let known = Set(planned.map(\.iri))
    self.register = register
    self.excuses = excuses
    gone = register.entries.filter { !known.contains($0.identity.iri) }
    folders = Set(planned.filter { $0.kind == .distribution }.map { Self.folder(of: $0.iri) })
  }

  /// The catalogue, where it is gone and nothing says so.
  private var catalogue: Entry? {
    gone.first { $0.identity.kind == .catalog && !excuses.hold(for: $0.identity) }
  }

  /// Whether the base has changed, with which all is gone.
  var isOfAll: Bool { catalogue != nil }

  /// Of a changed base one error, of a dataset one, of the files of a dataset that stays one.
  var findings: [Finding] {
    if let catalogue { return [moved(catalogue)] }
    let datasets = Set(gone.filter { $0.identity.kind == .dataset }.map(\.identity.name))
    var findings: [Finding] = []
    var files: [String: [Entry]] = [:], names: [String] = []
    for entry in gone where !excuses.hold(for: entry.identity) {
      let name = entry.identity.name
      switch entry.identity.kind {
      case .catalog: break
      case .series: findings.append(series(entry))
      case .dataset: findings.append(dataset(entry))
      case .distribution where datasets.contains(name): break
      case .distribution:
        if files[name] == nil { names.append(name) }
        files[name, default: []].append(entry)
      }
    }
    return findings + names.map { lost(files[$0]!, of: $0) }
  }

  private func moved(_ entry: Entry) -> Finding {
    let end = "id/catalog", iri = entry.identity.iri
    let base = iri.hasSuffix(end) ? String(iri.dropLast(end.count)) : iri
    let datasets = register.entries.filter { $0.identity.kind == .dataset }.count
    return Finding(
      .baseMoved, at: entry.place,
      [
        "value": base, "count": "\(datasets)",
        "line": excuses.line(with: [base], of: nil),
      ])
  }

  private func series(_ entry: Entry) -> Finding {
    let iri = entry.identity.iri
    return Finding(
      .seriesGone, at: entry.place,
      [
        "value": iri, "name": entry.identity.name, "line": excuses.line(with: [iri], of: nil),
      ])
  }

  private func dataset(_ entry: Entry) -> Finding {
    let name = entry.identity.name, iri = entry.identity.iri
    return Finding(
      .identityGone, at: entry.place,
      [
        "value": iri, "name": name, "line": "supersedes: " + iri,
        "entry": "\(name): {on: YYYY-MM-DD, reason: …}",
      ])
  }

  /// Where nothing of a table is published any more, the start of its IRIs stands for its files.
  private func lost(_ files: [Entry], of dataset: String) -> Finding {
    var addresses: [String] = []
    for file in files {
      let folder = Self.folder(of: file.identity.iri)
      let address = folders.contains(folder) ? file.identity.iri : folder
      if addresses.last != address { addresses.append(address) }
    }
    let names = files.map { file in
      let path = file.identity.url ?? file.identity.iri
      return String(path[path.index(path.startIndex, offsetBy: Self.folder(of: path).count)...])
    }
    return Finding(
      .filesGone, at: files[0].place,
      [
        "value": names.joined(separator: ", "), "count": "\(files.count)", "name": dataset,
        "line": excuses.line(with: addresses, of: dataset),
      ])
  }

  /// An address up to its last `/`.
  private static func folder(of address: String) -> String {
    address.lastIndex(of: "/").map { String(address[...$0]) } ?? ""
  }
}
