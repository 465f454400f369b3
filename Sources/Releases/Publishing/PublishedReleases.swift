import Bytes
public import Components
import Formats
public import Pipelines

/// The releases of a publication, for references to what was published earlier.
public struct PublishedReleases: EarlierReleases {
  private let name: String, output: String

  /// The publication `name` in the folder `output`; neither need be there.
  public init(_ name: String, in output: String) { (self.name, self.output) = (name, output) }

  /// As `EarlierReleases` says; looks at the generation that readers get now.
  public func table(_ reference: ForeignReference, at place: Place) throws(Finding)
    -> PublishedTable?
  {
    // One generation, whatever is published meanwhile.
    guard let folder = try generation() else { return nil }
    let versions = try Current.versions(of: reference.dataset, in: folder)
    guard let last = versions.last else { return nil }
    let wanted = reference.release == "previous" ? last : reference.release ?? last
    guard versions.contains(wanted) else {
      throw Finding(
        .noSuchRelease, at: place,
        [
          "value": wanted, "table": reference.dataset,
          "expected": versions.joined(separator: ", "),
        ])
    }
    let release = Layout.release(reference.dataset, wanted)
    let manifest: Manifest = try Current.decode(folder, release + "/manifest.json", name)
    guard let table = manifest.tables.first(where: { $0.name == reference.table }),
      let file = table.files.first(where: { $0.format == "csv" })
    else { return nil }
    return PublishedTable(
      path: "\(folder)/\(release)/\(file.path)", name: "\(name)/\(release)/\(file.path)",
      schema: try table.descriptor())
  }

  private func generation() throws(Finding) -> String? {
    let link = Layout.link(of: name, in: output)
    do throws(FileFault) {
      return try Directory.exists(link) ? try Directory.resolved(link) : nil
    } catch {
      throw Finding(.publicationUnreadable, at: .file(name), ["reason": error.reason])
    }
  }
}
