import Languages

/// What the templates name. A property is known to them by its own name; no name is used on two
/// levels, because a template looks for a name that is nil in the level above.
struct Page: Sendable {
  var code: String
  var direction: String
  var words: [String: String]
  var title: Said
  var notice: Said?
  var paragraphs: [Said]
  var alternates: [Alternate]
  var summary: String
  var modified: String
  var sections: [DatasetPart]
  var hasTombstones: Bool
  var tombstones: [TombstonePart]
  var registrations: [Registration]
  var groups: [FileGroup]
  var publisher: Said?
  var contact: Said?
  var email: String
  /// The publication's address, and the page's own.
  var address: String
  var canonical: String
}

/// A text, and what tells a reader that it is in another language than the page.
struct Said: Sendable {
  let text: String
  let lang: String
  let dir: String
  let isForeign: Bool

  init(_ wording: Wording, on page: String) {
    text = wording.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    lang = wording.language
    dir = wording.direction
    isForeign = wording.language != page
  }

  /// A paragraph for each line that holds something.
  static func paragraphs(_ wording: Wording?, on page: String) -> [Said] {
    guard let wording else { return [] }
    return wording.text.split(whereSeparator: \.isNewline).map { line in
      Said(Wording(String(line), in: wording.language), on: page)
    }.filter { !$0.text.isEmpty }
  }
}

/// The page in another language.
struct Alternate: Sendable {
  var tag: String
  var side: String
  var name: String
  var href: String
  var absolute: String
  var isCurrent: Bool
}

struct DatasetPart: Sendable {
  var id: String
  var heading: Said
  var about: [Said]
  var version: String
  var issued: String
  var license: String
  var licenseAddress: String?
  var period: String?
  /// The title of the series that it is in.
  var series: Said?
  var size: String
  var tables: [TablePart]
  var hasShared: Bool
  /// The files that hold several tables.
  var shared: [FilePart]
  var bundle: BundlePart?
  var hasFindings: Bool
  var findings: [FindingPart]
  var findingsAddress: String
  var hasSources: Bool
  var sources: [SourcePart]
  var sumsAddress: String
  var descriptorAddress: String
}

struct TablePart: Sendable {
  var anchor: String
  var caption: Said
  var name: String
  var remarks: [Said]
  var rows: String
  var files: [FilePart]
  var columnCount: String
  var columns: [ColumnPart]
}

struct FilePart: Sendable {
  var format: String
  var file: String
  var fileAddress: String
  var fileSize: String
  var twin: Twin?

  struct Twin: Sendable {
    var packed: String
    var packedAddress: String
    var packedSize: String
  }
}

struct ColumnPart: Sendable {
  var column: String
  var type: String
  var label: Said?
  var explanation: [Said]
}

struct BundlePart: Sendable {
  var archive: String
  var archiveAddress: String
  var archiveSize: String
  var digest: String
}

struct FindingPart: Sendable {
  var severity: String
  var kind: String
  var sentence: Said
  var count: String
  var samples: [Sample]

  struct Sample: Sendable {
    var tongue: String
    var way: String
    var parts: [Part]
  }

  /// A run of words, or a value among them.
  struct Part: Sendable {
    var run: String
    var isValue: Bool
  }
}

struct SourcePart: Sendable {
  var source: String
  var sourceAddress: String?
  var terms: String?
  var credit: Said?
}
