import Bytes
import Components

/// Finds the files that a pattern or a folder stands for.
struct Listing {
  /// How many names are looked at before the search is given up, and how deep folders may stand.
  static let most = 100_000, deepest = 32

  private let folder: String, place: Place
  private var seen = 0

  /// `folder` is the pipeline's; `place` is where its author wrote the path.
  init(in folder: String, at place: Place) { (self.folder, self.place) = (folder, place) }

  /// The files of a folder itself, without those whose names begin with a point, sorted by bytes.
  static func files(of path: String, in folder: String, at place: Place) throws(Finding) -> [String]
  {
    try files(Glob(path + "/*"), in: folder, at: place)
  }

  /// The files that a pattern matches, sorted by the bytes of their paths. Symlinks to files count;
  /// those to folders are not followed, so that no file is found twice. Throws where there is none.
  static func files(_ pattern: Glob, in folder: String, at place: Place) throws(Finding) -> [String]
  {
    var listing = Listing(in: folder, at: place)
    let start = pattern.fixed.joined(separator: "/")
    var found: [String] = []
    try listing.collect(start, pattern, depth: 0, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func collect(
    _ path: String, _ pattern: Glob, depth: Int, into found: inout [String]
  ) throws(Finding) {
    guard depth < Self.deepest else { throw Finding(.tooManyFound, at: place, ["limit": "32"]) }
    let names: [String]
    do throws(FileFault) {
      names = try Directory.list(folder + (path.isEmpty ? "" : "/" + path))
    } catch {
      throw Finding(.inputMissing, at: place, ["reason": error.reason])
    }
    for name in names where !name.hasPrefix(".") {
      seen += 1
      guard seen <= Self.most else {
        throw Finding(.tooManyFound, at: place, ["limit": String(Self.most)])
      }
      let whole = path.isEmpty ? name : path + "/" + name
      switch try? Directory.kind(of: folder + "/" + whole) {
      case .directory:
        let parts = whole.utf8.count { $0 == UInt8(ascii: "/") } + 1
        if pattern.depth.map({ parts < $0 }) ?? true {
          try collect(whole, pattern, depth: depth + 1, into: &found)
        }
      case .file where pattern.matches(whole): found.append(whole)
      case .symlink where pattern.matches(whole) && !isFolder(whole): found.append(whole)
      default: break
      }
    }
  }

  private func isFolder(_ path: String) -> Bool {
    (try? Directory.kind(of: folder + "/" + path + "/.")) == .directory
  }
}
