import Bytes
public import Components
import Formats

/// Verifies a publication: every file of every release against its manifest, and what stands under
/// `latest/` against the current releases.
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

  /// Reads every byte of a publication. Throws where it is none.
  public static func run(_ folder: String) throws(Finding) -> Result {
    var verifying = Verifying(folder)
    let current = try Current.read(folder: folder, name: folder)
    for (dataset, version) in try verifying.releases() {
      verifying.release(dataset, version)
    }
    for manifest in current.releases.values.sorted(by: { $0.dataset < $1.dataset }) {
      verifying.latest(of: manifest)
    }
    return verifying.result
  }

  private func releases() throws(Finding) -> [(String, String)] {
    var releases: [(String, String)] = []
    do throws(FileFault) {
      for dataset in try Directory.list(folder + "/datasets") {
        for version in try Directory.list(folder + "/datasets/" + dataset) {
          releases.append((dataset, version))
        }
      }
    } catch { throw Finding(.publicationUnreadable, at: .file(folder), ["reason": error.reason]) }
    return releases
  }

  private mutating func release(_ dataset: String, _ version: String) {
    let path = Layout.release(dataset, version)
    let manifest: Manifest
    do throws(Finding) {
      manifest = try Current.decode(folder, path + "/manifest.json", folder)
    } catch {
      result.findings.append(error)
      return
    }
    result.releases.append("\(dataset) \(version)")
    for file in manifest.tables.flatMap(\.files) + [manifest.bundle].compactMap({ $0 }) {
      check(path + "/" + file.path, file.sha256)
      if file.isCompressed { checkContent(path + "/" + file.path, file) }
    }
    checkSums(path)
  }

  private mutating func latest(of manifest: Manifest) {
    for file in manifest.tables.flatMap(\.files) {
      check("latest/" + file.plainPath, file.rawSHA256)
      if file.isCompressed { check("latest/" + file.path, file.sha256) }
    }
  }

  /// Compares the digest of a file as it stands.
  private mutating func check(_ path: String, _ digest: String) {
    do throws(FileFault) {
      let (found, count) = try Digest.ofFile(folder + "/" + path)
      result.files += 1
      result.bytes += count
      if found.description != digest {
        result.findings.append(Finding(.digestDiffers, at: .file(path)))
      }
    } catch {
      result.findings.append(Finding(.fileLost, at: .file(path), ["reason": error.reason]))
    }
  }

  /// Compares the digest of what a gzip file holds.
  private mutating func checkContent(_ path: String, _ file: Manifest.File) {
    do throws(GzipFault) {
      let (found, count) = try GzipReader.digest(of: folder + "/" + path, limit: file.rawBytes)
      if found.description != file.rawSHA256 || count != file.rawBytes {
        result.findings.append(Finding(.digestDiffers, at: .file(path)))
      }
    } catch { result.findings.append(Finding(.digestDiffers, at: .file(path))) }
  }

  /// Every line of `SHA256SUMS`, and no file beside them.
  private mutating func checkSums(_ release: String) {
    let path = release + "/SHA256SUMS"
    do throws(FileFault) {
      let bytes = try FileReader.contents(of: folder + "/" + path, limit: Current.mostBytes)
      var listed: Set<String> = ["SHA256SUMS"]
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let name = String(line.dropFirst(66))
        listed.insert(name)
        check(release + "/" + name, String(line.prefix(64)))
      }
      for name in try Directory.list(folder + "/" + release) where !listed.contains(name) {
        result.findings.append(Finding(.fileUnknown, at: .file(release + "/" + name)))
      }
    } catch {
      result.findings.append(Finding(.fileLost, at: .file(path), ["reason": error.reason]))
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
      en: "Restore the file from a sound copy, or publish again."))
  static let fileLost = Rule(
    "verify/missing",
    what: Text(
      ar: "الملف مذكور ولا يقرأ ({reason}).",
      fr: "Le fichier est cité et ne se lit pas ({reason}).",
      en: "The file is listed and cannot be read ({reason})."),
    fix: Text(
      ar: "استرجع الملف من نسخة سليمة، أو أعد النشر.",
      fr: "Restaurez le fichier depuis une copie saine, ou publiez de nouveau.",
      en: "Restore the file from a sound copy, or publish again."))
  static let fileUnknown = Rule(
    "verify/unlisted",
    what: Text(
      ar: "ملف غير مذكور في SHA256SUMS.", fr: "Le fichier n’est pas cité dans SHA256SUMS.",
      en: "The file is not listed in SHA256SUMS."),
    fix: Text(
      ar: "أبعد الملف؛ فالإصدار المنشور لا يتغير.",
      fr: "Retirez-le : une version publiée ne change pas.",
      en: "Remove it: a published release does not change."))
}
