internal import Glibc

/// A pattern of paths: `*` and `?` stand for characters of one name, `[…]` for one of several, `**` for
/// any number of folders. A name that begins with a point is matched only by a pattern that does
/// (POSIX, Shell Command Language 2.14).
public struct Glob: Sendable, Hashable {
  private let parts: [String]

  /// Whether a path is a pattern and not the name of one file.
  public static func isPattern(_ path: String) -> Bool {
    path.utf8.contains { [UInt8](("*?[").utf8).contains($0) }
  }

  /// Any text is a pattern; one without marks matches itself.
  public init(_ pattern: String) { parts = pattern.split(separator: "/").map(String.init) }

  /// Whether a whole path matches. Costs at most the product of the parts of both.
  public func matches(_ path: String) -> Bool {
    matches(path.split(separator: "/").map(String.init)[...], parts[...])
  }

  private func matches(_ path: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    // One step of the pattern after the other: the set of places in the path that it can have come to.
    var reached = Set([path.startIndex])
    for part in pattern {
      var next: Set<Int> = []
      for place in reached {
        if part == "**" {
          var end = place
          next.insert(end)
          while end < path.endIndex, !path[end].hasPrefix(".") {
            end += 1
            next.insert(end)
          }
        } else if place < path.endIndex, Self.matches(path[place], part) {
          next.insert(place + 1)
        }
      }
      reached = next
    }
    return reached.contains(path.endIndex)
  }

  private static func matches(_ name: String, _ part: String) -> Bool {
    unsafe fnmatch(part, name, FNM_PERIOD | FNM_NOESCAPE) == 0
  }

  /// The folders before the first part with marks, which every match lies in.
  var fixed: [String] { Array(parts.prefix { !Self.isPattern($0) }) }
  /// How many parts a match has; nil for any number.
  var depth: Int? { parts.contains("**") ? nil : parts.count }
}
