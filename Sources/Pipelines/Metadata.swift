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
  /// ADMS publisher type such as `LocalAuthority`; nil where the author states none.
  public var publisherType: String?
  /// The licence of the catalogue itself, which is not that of the data; nil where the author states none.
  public var license: DatasetMetadata.License?
  /// The series that datasets are in; nil where there is none.
  public var series: [Series]?
  /// What is particular to the feeds that portals harvest; nil where nothing is.
  public var feeds: Feeds?
  /// IRIs of the register that stand for nothing any more, or what all of them begin with (`…/`).
  public var supersedes: [String]?
  /// The datasets that were published and are taken back.
  public var withdrawn: [Withdrawn]?

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
  /// The places that the dataset is about.
  public var spatial: [Spatial]
  /// Full dates `YYYY-MM-DD`.
  public var temporalStart: String?
  public var temporalEnd: String?
  public var attributions: [Attribution]
  /// The name of the series that the dataset is in.
  public var series: String?
  /// IRIs that this dataset takes the place of, or what all of them begin with (`…/`).
  public var supersedes: [String]?

  public struct License: Codable, Sendable, Hashable {
    /// SPDX identifier such as `ODbL-1.0`.
    public var name: String
    public var title: String
    public var path: String
    /// ADMS licence type such as `Attribution`; nil where the author states none.
    public var type: String?

    public init(name: String, title: String, path: String, type: String? = nil) {
      self.name = name
      self.title = title
      self.path = path
      self.type = type
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
    license: License, themes: [String], frequency: String?, spatial: [Spatial],
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
