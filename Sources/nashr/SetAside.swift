import Components
import Formats
import Languages
import Pipelines
import Releases

/// What a run set aside, as its reports say it.
struct SetAside {
  /// The tables that lost rows.
  private let tables: [TableResult]
  /// Where they are kept; nil where no row was set aside.
  private let folder: String?

  init(_ results: [TableResult], _ outcome: Publisher.Outcome, _ output: String) {
    tables = results.filter { $0.rejected > 0 }
    folder = tables.isEmpty ? nil : Self.folder(outcome, output)
  }

  private static func folder(_ outcome: Publisher.Outcome, _ output: String) -> String {
    switch outcome {
    case .unchanged(let catalogue), .published(let catalogue, _):
      let about = catalogue.publication
      return QuarantineFolder(of: about.metadata.name, in: output).path(of: about.generation)
    case .drafted(let catalogue, _, _):
      return QuarantineFolder(of: catalogue.publication.metadata.name, in: output).draft
    }
  }

  /// A line a table, and where to look.
  func lines(_ language: Language) -> [String] {
    guard let folder else { return [] }
    let lines = tables.map { result in
      render(
        Phrases.setAside,
        [
          "table": result.table, "read": String(result.read),
          "published": String(result.published), "rejected": String(result.rejected),
        ], language, isolating: .plain)
    }
    return lines + [
      render(
        Phrases.openQuarantine, ["path": folder + "/index.html"], language, isolating: .plain)
    ]
  }

  /// The same for the JSON form: none where no row was set aside.
  var members: [JSONValue.Member] {
    guard let folder else { return [] }
    let rows = tables.map { result in
      JSONValue.object([
        "table": .string(result.table), "read": .integer(result.read),
        "published": .integer(result.published), "rejected": .integer(result.rejected),
      ])
    }
    return [
      .init("quarantine", .object(["folder": .string(folder), "tables": .array(rows)]))
    ]
  }
}
