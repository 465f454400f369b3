import Components

/// A dataset that was published and is taken back: portals are to delete it.
public struct Withdrawn: Codable, Sendable, Hashable {
  /// The dataset's name.
  public var name: String
  /// `YYYY-MM-DD`.
  public var date: String
  /// Why, from a language code.
  public var reason: [String: String]

  /// `date` is a day, `YYYY-MM-DD`; the pipeline file refuses others before they come here.
  public init(name: String, date: String, reason: [String: String]) {
    self.name = name
    self.date = date
    self.reason = reason
  }
}

extension Withdrawn {
  /// Errors for what is said to be withdrawn and is published too. What is no mapping is said elsewhere.
  static func published(_ setting: Setting?, among datasets: [String]) -> [Finding] {
    guard let setting, !setting.isNull, let entries = try? setting.entries() else { return [] }
    return entries.filter { datasets.contains($0.name) }.map {
      Finding(.withdrawnPublished, at: $0.place, ["name": $0.name])
    }
  }
}

extension Rule {
  static let withdrawnPublished = Rule(
    "pipeline/withdrawn-published",
    what: Text(
      ar: "مجموعة البيانات {name} مسحوبة ومنشورة في آن واحد.",
      fr: "Le jeu {name} est à la fois retiré et publié.",
      en: "The dataset {name} is withdrawn and published at once."),
    fix: Text(
      ar: "احذفها من withdrawn إن كانت قد عادت، أو من datasets إن كانت مسحوبة.",
      fr: "Ôtez-le de withdrawn s’il est revenu, ou de datasets s’il est retiré.",
      en:
        "Take it out of withdrawn where it has come back, or out of datasets where it is withdrawn."
    ),
    example: .init(
      ["name": "survey"],
      wrong: """
        withdrawn: {survey: {on: 2026-01-02, reason: Its method was wrong.}}
        datasets: {survey: {title: Survey}}
        """,
      right: """
        withdrawn: {survey: {on: 2026-01-02, reason: Its method was wrong.}}
        datasets: {members: {title: Members}}
        """))
}
