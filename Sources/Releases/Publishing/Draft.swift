import Bytes
import Components
import Glibc

/// A publication being written, beside those that readers look at. It ends in exactly one way:
/// published, or dropped with its files.
public struct Draft: ~Copyable {
  private let output: String
  private let name: String
  /// Where its files are while it is a draft.
  let folder: String
  private let target: String
  private var isPublished = false

  /// Begins generation `number` of a publication under the folder `output`; what an earlier run left
  /// behind is removed. The caller holds the publication's lock.
  init(of name: String, generation number: Int, in output: String) throws(FileFault) {
    self.output = output
    self.name = name
    let generations = Layout.generations(of: name, in: output)
    folder = generations + "/.draft"
    target = generations + "/\(number)"
    try Directory.create(generations)
    try Directory.removeTree(folder)
    try Directory.create(folder)
  }

  deinit {
    if !isPublished { try? Directory.removeTree(folder) }
  }

  /// Creates a file whose path is within the publication.
  func write(_ document: Document) throws(FileFault) {
    try createFolder(of: document.path)
    var file = try FileWriter(creating: folder + "/" + document.path)
    try file.write(document.bytes)
    try file.close()
  }

  /// Makes a file of the current publication one of this too, without copying it. `old` is a whole
  /// path.
  func link(_ old: String, as path: String) throws(FileFault) {
    try createFolder(of: path)
    try Directory.hardLink(old, to: folder + "/" + path)
  }

  private func createFolder(of path: String) throws(FileFault) {
    guard let slash = path.lastIndex(of: "/") else { return }
    try Directory.create(String(path[..<slash]), within: folder)
  }

  /// Refuses a draft that lacks a file of a release, or has another size of it: somebody removed or
  /// changed it while it was written.
  func check(_ releases: [Manifest]) throws(FileFault) {
    for release in releases {
      let path = folder + "/" + Layout.release(release.dataset, release.version) + "/"
      let files = release.allFiles
      if let bundle = release.bundle {
        try check(path + bundle.path, bundle.bytes)
        let latest = Addresses.latestBundle(of: release.dataset)
        try check(folder + "/" + latest, bundle.bytes)
      }
      for file in files { try check(path + file.path, file.bytes) }
      for file in files {
        try check(folder + "/latest/" + file.path, file.bytes)
        try check(folder + "/latest/" + file.plainPath, file.rawBytes)
      }
    }
  }

  private func check(_ path: String, _ count: Int) throws(FileFault) {
    guard try Directory.size(of: path) == count else { throw FileFault("stat", path, code: EIO) }
  }

  /// Makes all files of a folder of the current publication those of this one too.
  func linkTree(_ old: String, as path: String) throws(FileFault) {
    for name in try Directory.list(old) {
      let inner = old + "/" + name
      if try Directory.kind(of: inner) == .directory {
        try linkTree(inner, as: path + "/" + name)
      } else {
        try link(inner, as: path + "/" + name)
      }
    }
  }

  /// Leaves the files where they are, for people to look at, until the next run removes them. Returns
  /// their folder.
  consuming func keep() -> String {
    isPublished = true
    return folder
  }

  /// Seals the files and switches readers to them by one rename. Before it readers see the old
  /// publication, after it the new one; nothing between.
  ///
  /// Throws `output/failed` where nothing was switched, and `output/unconfirmed` where readers see the
  /// new publication but the disk did not confirm it.
  consuming func publish() throws(Finding) {
    do throws(FileFault) {
      try Self.sync(folder)
      try Directory.removeTree(target)
      try Directory.rename(folder, to: target)
    } catch { throw .output(error) }
    isPublished = true
    do throws(FileFault) { try switchReaders() } catch {
      try? Directory.removeTree(target)
      throw .output(error)
    }
    do throws(FileFault) { try Directory.sync(output) } catch {
      throw Finding(.outputUnconfirmed, at: .file(name), ["reason": error.reason])
    }
  }

  private func switchReaders() throws(FileFault) {
    try Directory.sync(Layout.generations(of: name, in: output))
    let number = String(target[target.index(after: target.lastIndex(of: "/")!)...])
    let temporary = Layout.nextLink(of: name, in: output)
    try Directory.removeTree(temporary)
    try Directory.replaceSymlink(
      Layout.link(of: name, in: output), to: Layout.generationsFolder + "/\(name)/\(number)",
      through: temporary)
  }

  /// Makes the entries of all folders lasting; the files themselves were when they were closed.
  private static func sync(_ folder: String) throws(FileFault) {
    for name in try Directory.list(folder)
    where try Directory.kind(of: folder + "/" + name) == .directory {
      try sync(folder + "/" + name)
    }
    try Directory.sync(folder)
  }
}

/// Where things are under an output folder.
enum Layout {
  static let generationsFolder = ".generations"

  /// The symbolic link that readers follow.
  static func link(of name: String, in output: String) -> String { output + "/" + name }

  /// What that link is called before it takes the place of the old one. Other publications in the same
  /// folder have their own, so that each cleans up after itself only.
  static func nextLink(of name: String, in output: String) -> String { output + "/.nashr-" + name }

  static func generations(of name: String, in output: String) -> String {
    output + "/\(generationsFolder)/" + name
  }

  /// State that is no part of a release: lock, record of the last run.
  static func state(of name: String, in output: String) -> String { output + "/.nashr/" + name }

  static func release(_ dataset: String, _ version: String) -> String {
    "datasets/\(dataset)/\(version)"
  }
}
