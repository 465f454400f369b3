import Components
import Formats
import Releases

/// A dataset of `data.json` as ckanext-datajson takes it.
struct DataGovDataset {
  let json: JSONValue

  private func text(_ name: String) -> String? {
    json[name]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  var label: String { text("identifier") ?? text("title") ?? Lexical.unnamed }

  var marks: Set<String> {
    var marks = Set(distributions.compactMap { $0["downloadURL"]?.text })
    if let title = text("title") { marks.insert("title " + title) }
    return marks
  }

  private var distributions: [JSONValue] { json["distribution"]?.items ?? [] }

  // MARK: what is wrong

  /// Says what it finds. True where the schema refuses the dataset.
  func run(_ schema: DataGovSchema, _ notes: inout Notes) -> Bool {
    let faults = schema.faults(of: json)
    for (field, value) in faults {
      notes.say(
        .harvestRejected, DataGov.feed, ["dataset": label, "field": field, "value": value])
    }
    for file in distributions where address(of: file) == nil {
      notes.say(
        .lost, DataGov.feed,
        [
          "dataset": label, "field": "distribution",
          "value": file["title"]?.text ?? Lexical.unnamed,
        ])
    }
    return !faults.isEmpty
  }

  // MARK: what is kept

  private func address(of file: JSONValue) -> String? {
    ["downloadURL", "accessURL"].lazy.compactMap { file[$0]?.text }.first {
      !$0.allSatisfy(\.isWhitespace)
    }
  }

  private static let extras = [
    "modified", "publisher", "identifier", "accessLevel", "bureauCode", "programCode", "rights",
    "license", "spatial", "temporal", "theme", "dataDictionary", "dataQuality",
    "accrualPeriodicity", "landingPage", "language", "primaryITInvestmentUII", "references",
    "issued", "systemOfRecords",
  ]

  /// Keys that go elsewhere, or nowhere.
  private static let placed: Set = [
    "title", "description", "keyword", "contactPoint", "@type", "isPartOf", "distribution",
    "processed_how",
  ]

  /// Keys without a place of their own become extras too: the first hundred by name.
  private var unplaced: [JSONValue.Member] {
    guard case .object(let members) = json else { return [] }
    let others = members.filter { !Self.placed.contains($0.name) && !Self.extras.contains($0.name) }
    return others.sorted {
      $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars)
    }
    .prefix(100).filter { $0.value != .null }
    .map { .init($0.name, Python.serialized($0.value)) }
  }

  var record: JSONValue {
    let words = json["keyword"]?.items ?? []
    let tags = words.compactMap(\.text).filter { !$0.allSatisfy(\.isWhitespace) }
      .map { JSONValue.object([.init("name", .string(CKANName.munged($0)))]) }
    let extras = Self.extras.compactMap { key in
      (key == "publisher" ? json[key]?["name"] : json[key]).map { JSONValue.Member(key, $0) }
    }
    let email = json["contactPoint"]?["hasEmail"]?.text.map {
      $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0
    }
    return .object([
      "title": json["title"].map(Python.text), "notes": json["description"], "tags": .array(tags),
      "maintainer": json["contactPoint"]?["fn"], "maintainer_email": email.map { .string($0) },
      "license_id": .string(DataGovLicense.id(text("license"))),
      "extras": .object(extras + unplaced),
      "resources": .array(distributions.prefix(1000).compactMap(resource)),
    ])
  }

  private func resource(_ file: JSONValue) -> JSONValue? {
    guard let address = address(of: file) else { return nil }
    let type = file["mediaType"] ?? .string("")
    let access = file["downloadURL"]?.text == nil ? nil : file["accessURL"]
    return .object([
      "url": .string(address), "format": file["format"] ?? type, "mimetype": type,
      "description": file["description"] ?? .string(""), "name": file["title"] ?? .string(""),
      "conformsTo": file["conformsTo"], "describedBy": file["describedBy"],
      "describedByType": file["describedByType"], "accessURL": access,
    ])
  }
}

/// The licences that ckanext-datajson knows, by address without scheme and last slash, and by title.
enum DataGovLicense {
  private static let known = [
    "creativecommons.org/licenses/by/4.0": "cc-by",
    "creativecommons.org/licenses/by-sa/4.0": "cc-by-sa",
    "creativecommons.org/publicdomain/zero/1.0": "cc-zero",
    "creativecommons.org/licenses/by-nc/4.0": "cc-nc", "www.gnu.org/copyleft/fdl.html": "gfdl",
    "opendatacommons.org/licenses/by/1-0": "odc-by",
    "opendatacommons.org/licenses/odbl": "odc-odbl",
    "opendatacommons.org/licenses/pddl": "odc-pddl",
    "creativecommons.org/publicdomain/mark/1.0/other-pd": "other-pd",
    "www.nationalarchives.gov.uk/doc/open-government-licence/version/3": "uk-ogl",
    "www.usa.gov/publicdomain/label/1.0": "us-pd", "U.S. Public Domain Works": "us-pd",
  ]

  static func id(_ license: String?) -> String {
    guard var text = license, !text.isEmpty else { return "notspecified" }
    for scheme in ["http://", "https://"] {
      while let range = text.range(of: scheme) { text.removeSubrange(range) }
    }
    while text.hasSuffix("/") { text.removeLast() }
    return known[text] ?? CKANRegister.license(title: text) ?? "other-license-specified"
  }
}
