import Foundation
import Testing

@testable import Formats

/// Files that Python's `csv` wrote in many dialects, read by us.
@Suite struct `Python's csv` {
  /// How Python calls a dialect, and how Table Dialect does.
  struct Pair: Sendable, CustomTestStringConvertible {
    let python: String, ours: String
    var testDescription: String { python }
  }

  static let pairs = [
    Pair(python: "", ours: "{}"),
    Pair(python: "delimiter=';'", ours: #"{"delimiter": ";"}"#),
    Pair(python: "delimiter='|', quoting=csv.QUOTE_ALL", ours: #"{"delimiter": "|"}"#),
    Pair(python: "delimiter='،'", ours: #"{"delimiter": "،"}"#),
    Pair(python: "quotechar=\"'\"", ours: #"{"quoteChar": "'"}"#),
    Pair(python: "quotechar='ن', delimiter='\\t'", ours: #"{"quoteChar": "ن", "delimiter": "\t"}"#),
    Pair(
      python: "doublequote=False, escapechar='\\\\'",
      ours: #"{"doubleQuote": false, "escapeChar": "\\"}"#),
    Pair(
      python: "quoting=csv.QUOTE_NONE, quotechar=None, escapechar='\\\\'",
      ours: #"{"quoteChar": null, "escapeChar": "\\"}"#),
    Pair(
      python: "quoting=csv.QUOTE_NONE, escapechar='|', delimiter=';'",
      ours: #"{"escapeChar": "|", "delimiter": ";"}"#),
    Pair(
      python: "skipinitialspace=True, quoting=csv.QUOTE_ALL", ours: #"{"skipInitialSpace": true}"#),
    Pair(python: "lineterminator='\\n'", ours: #"{"lineTerminator": "\n"}"#),
    Pair(python: "lineterminator='~'", ours: #"{"lineTerminator": "~"}"#),
    Pair(
      python: "lineterminator='<>', delimiter='\\x01'",
      ours: #"{"lineTerminator": "<>", "delimiter": "\u0001"}"#),
  ]

  private static let script = """
    import csv, json, random, sys
    random.seed(180)
    parts = ['a', 'نعم', ',', ';', '|', '"', "'", '\\\\', '\\n', '\\r', '\\r\\n', ' ', '\\t', '~', '<', '>',
             '،', 'ن', '#', '']
    rows = [[''.join(random.choice(parts) for _ in range(random.randrange(6))) for _ in range(3)]
            for _ in range(300)]
    with open(sys.argv[1], 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, OPTIONS)
        writer.writerow(['a', 'b', 'c'])
        writer.writerows(rows)
    print(json.dumps(rows))
    """

  @Test(arguments: pairs) func `writes what we read`(pair: Pair) throws {
    let script = Self.script.replacing(
      ", OPTIONS", with: pair.python.isEmpty ? "" : ", " + pair.python)
    let path = NSTemporaryDirectory() + "nashr-dialect-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rows = try python(script, path, as: [[String]].self)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    for read in try CSVRead.all(bytes, dialect: pair.ours) {
      #expect(read.thrown == nil && read.unreadable == 0)
      #expect(read.texts == rows)
    }
  }
}
