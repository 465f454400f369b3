/// The EU authority list `frequency` as DCAT-US writes it: repeating intervals of ISO 8601-1, 4.5.6.
enum Frequency {
  /// `R/P1M`, and `irregular`; nil for a code that is no interval, such as `NEVER`.
  static func repeating(_ code: String?) -> String? {
    guard let code else { return nil }
    return code == "IRREG" ? "irregular" : intervals[code].map { "R/" + $0 }
  }

  /// What DCAT-US 3 takes on top: the words of ISO 19115 for what is no interval.
  static func maintenance(_ code: String?) -> String? {
    switch code {
    case "NEVER": "notPlanned"
    case "UNKNOWN": "unknown"
    default: repeating(code)
    }
  }

  private static let intervals = [
    "DECENNIAL": "P10Y", "QUINQUENNIAL": "P5Y", "QUADRENNIAL": "P4Y", "TRIENNIAL": "P3Y",
    "BIENNIAL": "P2Y", "ANNUAL": "P1Y", "ANNUAL_2": "P6M", "ANNUAL_3": "P4M", "QUARTERLY": "P3M",
    "BIMONTHLY": "P2M", "MONTHLY": "P1M", "MONTHLY_2": "P0.5M", "MONTHLY_3": "P0.33M",
    "BIWEEKLY": "P2W", "WEEKLY": "P1W", "WEEKLY_2": "P3.5D", "WEEKLY_3": "P0.33W",
    "DAILY": "P1D", "DAILY_2": "PT12H", "HOURLY": "PT1H", "CONT": "PT1S", "UPDATE_CONT": "PT1S",
  ]
}
