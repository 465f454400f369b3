/// Themes that udata makes tags of by itself.
enum UDataTheme {
  /// The EU's categories of high-value datasets, and the words that stand for them.
  static let highValue = [
    "http://data.europa.eu/bna/c_164e0bf5": "Météorologiques",
    "http://data.europa.eu/bna/c_a9135398": "Entreprises et propriété d'entreprises",
    "http://data.europa.eu/bna/c_ac64a52d": "Géospatiales",
    "http://data.europa.eu/bna/c_b79e35eb": "Mobilité",
    "http://data.europa.eu/bna/c_dd313021": "Observation de la terre et environnement",
    "http://data.europa.eu/bna/c_e1da4e07": "Statistiques",
  ]

  /// What themes of INSPIRE begin with, and their scheme by its name and its IRIs.
  static let inspire = "http://inspire.ec.europa.eu/theme"
  static let scheme = "gemet - inspire themes, version 1.0"
  static let schemes: Set = [inspire, "http://www.eionet.europa.eu/gemet/inspire_themes"]
}
