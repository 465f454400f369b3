import Columns
import Components
import Formats

/// What tables take by themselves, whatever rows they have: their plans, manifests, descriptors, and
/// the catalogue and pages that name them all.
enum TableMemory {
  /// Bytes for each table, for each file of a table that is published, and for each field: twice what
  /// was measured at a thousand tables of three fields in three formats, since texts may be longer.
  private static let table = 24 << 10, file = 12 << 10, field = 2 << 10

  static func need(of plan: Plan) -> Int {
    plan.tables.reduce(0) { sum, table in
      let files = table.outputs.reduce(0) { $0 + 1 + $1.writer.sidecars.count }
      return sum + Self.table + files * file + table.schema.fields.count * field
    }
  }

  /// Refuses a plan whose tables take more than they may.
  static func check(_ plan: Plan) throws(Finding) {
    guard let most = plan.bounds.tableMemory else { return }
    let need = need(of: plan)
    guard need > most else { return }
    throw Finding(
      .tooLittleMemory, at: .file(plan.pipeline.file),
      [
        "count": String(plan.tables.count), "needed": String((need - most >> 20) + 1),
      ])
  }
}

extension Rule {
  static let tooLittleMemory = Rule(
    "pipeline/memory",
    what: Text(
      ar: "تحتاج {count:tables} ذاكرة أكثر مما يسمح به --memory: تنقصها {needed:number} ميغابايت.",
      fr:
        "Il manque {needed:number} Mio à --memory pour {count:tables}.",
      en: "--memory falls {needed:number} MiB short of what {count:tables} need."),
    fix: Text(
      ar: "زد القيمة في --memory، أو قسم الجداول على عدة مسارات نشر.",
      fr: "Augmentez --memory, ou répartissez les tables entre plusieurs pipelines.",
      en: "Give --memory more, or share the tables out among several pipelines."),
    example: .init(
      ["count": "10000", "needed": "300"], wrong: "--memory 128M", right: "--memory 1G"))
}
