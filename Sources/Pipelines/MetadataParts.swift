/// A place that a dataset is about (`dct:spatial`).
public struct Spatial: Sendable, Hashable {
  /// Its IRI, such as one of the authority list of countries.
  public var path: String
  public var title: [String: String]
  /// West, south, east, north in degrees of WGS 84 (the order of RFC 7946, 5); nil where unknown.
  public var bbox: [Double]?

  public init(path: String, title: [String: String] = [:], bbox: [Double]? = nil) {
    self.path = path
    self.title = title
    self.bbox = bbox
  }
}

extension Spatial: ExpressibleByStringLiteral {
  public init(stringLiteral path: String) { self.init(path: path) }
}

/// A place of which only the IRI is known is a string, as in manifests of the first releases.
extension Spatial: Codable {
  private enum CodingKeys: CodingKey { case path, title, bbox }

  public init(from decoder: any Decoder) throws {
    if let path = try? decoder.singleValueContainer().decode(String.self) {
      self.init(path: path)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      path: try values.decode(String.self, forKey: .path),
      title: try values.decodeIfPresent([String: String].self, forKey: .title) ?? [:],
      bbox: try values.decodeIfPresent([Double].self, forKey: .bbox))
  }

  public func encode(to encoder: any Encoder) throws {
    guard !title.isEmpty || bbox != nil else {
      var value = encoder.singleValueContainer()
      try value.encode(path)
      return
    }
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(path, forKey: .path)
    if !title.isEmpty { try values.encode(title, forKey: .title) }
    try values.encodeIfPresent(bbox, forKey: .bbox)
  }
}

/// Datasets that belong together, each apart (`dcat:DatasetSeries`).
public struct Series: Codable, Sendable, Hashable {
  public var name: String
  public var title: [String: String]
  public var description: [String: String]

  public init(name: String, title: [String: String], description: [String: String]) {
    self.name = name
    self.title = title
    self.description = description
  }
}

/// What is particular to the feeds that portals harvest.
public struct Feeds: Codable, Sendable, Hashable {
  /// How many datasets a page of a feed holds at most; nil for `standardPageSize`.
  public var pageSize: Int?
  /// The language that a portal speaks by its name (`ckan`, `udata`); the publication's where none is
  /// stated.
  public var languages: [String: String]
  /// The id or the name of the organisation that datasets belong to in CKAN; nil where none is stated.
  public var organization: String?

  /// Pages of datasets with very many files hold fewer.
  public static let standardPageSize = 100
  /// The portals that have a feed of their own.
  public static let portals = ["ckan", "udata"]

  public init(
    pageSize: Int? = nil, languages: [String: String] = [:], organization: String? = nil
  ) {
    self.pageSize = pageSize
    self.languages = languages
    self.organization = organization
  }
}

/// The codes of controlled vocabularies that an author may state (DCAT-AP 3.0.1, "Controlled
/// Vocabularies"). Their labels stand in `Releases`.
public enum Codes {
  /// EU authority list `data-theme`.
  public static let themes = [
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH",
    "TRAN",
  ]
  /// EU authority list `frequency`.
  public static let frequencies = [
    "ANNUAL", "ANNUAL_2", "ANNUAL_3", "BIENNIAL", "BIMONTHLY", "BIWEEKLY", "CONT", "DAILY",
    "DAILY_2", "DECENNIAL", "HOURLY", "IRREG", "MONTHLY", "MONTHLY_2", "MONTHLY_3", "NEVER",
    "OTHER", "QUADRENNIAL", "QUARTERLY", "QUINQUENNIAL", "TRIENNIAL", "UNKNOWN", "UPDATE_CONT",
    "WEEKLY", "WEEKLY_2", "WEEKLY_3",
  ]
  /// ADMS `publishertype`.
  public static let publisherTypes = [
    "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority",
    "NationalAuthority", "NonGovernmentalOrganisation", "NonProfitOrganisation",
    "PrivateIndividual(s)", "RegionalAuthority", "StandardisationBody", "SupraNationalAuthority",
  ]
  /// ADMS `licencetype`.
  public static let licenseTypes = [
    "Attribution", "GrantBack", "JurisdictionWithinTheEU", "KnownPatentEncumbrance",
    "NoDerivativeWork", "NominalCost", "NonCommercialUseOnly", "OtherRestrictiveClauses",
    "PublicDomain", "ReservedNames-Endorsement-OfficialStatus", "RoyaltiesRequired", "UnknownIPR",
    "ViralEffect-ShareAlike",
  ]
}
