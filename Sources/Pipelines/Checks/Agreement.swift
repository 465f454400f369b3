import Columns
import Components
import Formats

/// Statements of different sources about the same thing agree.
struct Agreement: Check {
  static let about = Key<[String]>.texts(
    "about",
    Text(
      ar: "الأعمدة التي تحدد موضوع الأقوال.", fr: "Les colonnes qui disent de quoi l’on parle.",
      en: "The columns that say what is spoken about."))
  static let compare = Key<[String]>.texts(
    "compare",
    Text(
      ar: "الأعمدة التي تقارن قيمها.", fr: "Les colonnes dont les valeurs sont comparées.",
      en: "The columns whose values are compared."))
  static let source = Key<String>.text(
    "source",
    Text(
      ar: "العمود الذي يسمي المصدر.", fr: "La colonne qui nomme la source.",
      en: "The column that names the source."), default: "")
  static let card = Card(
    "agreement",
    Text(
      ar: "أقوال المصادر في الموضوع نفسه متفقة.",
      fr: "Les déclarations des sources sur un même objet concordent.",
      en: "Statements of different sources about the same thing agree."), [about, compare, source],
    example: "{about: [name], compare: [total], source: kind}",
    rules: [.disagreement])

  private let about: [String], compare: [String], source: String, places: [Place]

  init(_ options: Options) throws(Finding) {
    about = try options[Self.about]
    compare = try options[Self.compare]
    source = try options[Self.source]
    places =
      [Self.about, Self.compare].map { options.place(of: $0) } + [options.place(of: Self.source)]
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    for name in about { _ = try table.index(of: name, at: places[0]) }
    var columns: [Int] = []
    for name in compare { columns.append(try table.index(of: name, at: places[1])) }
    return Comparing(
      table: table.name, about: KeyMaker(about, of: table.schema), compare: columns,
      forms: columns.map { table.schema.fields[$0].form }, names: compare,
      source: source.isEmpty ? nil : try table.index(of: source, at: places[2]))
  }

  struct Statement: Sendable {
    let about: String
    let key: UInt128
    let column: Int
    let value: String
    /// The value in the one spelling that equal values have.
    let meaning: [UInt8]
    let source: String?
    let place: RowPlace
  }

  private struct Comparing: RowCheck {
    let table: String
    let about: KeyMaker
    let compare: [Int], forms: [LexicalForm]
    let names: [String]
    let source: Int?

    func look(at batch: Batch, _ faults: inout [CellFault]) -> [Statement] {
      zip(0..<batch.count, BatchKeys(batch, about).hashes).flatMap { row, key -> [Statement] in
        guard let key else { return [] }
        return compare.indices.compactMap { index in
          text(compare[index], row, batch).map {
            Statement(
              about: about.text(row, of: batch), key: key, column: index, value: $0,
              meaning: meaning(index, row, batch), source: source.flatMap { text($0, row, batch) },
              place: RowPlace(row, of: batch))
          }
        }
      }
    }

    /// The text itself where it is not of its type, which the check of types reports.
    private func meaning(_ index: Int, _ row: Int, _ batch: Batch) -> [UInt8] {
      let column = batch.columns[compare[index]]
      var canonical: [UInt8] = []
      let isGood = column.withCell(row) { forms[index].canonical($0, into: &canonical) }
      return isGood == true ? canonical : column.copy(row) ?? []
    }

    private func text(_ column: Int, _ row: Int, _ batch: Batch) -> String? {
      batch.columns[column].copy(row).map { String(decoding: $0, as: UTF8.self) }
    }

    func ledger() -> any Ledger<[Statement]> { Grouping(check: self) }
  }

  private final class Grouping: Ledger {
    private struct Group: Hashable { let column: Int, key: UInt128 }

    let check: Comparing
    private var groups: [Group: [Statement]] = [:]

    init(check: Comparing) { self.check = check }

    func take(_ notes: [Statement]) {
      for statement in notes {
        let group = Group(column: statement.column, key: statement.key)
        groups[group, default: []].append(statement)
      }
    }

    /// One finding a thing and column that is in dispute, at the first statement that differs from
    /// the first of all.
    func close(_ report: (Finding) -> Void) {
      let disputes = groups.values.compactMap { statements in
        statements.first { $0.meaning != statements[0].meaning }.map { ($0, statements) }
      }
      for (odd, statements) in disputes.sorted(by: { $0.0.sortsBefore($1.0) }) {
        report(
          Finding(
            .disagreement, at: odd.place.place(in: check.table, field: check.names[odd.column]),
            ["about": odd.about, "value": list(statements)]))
      }
    }

    /// Each value with the rows and sources that state it, in the order of the rows.
    private func list(_ statements: [Statement]) -> String {
      var firsts: [Statement] = []
      for statement in statements
      where !firsts.contains(where: { $0.meaning == statement.meaning }) {
        firsts.append(statement)
      }
      return firsts.map { first in
        let rows = statements.filter { $0.meaning == first.meaning }.map { statement in
          [String(statement.place.row), statement.source].compactMap { $0 }.joined(separator: " ")
        }
        return "\(first.value) (\(rows.joined(separator: ", ")))"
      }.joined(separator: " ≠ ")
    }
  }
}

extension Agreement.Statement {
  fileprivate func sortsBefore(_ other: Self) -> Bool {
    (place.file, place.row, column) < (other.place.file, other.place.row, other.column)
  }
}

extension Rule {
  static let disagreement = Rule(
    "check/disagreement", .warning,
    what: Text(
      ar: "تختلف المصادر بشأن {about}: {value} (الأسطر والمصادر بين قوسين).",
      fr:
        "Les sources se contredisent sur {about} : {value} (lignes et sources entre parenthèses).",
      en: "Sources disagree about {about}: {value} (rows and sources in brackets)."),
    fix: Text(
      ar: "تنشر الأقوال كلها كما هي؛ راجع المصادر إن أمكن.",
      fr:
        "Toutes les déclarations sont publiées telles quelles ; vérifiez les sources si possible.",
      en: "All statements are published as they are; check the sources where you can."),
    example: .init(
      ["about": "meeting 12, participants", "value": "40 (2, S1); 45 (3, S2)"],
      wrong: """
        meeting,about,value,source
        12,participants,40,S1
        12,participants,45,S2
        """,
      right: """
        meeting,about,value,source
        12,participants,45,S1
        12,participants,45,S2
        """))
}
