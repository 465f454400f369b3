public import Components

/// Something that was published, that a pipeline gives up by `supersedes` or `withdrawn`, and where it
/// says so.
public struct FormerIdentity: Sendable {
  /// What is given up.
  public enum Subject: Sendable, Hashable {
    /// An IRI or an address; one that ends in `/` stands for all that begin so.
    case address(String)
    /// A dataset by its name.
    case dataset(String)
  }

  /// What is given up.
  public let subject: Subject
  /// The name of the dataset that takes its place; nil where the publication as a whole says so.
  public let successor: String?
  /// Where the pipeline says so.
  public let place: Place

  init(_ subject: Subject, for successor: String? = nil, at place: Place) {
    self.subject = subject
    self.successor = successor
    self.place = place
  }
}

extension PipelineFile {
  /// The IRIs that a dataset, or the publication where it is nil, takes the place of: one or a list. Nil
  /// where nothing is said.
  mutating func supersedes(_ setting: Setting?, for dataset: String?, _ base: String?) -> [String]?
  {
    guard let setting, !setting.isNull else { return nil }
    return items(setting).compactMap { (item) -> String? in
      let known = attempt { () throws(Finding) in try Self.identity(item, base) }
      guard let iri = known else { return nil }
      formerIdentities.append(FormerIdentity(.address(iri), for: dataset, at: item.place))
      return iri
    }
  }

  private static func identity(_ setting: Setting, _ base: String?) throws(Finding) -> String {
    let text = try setting.text()
    guard !isAddress(text) else { return text }
    let name = isName(text) ? text : "council"
    let example = (base ?? "https://data.example.org/") + "id/dataset/" + name
    throw Finding(.noIdentity, at: setting.place, ["value": text, "expected": example])
  }
}

extension Rule {
  static let noIdentity = Rule(
    "pipeline/no-identity",
    what: Text(
      ar: "القيمة {value} ليست معرفا؛ فالإعداد supersedes يذكر ما يحل محله بمعرفه IRI.",
      fr:
        "La valeur {value} n’est pas un identifiant : supersedes nomme par son IRI ce qui est remplacé.",
      en: "The value {value} is no identity: supersedes names what is replaced by its IRI."),
    fix: Text(
      ar: "اكتب المعرف كما هو في identities.json، مثل {expected:whole}.",
      fr: "Écrivez l’IRI tel qu’il est dans identities.json, comme {expected:whole}.",
      en: "Write the IRI as it stands in identities.json, such as {expected:whole}."),
    example: .init(
      ["value": "network", "expected": "https://data.example.org/remacto/id/dataset/network"],
      wrong: "members: {supersedes: network}",
      right: "members: {supersedes: \"https://data.example.org/remacto/id/dataset/network\"}"))
}
