/// How often data change, in the words of udata.
enum UDataFrequency {
  private static let dublinCore = "http://purl.org/cld/freq/"
  private static let europe = "http://publications.europa.eu/resource/authority/frequency/"

  /// Dublin Core's terms, which are udata's own words.
  private static let terms: Set<String> = [
    "continuous", "daily", "threeTimesAWeek", "semiweekly", "weekly", "biweekly",
    "threeTimesAMonth", "semimonthly", "monthly", "bimonthly", "quarterly", "threeTimesAYear",
    "semiannual", "annual", "biennial", "triennial", "irregular",
  ]

  /// The EU's codes.
  private static let codes = [
    "UNKNOWN": "unknown", "UPDATE_CONT": "continuous", "1MIN": "oneMinute", "5MIN": "fiveMinutes",
    "10MIN": "tenMinutes", "15MIN": "fifteenMinutes", "30MIN": "thirtyMinutes",
    "HOURLY": "hourly", "BIHOURLY": "bihourly", "TRIHOURLY": "trihourly", "12HRS": "twelveHours",
    "CONT": "severalTimesADay", "DAILY_3": "threeTimesADay", "DAILY_2": "semidaily",
    "DAILY": "daily", "WEEKLY_5": "fiveTimesAWeek", "WEEKLY_3": "threeTimesAWeek",
    "WEEKLY_2": "semiweekly", "WEEKLY": "weekly", "BIWEEKLY": "biweekly",
    "MONTHLY_3": "threeTimesAMonth", "MONTHLY_2": "semimonthly", "MONTHLY": "monthly",
    "BIMONTHLY": "bimonthly", "QUARTERLY": "quarterly", "ANNUAL_3": "threeTimesAYear",
    "ANNUAL_2": "semiannual", "ANNUAL": "annual", "BIENNIAL": "biennial",
    "TRIENNIAL": "triennial", "QUADRENNIAL": "quadrennial", "QUINQUENNIAL": "quinquennial",
    "DECENNIAL": "decennial", "BIDECENNIAL": "bidecennial", "TRIDECENNIAL": "tridecennial",
    "AS_NEEDED": "punctual", "IRREG": "irregular", "NEVER": "never",
    "NOT_PLANNED": "notPlanned", "OTHER": "other",
  ]

  /// By an IRI of either list.
  static func named(_ iri: String) -> String? {
    if iri.hasPrefix(dublinCore) {
      let term = String(iri.dropFirst(dublinCore.utf8.count))
      return terms.contains(term) ? term : nil
    }
    guard iri.hasPrefix(europe) else { return nil }
    return codes[String(iri.dropFirst(europe.utf8.count))]
  }

  /// By the last part of such an IRI, in any case of letters.
  static func local(_ text: String) -> String? {
    let name = text.lowercased()
    return terms.first { $0.lowercased() == name }
      ?? codes.first { $0.key.lowercased() == name }?.value
  }
}
