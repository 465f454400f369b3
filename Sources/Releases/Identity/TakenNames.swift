public import Components
import Formats
public import Pipelines

/// Names of tables that a publication has for something else too.
public enum TakenNames {
  /// Errors where one name would stand for a table and for a file: in a Data Package, which wants the
  /// names of its resources unique, or among IRIs.
  public static func findings(of plan: Plan) -> [Finding] {
    let tables = plan.pipeline.datasets.flatMap(\.tables)
    let places = Dictionary(
      tables.map { ($0.name, $0.place) }, uniquingKeysWith: { first, _ in first })
    return taken(in: plan).compactMap { name, owner in
      places[name].map { Finding(.nameTaken, at: $0, ["value": name, "expected": owner]) }
    }
  }

  /// Names that are not those of tables, each with the table or dataset whose files have it, and those of
  /// tables that are.
  private static func taken(in plan: Plan) -> [(name: String, owner: String)] {
    let address = Addresses(base: plan.pipeline.metadata.base)
    let files = Set(Identity.all(of: plan).map(\.iri))
    var taken: [(name: String, owner: String)] = []
    for dataset in plan.datasets {
      var shared: Set<String> = []
      for table in dataset.tables {
        if files.contains(address.table(dataset.name, table.name)) {
          taken.append((table.name, dataset.name))
        }
        for output in table.outputs where output.format != "csv" {
          if output.writer.making?.isShared != true {
            taken.append((Resource.name(of: table.name, in: output.format), table.name))
          } else if shared.insert(output.format).inserted {
            taken.append((Resource.name(of: dataset.name, in: output.format), dataset.name))
          }
        }
      }
    }
    return taken
  }
}

extension Rule {
  static let nameTaken = Rule(
    "pipeline/name-taken",
    what: Text(
      ar: "اسم الجدول {value} محجوز: تنشر به ملفات {expected}.",
      fr: "Le nom de table {value} est pris : des fichiers de {expected} sont publiés sous ce nom.",
      en: "The table name {value} is taken: files of {expected} are published under it."),
    fix: Text(
      ar: "سم الجدول باسم آخر.", fr: "Donnez à la table un autre nom.",
      en: "Give the table another name."),
    source: "Data Package 2.0: the name of a resource must be unique",
    example: .init(
      ["value": "members-json", "expected": "members"],
      wrong: """
        formats: [csv, json]
        tables: {members: {from: a.csv}, members-json: {from: b.csv}}
        """,
      right: """
        formats: [csv, json]
        tables: {members: {from: a.csv}, answers: {from: b.csv}}
        """))
}
