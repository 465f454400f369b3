import Bytes
import Components

/// The rows of a table or a query of a PostgreSQL server, as CSV.
struct PostgreSQL: Connector {
  static let connection = Key<String>.text(
    "connection",
    Text(
      ar: "وصف الاتصال كما يكتبه libpq، دون كلمة سر؛ أو env:NAME، متغير من بيئة التشغيل.",
      fr:
        "La connexion comme libpq l’écrit, sans mot de passe ; ou env:NAME, une variable d’environnement.",
      en:
        "The connection as libpq writes it, without a password; or env:NAME, a variable of the environment."
    ))
  static let table = Key<String>.text(
    "table",
    Text(
      ar: "اسم الجدول، أو المخطط ثم نقطة ثم الاسم.", fr: "Le nom de la table, ou schéma.table.",
      en: "The table’s name, or schema.table."), default: "")
  static let query = Key<String>.text(
    "query",
    Text(
      ar: "استعلام مكان الجدول، مرتب بـ ORDER BY.",
      fr: "Une requête à la place d’une table, triée par ORDER BY.",
      en: "A query in place of a table, ordered by ORDER BY."), default: "")
  static let maxSize = HTTP.maxSize
  static let timeout = HTTP.timeout
  static let maxAge = HTTP.maxAge
  static let onFailure = HTTP.onFailure
  static let maxStale = HTTP.maxStale

  static let card = Card(
    "postgresql",
    Text(
      ar: "جدول أو استعلام من خادم PostgreSQL.",
      fr: "Une table ou une requête d’un serveur PostgreSQL.",
      en: "A table or a query of a PostgreSQL server."),
    [connection, table, query, maxSize, timeout, maxAge, onFailure, maxStale],
    rules: PostgreSQLRules.rules + CacheRules.rules)

  let source: PQSource

  init(_ options: Options) throws(Finding) {
    let place = options.place(of: Self.connection)
    let connection = try options[Self.connection]
    try Self.check(connection, at: place)
    let rows = try Self.rows(options)
    let isKept = try options[Self.onFailure]
    let maxStale = try options[Self.maxStale]
    let identity = Digest.of(Array("\(connection)\n\(rows)".utf8))
    let name =
      switch rows {
      case .table(let parts): parts.joined(separator: ".")
      case .query: "query-" + identity.description.prefix(8)
      }
    source = PQSource(
      rows: rows, connection: connection,
      acceptance: Acceptance(least: 1, most: try options[Self.maxSize], pin: nil),
      timeout: try options[Self.timeout],
      keeping: Keeping(
        shown: "postgresql:" + name, place: place, kind: "postgresql", key: identity,
        maxAge: try options[Self.maxAge], maxStale: isKept ? maxStale : nil))
  }

  func fetch(in workspace: Workspace) throws(Finding) -> [Spooled] {
    var means = Means()
    means.isOver = workspace.access.isOver
    return try source.fetch(in: workspace, by: means)
  }

  /// Refuses what libpq cannot read, and a password that stands in the pipeline.
  private static func check(_ connection: String, at place: Place) throws(Finding) {
    if connection.hasPrefix("env:"), connection.utf8.count > 4 { return }
    guard let parameters = PQConnection.parameters(connection) else {
      throw Finding(.postgresqlConnection, at: place)
    }
    for (name, _) in parameters where name.hasSuffix("password") {
      throw Finding(.inputSecret, at: place, ["name": name])
    }
  }

  private static func rows(_ options: Options) throws(Finding) -> PQSource.Rows {
    let table = try options[Self.table], query = try options[Self.query]
    guard table.isEmpty != query.isEmpty else {
      throw Finding(.postgresqlChoice, at: options.place)
    }
    if table.isEmpty { return .query(query) }
    guard let parts = SQLText.parts(ofTable: table) else {
      throw Finding(
        .settingShape, at: options.place(of: Self.table), ["expected": "table | schema.table"])
    }
    return .table(parts)
  }
}
