import ArgumentParser
import Components
import Connectors
import Formats
import Pipelines
import Releases
import Visitors

struct ComponentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "components",
    abstract: "Lists connectors, formats, stages, checks, profiles and portals, as Markdown tables."
  )

  static let families: [(title: String, cards: [Card])] = [
    ("Connectors", Origins.cards), ("Formats", Kinds.cards), ("Stages", Stages.cards),
    ("Checks that a schema asks for", SchemaConstraints.cards),
    ("Checks that a pipeline names", Checks.cards), ("Metadata profiles", Profiles.cards),
    ("Portals", Portals.cards),
  ]

  func run() throws { Terminal.output(Self.markdown) }

  static var markdown: String {
    families.map { family in
      let rows = family.cards.map { card in
        let options = card.keys.map { "`\($0.name)`" + ($0.isRequired ? "" : "?") }
        let example = card.example.isEmpty ? "" : "`\(card.name): \(card.example)`"
        let cells = [
          "`\(card.name)`", card.summary.en, options.joined(separator: " "), example,
        ]
        return "| \(cells.joined(separator: " | ")) |\n"
      }
      return
        "**\(family.title)**\n\n| name | what it does | options | for example |\n|---|---|---|---|\n"
        + rows.joined() + "\n"
    }.joined()
  }
}
