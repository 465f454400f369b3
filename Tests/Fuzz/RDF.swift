import Components
import Formats
import Glibc
import Pipelines

@testable import Releases
@testable import Visitors

/// The bytes stand for every file that portals read of a publication: feeds in RDF/XML, data.json and a
/// page. Each portal reads them, compared with themselves, and what it would keep is JSON.
func fuzz(_ bytes: [UInt8]) {
  write(bytes, to: site + "/feed")
  do throws(Finding) {
    let rehearsal = try Rehearsal(site, name: "site", previous: site)
    for outcome in rehearsal.run(record: {
      precondition(JSONValue(parsing: $0.encoded(indented: false)) != nil)
    }) {
      for finding in outcome.findings { precondition(!finding.values.isEmpty) }
    }
  } catch { preconditionFailure("\(error)") }
}

/// A publication whose files are all the same one.
private let site: String = {
  let folder = "/dev/shm/nashr-fuzz-\(getpid())-site"
  for path in [folder, folder + "/feeds"] { _ = unsafe mkdir(path, 0o755) }
  for (name, target) in [
    ("feeds/ckan.rdf", "../feed"), ("feeds/udata.rdf", "../feed"), ("data.json", "feed"),
    ("index.html", "feed"),
  ] {
    _ = unsafe symlink(target, folder + "/" + name)
  }
  let metadata = PublicationMetadata(
    name: "sample", base: "https://data.example.org/sample/", language: "fr", title: [:],
    description: [:], notice: [:], publisher: [:], contactName: [:], contactEmail: "")
  let manifest = PublicationManifest(
    metadata: metadata, generation: 1, issued: "2026-01-01", modified: "2026-01-02", datasets: [],
    definition: "00")
  write(Current.encode(manifest), to: folder + "/manifest.json")
  return folder
}()

private func write(_ bytes: [UInt8], to path: String) {
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
}
