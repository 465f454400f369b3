import Bytes
public import Components
import FoundationEssentials
import Pipelines

/// The publication that readers see now.
public struct Current: Sendable {
  /// Its folder on this machine.
  public let folder: String
  public let manifest: PublicationManifest
  /// The current release of each dataset.
  public let releases: [String: Manifest]

  /// Nil where nothing has been published yet. Throws where what is there cannot be read: a new
  /// publication must not build on it.
  public static func read(_ name: String, in output: String) throws(Finding) -> Current? {
    let link = Layout.link(of: name, in: output)
    do throws(FileFault) {
      guard try Directory.exists(link) else { return nil }
    } catch { throw Finding(.outputFailed, at: .file(name), ["reason": error.reason]) }
    return try read(folder: link, name: name)
  }

  /// The publication in a folder. `name` is what findings call it.
  public static func read(folder: String, name: String) throws(Finding) -> Current {
    let manifest: PublicationManifest = try decode(folder, "manifest.json", name)
    var releases: [String: Manifest] = [:]
    for dataset in manifest.datasets {
      let path = Layout.release(dataset.name, dataset.version) + "/manifest.json"
      // Named by its type: of an optional, JSON's null would be one.
      let release: Manifest = try decode(folder, path, name)
      releases[dataset.name] = release
    }
    return Current(folder: folder, manifest: manifest, releases: releases)
  }

  /// Whether a folder is that of a publication, by its manifest.
  public static func stands(in folder: String) -> Bool {
    do throws(Finding) {
      let _: PublicationManifest = try decode(folder, "manifest.json", "")
      return true
    } catch { return false }
  }

  /// The highest version of a dataset that there ever was, be the dataset published no more.
  func lastVersion(of dataset: String) throws(Finding) -> String? {
    try Self.versions(of: dataset, in: folder).last
  }

  /// Every release that there was of a dataset, with its texts, from the first to the last; read from
  /// the releases where an older engine did not list them, or not what they call themselves.
  func versions(of dataset: String) throws(Finding) -> [PublicationManifest.Version] {
    let known =
      manifest.datasets.first { $0.name == dataset }?.versions
      ?? manifest.tombstones?.first { $0.name == dataset }?.versions
    if let known, known.first?.title != nil { return known.spelledOut }
    var versions: [PublicationManifest.Version] = []
    for version in try Self.versions(of: dataset, in: folder) {
      let file = Layout.release(dataset, version) + "/manifest.json"
      versions.append(.init(of: try Self.decode(folder, file, manifest.metadata.name)))
    }
    return versions
  }

  /// The versions of a dataset that a publication holds, from the first to the last; none where the
  /// dataset was never in it.
  static func versions(of dataset: String, in folder: String) throws(Finding) -> [String] {
    let path = folder + "/datasets/" + dataset
    do throws(FileFault) {
      guard try Directory.exists(path) else { return [] }
      return try Directory.list(path).sorted { parts($0).lexicographicallyPrecedes(parts($1)) }
    } catch {
      throw Finding(.publicationUnreadable, at: .file(dataset), ["reason": error.reason])
    }
  }

  private static func parts(_ version: String) -> [Int] {
    version.split(separator: ".").map { Int($0) ?? 0 }
  }

  static let mostBytes = 64 << 20

  static func decode<Value: Decodable>(_ folder: String, _ path: String, _ name: String)
    throws(Finding) -> Value
  {
    let place = Place.file(name + "/" + path)
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try FileReader.contents(of: folder + "/" + path, limit: mostBytes)
    } catch { throw Finding(.publicationUnreadable, at: place, ["reason": error.reason]) }
    do { return try JSONDecoder().decode(Value.self, from: Data(bytes)) } catch {
      throw Finding(.publicationUnreadable, at: place, ["reason": "JSON"])
    }
  }

  /// A manifest as it is written: names sorted, indented, UTF-8.
  static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Manifests hold texts and numbers only, which always encode.
    return Array(try! encoder.encode(value)) + [10]
  }
}

extension Rule {
  public static let outputFailed = Rule(
    "output/failed",
    what: Text(
      ar: "تعذرت الكتابة في مجلد النشر ({reason}).",
      fr: "L’écriture dans le dossier de publication a échoué ({reason}).",
      en: "Writing to the output folder failed ({reason})."),
    fix: Text(
      ar: "تحقق من المساحة ومن حق الكتابة؛ لم يتغير ما هو منشور.",
      fr: "Vérifiez l’espace disque et les droits ; ce qui est publié n’a pas changé.",
      en: "Check the disk space and the permissions; what is published has not changed."),
    example: .init(
      ["reason": "Permission denied"],
      wrong: "nashr run . --output /srv/www",
      right: "nashr run . --output output"))
  public static let outputUnconfirmed = Rule(
    "output/unconfirmed",
    what: Text(
      ar: "المنشور الجديد معروض للقراء، لكن القرص لم يؤكد حفظه ({reason}).",
      fr:
        "La nouvelle publication est en place, mais le disque ne l’a pas confirmée ({reason}).",
      en: "The new publication is in place, but the disk did not confirm it ({reason})."),
    fix: Text(
      ar: "تحقق من القرص، ثم أعد التنفيذ.", fr: "Vérifiez le disque, puis relancez.",
      en: "Check the disk, then run again."),
    example: .init(
      ["reason": "Input/output error"],
      wrong: "nashr run . --output /media/usb",
      right: "nashr run . --output output"))
  public static let publicationUnreadable = Rule(
    "output/unreadable",
    what: Text(
      ar: "تعذرت قراءة ما سبق نشره ({reason}).",
      fr: "La publication existante ne peut pas être lue ({reason}).",
      en: "What has been published cannot be read ({reason})."),
    fix: Text(
      ar: "استرجع المجلد من نسخة احتياطية، أو أبعده وأعد النشر من جديد.",
      fr: "Restaurez le dossier depuis une sauvegarde, ou écartez-le et publiez de nouveau.",
      en: "Restore the folder from a backup, or move it away and publish anew."),
    example: .init(
      ["reason": "JSON"],
      wrong: #"output/remacto/manifest.json: {"name": "rem"#,
      right: #"output/remacto/manifest.json: {"name": "remacto"}"#))
}
