/// What a pipeline's author says of the publication. Maps of texts go from a language code to wording.
public struct PublicationMetadata: Codable, Sendable, Hashable {
  public var name: String
  /// The public address, ending in `/`.
  public var base: String
  /// The language of core strings: `ar`, `fr` or `en`.
  public var language: String
  public var title: [String: String]
  public var description: [String: String]
  /// Shown on every page, such as that a compilation is unofficial.
  public var notice: [String: String]
  public var publisher: [String: String]
  public var contactName: [String: String]
  public var contactEmail: String

  public init(
    name: String, base: String, language: String, title: [String: String],
    description: [String: String], notice: [String: String], publisher: [String: String],
    contactName: [String: String], contactEmail: String
  ) {
    self.name = name
    self.base = base
    self.language = language
    self.title = title
    self.description = description
    self.notice = notice
    self.publisher = publisher
    self.contactName = contactName
    self.contactEmail = contactEmail
  }
}

/// What a pipeline's author says of one dataset.
public struct DatasetMetadata: Codable, Sendable, Hashable {
  public var title: [String: String]
  public var description: [String: String]
  public var keywords: [String: [String]]
  public var license: License
  /// EU data-theme codes such as `GOVE`.
  public var themes: [String]
  /// EU frequency code such as `IRREG`.
  public var frequency: String?
  /// IRIs of the places that the dataset is about.
  public var spatial: [String]
  /// Full dates `YYYY-MM-DD`.
  public var temporalStart: String?
  public var temporalEnd: String?
  public var attributions: [Attribution]

  public struct License: Codable, Sendable, Hashable {
    /// SPDX identifier such as `ODbL-1.0`.
    public var name: String
    public var title: String
    public var path: String

    public init(name: String, title: String, path: String) {
      self.name = name
      self.title = title
      self.path = path
    }
  }

  /// Whom the data come from and must be credited to.
  public struct Attribution: Codable, Sendable, Hashable {
    public var title: String
    public var path: String?
    public var license: String?
    public var note: [String: String]

    public init(title: String, path: String?, license: String?, note: [String: String]) {
      self.title = title
      self.path = path
      self.license = license
      self.note = note
    }
  }

  public init(
    title: [String: String], description: [String: String], keywords: [String: [String]],
    license: License, themes: [String], frequency: String?, spatial: [String],
    temporalStart: String?, temporalEnd: String?, attributions: [Attribution]
  ) {
    self.title = title
    self.description = description
    self.keywords = keywords
    self.license = license
    self.themes = themes
    self.frequency = frequency
    self.spatial = spatial
    self.temporalStart = temporalStart
    self.temporalEnd = temporalEnd
    self.attributions = attributions
  }
}
