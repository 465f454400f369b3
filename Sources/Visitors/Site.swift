import Bytes
import Components
import Pipelines
import Releases

/// A publication as it would be served: files by their public addresses. `folder` is a publication or
/// a sealed draft.
public struct Site: Sendable {
  let folder: String
  let manifest: PublicationManifest
  /// The metadata of the datasets by their IRIs.
  private let words: [String: DatasetMetadata]
  /// IRIs that something of the publication takes the place of, or what all of them begin with (`…/`).
  private let superseded: [String]

  /// Throws `output/unreadable` where the folder is no publication. `name` is what findings call it.
  init(_ folder: String, name: String) throws(Finding) {
    self.folder = folder
    try Folders.check(folder, name: name)
    let current = try Current.read(folder: folder, name: name)
    manifest = current.manifest
    let addresses = Addresses(base: current.manifest.metadata.base)
    words = Dictionary(
      current.releases.map { (addresses.dataset($0.key), $0.value.metadata) }
    ) { first, _ in first }
    superseded =
      (current.manifest.metadata.supersedes ?? [])
      + current.releases.values.flatMap { $0.metadata.supersedes ?? [] }
  }

  /// The language that a portal is said to speak, else that of the publication.
  func language(of portal: String) -> String { manifest.metadata.language(of: portal) }

  /// What the pipeline says of the dataset of that IRI; nil where there is none.
  func words(of iri: String) -> DatasetMetadata? { words[iri] }

  /// Whether the publication lists that file among its own.
  func lists(_ path: String) -> Bool {
    let sums = bytes("SHA256SUMS", limit: 256 << 20) ?? []
    return sums.split(separator: 10).contains { $0.ends(with: " " + path) }
  }

  /// Whether the publication states that something takes the place of an IRI.
  func supersedes(_ iri: String) -> Bool { Addresses.isCovered(iri, by: superseded) }

  /// Whether the publication states, or stated once, that the dataset of that IRI is taken back. `before`
  /// is the publication that had it.
  func withdraws(_ iri: String, of before: Site) -> Bool {
    let bases = [base, before.base].map { Addresses(base: $0) }
    // What is gone without a word has a tombstone too, which gives no reason.
    let told = (manifest.tombstones ?? []).filter { !$0.reason.isEmpty }.map(\.name)
    return ((manifest.metadata.withdrawn ?? []).map(\.name) + told).contains { name in
      name == iri || bases.contains { $0.dataset(name) == iri }
    }
  }

  /// The public address, ending in `/`.
  var base: String { Addresses(base: manifest.metadata.base).base }

  /// The path of what stands at an address of ours; nil for an address elsewhere.
  func path(of address: String) -> String? {
    let plain = address.prefix { $0 != "#" && $0 != "?" }
    guard plain.hasPrefix(base) else { return nil }
    let path = String(plain.dropFirst(base.utf8.count))
    if path.isEmpty || path.hasSuffix("/") { return path + "index.html" }
    return path.split(separator: "/").contains("..") ? nil : path
  }

  /// The size of a file; nil where it is not there.
  func size(_ path: String) -> Int? {
    do throws(FileFault) { return try Directory.size(of: folder + "/" + path) } catch { return nil }
  }

  /// The bytes of a file of at most `limit`; nil where it is not there or longer.
  func bytes(_ path: String, limit: Int) -> [UInt8]? {
    guard let size = size(path), size <= limit else { return nil }
    do throws(FileFault) {
      return try FileReader.contents(of: folder + "/" + path, limit: limit)
    } catch { return nil }
  }

  /// The files of a folder; none where it is not there.
  func list(_ path: String) -> [String] {
    do throws(FileFault) { return try Directory.list(folder + "/" + path) } catch { return [] }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
