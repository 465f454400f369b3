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

  let title: String
  private(set) var findings: [Finding] = []
  private var said: Set<Finding> = []
  private(set) var entries: [Entry] = []
  /// The portal gives up: what it had stays as it is.
  private(set) var isStopped = false
  /// What is to be said of datasets that are new, by identity.
  private(set) var ofNew: [String: [Finding]] = [:]
  private var record: ((JSONValue) -> Void)?
  /// How often a property was passed over, by its class and name.
  private var unread: [[String]: Int] = [:]

  init(_ title: String, record: ((JSONValue) -> Void)? = nil) {
    self.title = title
    self.record = record
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
    say(rule, file, values)
    isStopped = true
  }

  /// What the portal would keep of a dataset, or would have kept had it not refused it; null where it
  /// does not get so far.
  mutating func keep(
    _ json: JSONValue, as identity: String, label: String, file: String, marks: Set<String> = [],
    resources: [Resource] = [], portal: String, isRejected: Bool = false
  ) {
    record?(
      .object([
        "portal": .string(portal), "identity": .string(identity), "file": .string(file),
        "rejected": .boolean(isRejected), "record": json,
      ]))
    entries.append(
      Entry(
        identity: identity, label: label, digest: Digest.of(json.encoded(indented: false)),
        fields: Self.fields(of: json), marks: marks, resources: resources, file: file,
        isRejected: isRejected))
  }

  /// The digests of a record's fields; of extras, which CKAN has as a list, one by one.
  private static func fields(of json: JSONValue) -> [String: Digest] {
    guard case .object(let members) = json else { return [:] }
    var fields: [String: Digest] = [:]
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
