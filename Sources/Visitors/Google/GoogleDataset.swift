import Components
import Formats
import Pipelines

/// A dataset in a page, as Google's dataset search reads it (Search Central, Dataset).
struct GoogleDataset {
  let json: JSONValue
  let site: Site
  let file: String

  private func text(_ name: String) -> String? { Self.text(json[name]) }

  /// A text, the first of several, or what a value object says.
  private static func text(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .array(let items): text(items.first)
    case .object: text(value?["@value"]) ?? text(value?["url"]) ?? text(value?["@id"])
    default: nil
    }
  }

  var identity: String {
    text("@id") ?? text("url") ?? text("identifier") ?? text("name") ?? Lexical.unnamed
  }

  /// The title, which several datasets may have, and what tells them apart.
  var label: String { text("name").map { "\($0) (\(identity))" } ?? identity }

  var marks: Set<String> {
    Set(
      distributions.compactMap { Self.text($0["contentUrl"]) }
        + [text("identifier")].compactMap { $0 })
  }

  private var distributions: [JSONValue] {
    json["distribution"]?.items ?? json["distribution"].map { [$0] } ?? []
  }

  var record: JSONValue {
    let files = distributions.map { file in
      JSONValue.object(["contentUrl": file["contentUrl"], "encodingFormat": file["encodingFormat"]])
    }
    return .object([
      "@id": json["@id"], "url": json["url"], "name": json["name"],
      "description": json["description"], "license": json["license"],
      "identifier": json["identifier"], "inLanguage": json["inLanguage"],
      "distribution": .array(files), "page": .string(file),
    ])
  }

  /// Says what it finds. True where Google would not take the dataset.
  func run(_ notes: inout Notes) -> Bool {
    var isRejected = false
    for field in ["name", "description"] where text(field) == nil {
      notes.say(.harvestRejected, file, ["dataset": label, "field": field, "value": "–"])
      isRejected = true
    }
    sayRewritten(&notes)
    if let count = text("description")?.unicodeScalars.count, !(50...5000).contains(count) {
      notes.say(.harvestDescription, file, ["dataset": label, "count": String(count)])
    }
    for distribution in distributions { judge(distribution, &notes) }
    if text("license") == nil {
      notes.say(.lost, file, ["dataset": label, "field": "license", "value": "–"])
    }
    return isRejected
  }

  /// Says where the description is not what the pipeline has, but longer or shorter.
  private func sayRewritten(_ notes: inout Notes) {
    guard let text = text("description"), let words = site.words(of: identity) else { return }
    let language = file.split(separator: "/").first.map(String.init) ?? ""
    guard let own = words.description[language], !own.isEmpty else { return }
    func plain(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    guard plain(own) != plain(text) else { return }
    notes.say(
      .rewritten, file,
      ["dataset": label, "field": "description", "expected": own, "value": text])
  }

  private func judge(_ distribution: JSONValue, _ notes: inout Notes) {
    guard let address = Self.text(distribution["contentUrl"]), Reference.hasScheme(address) else {
      let name = Self.text(distribution["name"]) ?? Self.text(distribution["contentUrl"]) ?? "–"
      return notes.say(.lost, file, ["dataset": label, "field": "contentUrl", "value": name])
    }
    if let path = site.path(of: address), site.size(path) == nil {
      notes.say(.deadLink, file, ["dataset": label, "value": address])
    }
  }
}
