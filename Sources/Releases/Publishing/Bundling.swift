import Bytes
import Components
import Pipelines

/// Writes the `.tar.gz` of a release: everything of it in one file, nothing compressed twice.
struct Bundling {
  let manifest: Manifest
  let about: PublicationMetadata
  /// The release's folder on this machine, which holds the gzipped tables.
  let folder: String

  private var name: String { "\(manifest.dataset)-\(manifest.version)" }

  /// All members stand in one folder named after the release.
  func write(_ findings: [UInt8], _ date: ReleaseDate) throws(Finding) -> Manifest.Bundle {
    var documents = [try DataPackage.bundled(of: manifest, in: about)]
    if let tables = try CSVW.bundled(of: manifest, in: about) { documents.append(tables) }
    documents.append(Document("findings.csv", findings))
    documents.append(Document(Sums.name, Sums.bundled(manifest, documents)))
    let file = Addresses.bundle(of: manifest.dataset, manifest.version)
    let path = folder + "/" + file
    do throws(FileFault) {
      var bundle = try TarGzipBundle(creating: path, modified: date.secondsSince1970)
      for document in documents {
        try bundle.add("\(name)/\(document.path)", bytes: document.bytes)
      }
      for file in manifest.allFiles { try add(file, to: &bundle) }
      let (count, digest) = try bundle.finish()
      return Manifest.Bundle(
        path: file, mediaType: "application/x-tar", bytes: count,
        sha256: digest.description)
    } catch { throw .output(error) }
  }

  private func add(_ file: Manifest.File, to bundle: inout TarGzipBundle) throws(FileFault) {
    let source = "\(folder)/\(file.path)", member = "\(name)/\(file.plainPath)"
    guard file.isCompressed else {
      if !file.isText { return try bundle.add(member, file: source) }
      try bundle.add(member, bytes: try FileReader.contents(of: source, limit: Current.mostBytes))
      return
    }
    do throws(GzipFault) {
      try bundle.add(member, gzip: source, rawCount: file.rawBytes)
    } catch { throw error.fileFault }
  }
}

/// `SHA256SUMS` in the form of GNU coreutils, which `sha256sum -c` reads.
enum Sums {
  static let name = "SHA256SUMS"

  /// The files of a release's folder.
  static func text(of manifest: Manifest, _ documents: [Document]) -> [UInt8] {
    let bundle = [manifest.bundle].compactMap { $0 }
    return lines(
      manifest.allFiles.map { ($0.path, $0.sha256) }
        + bundle.map { ($0.path, $0.sha256) }
        + documents.map { ($0.path, Digest.of($0.bytes).description) })
  }

  /// The files of the bundle, as they are once it is unpacked.
  static func bundled(_ manifest: Manifest, _ documents: [Document]) -> [UInt8] {
    lines(
      manifest.allFiles.map { ($0.plainPath, $0.rawSHA256) }
        + documents.map { ($0.path, Digest.of($0.bytes).description) })
  }

  static func lines(_ files: [(name: String, digest: String)]) -> [UInt8] {
    let sorted = files.sorted { $0.name < $1.name }
    return Array(sorted.map { "\($0.digest)  \($0.name)\n" }.joined().utf8)
  }
}
