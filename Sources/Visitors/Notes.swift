import Bytes
import Components
import Formats

/// What one portal would come to on one reading of a site.
public struct Notes {
  /// What is remembered of a dataset, to be compared with another reading.
  struct Entry: Sendable {
    /// What the portal knows the dataset by.
    let identity: String
    /// What messages call it.
    let label: String
    let digest: Digest
    /// The digest of each field, by its name.
    let fields: [String: Digest]
    /// What else tells that it is the same: other identifiers, titles.
    let marks: Set<String>
    /// The resources: what the portal knows each by, and its address.
    let resources: [Resource]
    let file: String
    /// The portal refuses it: what it had before stays as it is.
    let isRejected: Bool
  }

  struct Resource: Sendable, Hashable {
    let identity: String, address: String
  }

  /// A field that a record lacks, since what a portal makes of it is not known here.
  struct Unforetold: Sendable, Hashable {
    let field: String
    /// What the portal makes it of.
    let text: String
  }

  let title: String
  private(set) var findings: [Finding] = []
  private var said: Set<Finding> = []
  /// Of the findings those that made the portal give up.
  private var stops: [Finding] = []
  private(set) var entries: [Entry] = []
  /// The portal gives up: what it had stays as it is.
  private(set) var isStopped = false
  /// What is to be said of datasets that are new, by identity.
  private(set) var ofNew: [String: [Finding]] = [:]
  /// What the portal would keep of each dataset; none where nobody asks.
  private(set) var records: [JSONValue] = []
  private let isRecording: Bool
  /// How often a property was passed over, by its class and name.
  private var unread: [[String]: Int] = [:]

  init(_ title: String, isRecording: Bool = false) {
    self.title = title
    self.isRecording = isRecording
  }

  /// Says something of the file. The portal's name goes without saying.
  mutating func say(
    _ rule: Rule, _ file: String, _ values: [String: String] = [:],
    weighing severity: Rule.Severity? = nil
  ) {
    let values = values.merging(["portal": title]) { $1 }
    let finding = Finding(rule, at: .file(file), values, weighing: severity)
    if said.insert(finding).inserted { findings.append(finding) }
  }

  /// Says something that only holds of a dataset which the portal does not have yet.
  mutating func sayOfNew(
    _ identity: String, _ rule: Rule, _ file: String, _ values: [String: String]
  ) {
    let values = values.merging(["portal": title]) { $1 }
    ofNew[identity, default: []].append(Finding(rule, at: .file(file), values))
  }

  /// Says that the portal would gather nothing and leave everything as it is.
  mutating func stop(_ rule: Rule, _ file: String, _ values: [String: String] = [:]) {
    let count = findings.count
    say(rule, file, values)
    stops += findings[count...]
    isStopped = true
  }

  /// Forgets all that was met before the portal gave up: it takes nothing of it.
  mutating func forgetWhatWasMet() {
    findings = stops
    entries = []
    records = []
    ofNew = [:]
  }

  /// What the portal would keep of a dataset, or would have kept had it not refused it; null where it
  /// does not get so far.
  mutating func keep(
    _ json: JSONValue, as identity: String, label: String, file: String, marks: Set<String> = [],
    resources: [Resource] = [], unforetold: [Unforetold] = [], portal: String,
    isRejected: Bool = false
  ) {
    if isRecording {
      records.append(
        .object([
          "portal": .string(portal), "identity": .string(identity), "file": .string(file),
          "rejected": .boolean(isRejected), "record": json,
          "unforetold": unforetold.isEmpty ? nil : .strings(unforetold.map(\.field)),
        ]))
    }
    // What is not foretold of a field changes with what it is made of.
    let bytes = unforetold.reduce(json.encoded(indented: false)) { $0 + $1.text.utf8 }
    entries.append(
      Entry(
        identity: identity, label: label, digest: Digest.of(bytes),
        fields: Self.fields(of: json, unforetold), marks: marks, resources: resources, file: file,
        isRejected: isRejected))
  }

  /// The digests of a record's fields; of extras, which CKAN has as a list, one by one.
  private static func fields(
    of json: JSONValue, _ unforetold: [Unforetold]
  ) -> [String: Digest] {
    guard case .object(let members) = json else { return [:] }
    var fields: [String: Digest] = [:]
    for one in unforetold { fields[one.field] = Digest.of(Array(one.text.utf8)) }
    for member in members {
      var parts = [member]
      if case .object(let inner) = member.value, member.name != "spatial" {
        parts = inner.map { .init(member.name + "." + $0.name, $0.value) }
      } else if let extras = member.value.items, member.name == "extras" {
        parts = extras.map { .init("extras." + ($0["key"]?.text ?? ""), $0) }
      }
      for part in parts { fields[part.name] = Digest.of(part.value.encoded(indented: false)) }
    }
    return fields
  }

  /// Counts a property of a class that the portal does not read.
  mutating func pass(over property: String, of kind: String) {
    unread[[property, kind], default: 0] += 1
  }

  /// Says what properties were passed over, each once.
  mutating func sayUnread(_ file: String) {
    for (names, count) in unread.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      say(.unread, file, ["field": names[0], "kind": names[1], "count": String(count)])
    }
    unread = [:]
  }
}
