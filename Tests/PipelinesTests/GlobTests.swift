import Connectors
import Testing

@Suite struct `A pattern of paths` {
  @Test(arguments: [
    ("a.csv", "a.csv"), ("*.csv", "ب.csv"), ("*", "a"), ("d/*", "d/a"), ("**/a", "a"),
    ("**/a", "x/y/a"), ("d/**/a", "d/a"), ("d/**", "d/x/y"), ("[!b]", "a"), ("a?c", "abc"),
    (".*", ".a"), ("**/**/a", "x/a"), ("a\\b", "a\\b"),
  ]) func `matches`(pattern: String, path: String) {
    #expect(Glob(pattern).matches(path))
  }

  @Test(arguments: [
    ("*.csv", "d/a.csv"), ("*", ".a"), ("**", ".a/b"), ("**/a", "b"), ("a", "A"), ("d/*", "d"),
    ("[b]", "a"), ("a?c", "ac"), ("*.csv", "a.csv.gz"),
  ]) func `does not match`(pattern: String, path: String) {
    #expect(!Glob(pattern).matches(path))
  }

  @Test func `costs little whatever it is`() {
    let pattern = Array(repeating: "**", count: 500).joined(separator: "/") + "/x"
    let path = Array(repeating: "a", count: 500).joined(separator: "/")
    #expect(!Glob(pattern).matches(path))
    #expect(!Glob(String(repeating: "*a", count: 40)).matches(String(repeating: "a", count: 39)))
  }
}
