import Bytes
public import Components
import Formats

/// Verifies a publication: its `SHA256SUMS` against every file outside its releases, and those of each
/// release against the files and the manifest of that release. No file may stand beside them.
public struct Verifying {
  /// What was verified, and what was found wrong.
  public struct Result: Sendable {
    public var files = 0
    public var bytes = 0
    public var releases: [String] = []
    public var findings: [Finding] = []
  }

  private let folder: String
  private var result = Result()

  private init(_ folder: String) { self.folder = folder }

  /// Reads every byte of a publication. Throws where there is none.
  public static func run(_ folder: String) throws(Finding) -> Result {
    var verifying = Verifying(folder)
    try verifying.confirmPublication()
    let listed = verifying.sums(of: "")
    let releases = listed.keys.filter { $0.hasSuffix("/" + Sums.name) }.sorted()
      .map { String($0.dropLast(Sums.name.utf8.count)) }
    verifying.findSurplus(in: "", listed, but: Set(releases))
    for release in releases { verifying.release(release) }
    verifying.compareLatest(listed)
    return verifying.result
  }

  private func confirmPublication() throws(Finding) {
    do throws(FileFault) {
      for name in ["manifest.json", Sums.name] {
        if try Directory.exists(folder + "/" + name) { return }
      }
      throw FileFault("stat", folder, code: 2)
    } catch { throw Finding(.publicationUnreadable, at: .file(folder), ["reason": error.reason]) }
  }

  private mutating func report(_ finding: Finding) {
    if !result.findings.contains(finding) { result.findings.append(finding) }
  }

  // MARK: sums

  /// Checks every line of the `SHA256SUMS` of a folder, whose path ends in `/` or is empty. Returns
  /// the digests by name.
  private mutating func sums(of prefix: String) -> [String: String] {
    let path = prefix + Sums.name
    var listed: [String: String] = [:]
    do throws(FileFault) {
      let bytes = try FileReader.contents(of: folder + "/" + path, limit: Current.mostBytes)
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let digest = String(line.prefix(64)), name = String(line.dropFirst(66))
        guard Digest(hex: digest) != nil, line == "\(digest)  \(name)" else {
          report(Finding(.digestDiffers, at: .file(path)))
          continue
        }
        listed[name] = digest
        check(prefix + name, digest)
      }
    } catch { report(Finding(.fileLost, at: .file(path), ["reason": error.reason])) }
    return listed
  }

  /// Compares the digest of a file as it stands.
  private mutating func check(_ path: String, _ digest: String) {
    do throws(FileFault) {
      let (found, count) = try Digest.ofFile(folder + "/" + path)
      result.files += 1
      result.bytes += count
      if found.description != digest { report(Finding(.digestDiffers, at: .file(path))) }
    } catch { report(Finding(.fileLost, at: .file(path), ["reason": error.reason])) }
  }

  /// Finds files below a folder that its sums do not list, but for those of the folders `others`.
  private mutating func findSurplus(
    in prefix: String, _ listed: [String: String], but others: Set<String> = []
  ) {
    func visit(_ path: String) throws(FileFault) {
      for name in try Directory.list(folder + "/" + prefix + path) {
        let inner = path + name
        if try Directory.kind(of: folder + "/" + prefix + inner) == .directory {
          if !others.contains(prefix + inner + "/") { try visit(inner + "/") }
        } else if listed[inner] == nil, inner != Sums.name {
          report(Finding(.fileUnknown, at: .file(prefix + inner)))
        }
      }
    }
    do throws(FileFault) { try visit("") } catch {
      report(Finding(.fileLost, at: .file(prefix), ["reason": error.reason]))
    }
  }

  // MARK: releases

  private mutating func release(_ prefix: String) {
    let listed = sums(of: prefix)
    findSurplus(in: prefix, listed)
    guard let manifest: Manifest = decode(prefix + "manifest.json") else { return }
    result.releases.append("\(manifest.dataset) \(manifest.version)")
    if let bundle = manifest.bundle, listed[bundle.path] != bundle.sha256 {
      report(Finding(.digestDiffers, at: .file(prefix + bundle.path)))
    }
    for file in manifest.allFiles {
      if listed[file.path] != file.sha256 {
        report(Finding(.digestDiffers, at: .file(prefix + file.path)))
      }
      if file.isCompressed { checkContent(prefix + file.path, file) }
    }
  }

  /// Compares the digest of what a gzip file holds.
  private mutating func checkContent(_ path: String, _ file: Manifest.File) {
    do throws(GzipFault) {
      let (found, count) = try GzipReader.digest(of: folder + "/" + path, limit: file.rawBytes)
      if found.description != file.rawSHA256 || count != file.rawBytes {
        report(Finding(.digestDiffers, at: .file(path)))
      }
    } catch { report(Finding(.digestDiffers, at: .file(path))) }
  }

  /// What is served under `latest/` is what the current releases hold.
  private mutating func compareLatest(_ listed: [String: String]) {
    guard let publication: PublicationManifest = decode("manifest.json") else { return }
    for dataset in publication.datasets {
      let path = Layout.release(dataset.name, dataset.version) + "/manifest.json"
      guard let manifest: Manifest = decode(path) else { continue }
      if let bundle = manifest.bundle {
        let path = Addresses.latestBundle(of: manifest.dataset)
        if let found = listed[path], found != bundle.sha256 {
          report(Finding(.digestDiffers, at: .file(path)))
        }
      }
      for file in manifest.allFiles {
        for (path, digest) in [(file.plainPath, file.rawSHA256), (file.path, file.sha256)]
        where (path == file.plainPath || file.isCompressed) && listed["latest/" + path] != digest {
          report(Finding(.digestDiffers, at: .file("latest/" + path)))
        }
      }
    }
  }

  private mutating func decode<Value: Decodable>(_ path: String) -> Value? {
    do throws(Finding) { return try Current.decode(folder, path, folder) } catch {
      report(error)
      return nil
    }
  }
}

extension Rule {
  static let digestDiffers = Rule(
    "verify/digest",
    what: Text(
      ar: "محتوى الملف يخالف بصمته الرقمية.", fr: "Le contenu du fichier diffère de son empreinte.",
      en: "The content of the file differs from its digest."),
    fix: Text(
      ar: "استرجع الملف من نسخة سليمة، أو أعد النشر.",
      fr: "Restaurez le fichier depuis une copie saine, ou publiez de nouveau.",
      en: "Restore the file from a sound copy, or publish again."),
    example: .init(
      wrong: """
        SHA256SUMS: 9f86d08…  latest/members.csv
        sha256sum:  3b5d5c3…  latest/members.csv
        """,
      right: """
        SHA256SUMS: 9f86d08…  latest/members.csv
        sha256sum:  9f86d08…  latest/members.csv
        """))
  static let fileLost = Rule(
    "verify/missing",
    what: Text(
      ar: "الملف مذكور في اللائحة وتعذرت قراءته ({reason}).",
      fr: "Le fichier est cité et ne se lit pas ({reason}).",
      en: "The file is listed and cannot be read ({reason})."),
    fix: Text(
      ar: "استرجع الملف من نسخة سليمة، أو أعد النشر.",
      fr: "Restaurez le fichier depuis une copie saine, ou publiez de nouveau.",
      en: "Restore the file from a sound copy, or publish again."),
    example: .init(
      ["reason": "No such file or directory"],
      wrong: "rm output/remacto/latest/members.csv",
      right: "cp backup/members.csv output/remacto/latest/members.csv"))
  static let fileUnknown = Rule(
    "verify/unlisted",
    what: Text(
      ar: "هذا الملف غير مذكور في SHA256SUMS.", fr: "Le fichier n’est pas cité dans SHA256SUMS.",
      en: "The file is not listed in SHA256SUMS."),
    fix: Text(
      ar: "أبعد الملف؛ فالإصدار المنشور لا يتغير.",
      fr: "Retirez-le : une version publiée ne change pas.",
      en: "Remove it: a published release does not change."),
    example: .init(
      wrong: "output/remacto/latest/notes.txt",
      right: "notes.txt"))
}
