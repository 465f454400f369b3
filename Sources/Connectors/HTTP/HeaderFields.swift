import Components

/// The header fields that a pipeline sends: names and values as written, where `env:NAME` stands for
/// a variable of the environment.
struct HeaderFields: Sendable {
  private let fields: [(name: String, value: String, place: Place)]

  /// What fetching itself decides, and what would change what an answer means.
  private static let own: Set<String> = [
    "host", "range", "if-range", "if-none-match", "if-modified-since", "if-match",
    "if-unmodified-since", "accept-encoding", "content-length", "content-type",
    "transfer-encoding", "connection", "te", "trailer", "upgrade", "expect",
  ]

  init() { fields = [] }

  /// Refuses names that are no tokens (RFC 9110 §5.6.2), values with control characters, and a secret
  /// that stands in the pipeline itself.
  init(_ setting: Setting) throws(Finding) {
    var fields: [(String, String, Place)] = []
    var known: Set<String> = []
    for entry in try setting.entries() {
      let value = try entry.value.text()
      guard Self.isToken(entry.name), !Self.own.contains(entry.name.lowercased()),
        known.insert(entry.name.lowercased()).inserted, Self.isClean(value)
      else { throw Finding(.httpHeader, at: entry.place, ["name": entry.name]) }
      if Address.isSecret(entry.name), Self.variables(value).isEmpty {
        throw Finding(.inputSecret, at: entry.value.place, ["name": entry.name])
      }
      fields.append((entry.name, value, entry.value.place))
    }
    self.fields = fields
  }

  /// The fields as written, for telling sources apart; never with a secret.
  var asWritten: [String] { fields.map { "\($0.name.lowercased()): \($0.value)" }.sorted() }

  /// Lines to send. Refuses a variable that is not set, is empty or holds control characters.
  func lines(_ variable: (String) -> String?) throws(Finding) -> [String] {
    var lines: [String] = []
    for field in fields {
      var words: [String] = []
      for word in field.value.split(separator: " ", omittingEmptySubsequences: false) {
        guard let name = Self.variable(word) else {
          words.append(String(word))
          continue
        }
        guard let value = variable(name), !value.isEmpty, Self.isClean(value) else {
          throw Finding(.inputVariable, at: field.place, ["name": name])
        }
        words.append(value)
      }
      lines.append(field.name + ": " + words.joined(separator: " "))
    }
    return lines
  }

  private static func variable(_ word: Substring) -> String? {
    word.hasPrefix("env:") && word.count > 4 ? String(word.dropFirst(4)) : nil
  }

  private static func variables(_ value: String) -> [String] {
    value.split(separator: " ").compactMap(variable)
  }

  private static func isToken(_ name: String) -> Bool {
    let marks = Array("!#$%&'*+-.^_`|~".utf8)
    return !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || marks.contains(byte)
      }
  }

  /// A line break would begin another field.
  private static func isClean(_ value: String) -> Bool {
    value.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
  }
}
