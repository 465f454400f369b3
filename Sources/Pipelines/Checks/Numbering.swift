import Columns
import Components
import Formats

/// The numbers of a column follow each other without gap or repeat, in each group by itself; the rows
/// stand in any order.
///
/// Memory: one range a group while its numbers come in order; one more for each stretch that is apart,
/// at worst one for every second row. Each repeat is kept too.
struct Numbering: Check {
  static let column = Key<String>.text(
    "column",
    Text(ar: "عمود الأرقام.", fr: "La colonne des numéros.", en: "The column of the numbers."))
  static let by = Key<[String]>.texts(
    "by",
    Text(
      ar: "الأعمدة التي يبدأ ترقيم جديد لكل قيمة منها.",
      fr: "Les colonnes dont chaque valeur a sa propre numérotation.",
      en: "The columns each value of which has a numbering of its own."), default: [])
  static let start = Key<Int>.whole(
    "start",
    Text(
      ar: "الرقم الأول، وهو 1 ما لم يذكر غيره.", fr: "Le premier numéro ; 1 sauf indication.",
      en: "The first number; 1 unless stated."), default: 1)
  static let card = Card(
    "sequence",
    Text(
      ar: "الأرقام متتالية بلا نقص ولا تكرار.",
      fr: "Les numéros se suivent sans trou ni répétition.",
      en: "Numbers follow each other without gap or repeat."), [column, by, start],
    example: "{column: total, by: [name]}", rules: [.numberMissing, .numberAgain, .numberTooLow])

  private let column: String, by: [String], start: Int
  private let columnPlace: Place, byPlace: Place

  init(_ options: Options) throws(Finding) {
    column = try options[Self.column]
    by = try options[Self.by]
    start = try options[Self.start]
    columnPlace = options.place(of: Self.column)
    byPlace = options.place(of: Self.by)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    for name in by { _ = try table.index(of: name, at: byPlace) }
    return Counting(
      table: table.name, start: start,
      column: try table.column(column, of: [.integer, .year], at: columnPlace),
      by: KeyMaker(by, of: table.schema))
  }

  struct Note: Sendable {
    let number: Int
    let place: RowPlace
  }

  /// A row whose group has no value, or whose number has more than 64 bits, is in no numbering.
  private struct Counting: RowCheck {
    let table: String, start: Int, column: NamedColumn, by: KeyMaker

    func look(at batch: Batch, _ faults: inout [CellFault]) -> KeyedNotes<Note> {
      KeyedNotes(batch, by: by) { row in
        guard let number = column.integer(row, batch) else { return nil }
        if number < start {
          faults.append(CellFault(.numberTooLow, row: row, field: column.index))
          return nil
        }
        return Note(number: number, place: RowPlace(row, of: batch))
      }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      ["expected": String(start)]
    }

    func ledger() -> any Ledger<KeyedNotes<Note>> { Register(check: self) }
  }

  private final class Register: Ledger {
    private let check: Counting
    private var groups = Groups<NumberRuns<RowPlace>>()
    private var repeats: [Finding] = []

    init(check: Counting) { self.check = check }

    func take(_ notes: KeyedNotes<Note>) {
      groups.take(notes, from: NumberRuns()) { runs, note, group in
        if !runs.insert(note.number, note.place) {
          repeats.append(finding(.numberAgain, note.place, note.number, group))
        }
      }
    }

    /// One finding a repeat, in row order; then one a gap, at the row after it, group by group as they
    /// first came.
    func close(_ report: (Finding) -> Void) {
      repeats.forEach(report)
      for (group, runs) in groups.all {
        for gap in runs.gaps(from: check.start) {
          report(finding(.numberMissing, gap.next, gap.numbers.upperBound + 1, group, gap.numbers))
        }
      }
    }

    private func finding(
      _ rule: Rule, _ place: RowPlace, _ number: Int, _ group: String,
      _ gap: ClosedRange<Int>? = nil
    ) -> Finding {
      var values = ["value": String(number), "group": group]
      if let gap {
        values["expected"] =
          gap.count == 1 ? String(gap.lowerBound) : "\(gap.lowerBound)–\(gap.upperBound)"
      }
      return Finding(rule, at: place.place(in: check.table, field: check.column.name), values)
    }
  }
}

/// A set of whole numbers as the stretches without gaps that they form, in order; each keeps what came
/// with its first number.
struct NumberRuns<Mark: Sendable>: Sendable {
  private var runs: [(first: Int, last: Int, mark: Mark)] = []

  /// Adds a number; false where it is there already.
  mutating func insert(_ number: Int, _ mark: Mark) -> Bool {
    let next = firstRun(after: number)
    if next > 0, runs[next - 1].last >= number { return false }
    let extends = next > 0 && runs[next - 1].last == number - 1
    let touches = next < runs.count && runs[next].first - 1 == number
    switch (extends, touches) {
    case (true, true):
      runs[next - 1].last = runs[next].last
      runs.remove(at: next)
    case (true, false): runs[next - 1].last = number
    case (false, true):
      runs[next].first = number
      runs[next].mark = mark
    case (false, false): runs.insert((number, number, mark), at: next)
    }
    return true
  }

  /// The index of the first run that starts after a number.
  private func firstRun(after number: Int) -> Int {
    var low = 0, high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first > number { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// What is missing from `start` up to the last number, and the mark of the number after each gap.
  /// No number may be below `start`.
  func gaps(from start: Int) -> [(numbers: ClosedRange<Int>, next: Mark)] {
    var gaps: [(ClosedRange<Int>, Mark)] = []
    var expected = start
    for run in runs {
      if run.first > expected { gaps.append((expected...run.first - 1, run.mark)) }
      // Nothing follows the largest number there is.
      expected = run.last == .max ? .max : run.last + 1
    }
    return gaps
  }
}

extension Rule {
  static let numberMissing = Rule(
    "check/sequence-gap", .warning,
    what: Text(
      ar: "ينقص {expected} قبل الرقم {value} (الترقيم: {group}).",
      fr: "Il manque {expected} avant le numéro {value} (numérotation : {group}).",
      en: "{expected} is missing before the number {value} (numbering: {group})."),
    fix: Text(
      ar: "أضف السطر الناقص، أو صحح الترقيم.",
      fr: "Ajoutez la ligne qui manque, ou corrigez la numérotation.",
      en: "Add the row that is missing, or mend the numbering."),
    example: .init(
      ["expected": "2", "value": "3", "group": "REM-2024-11-12"],
      wrong: "meeting,position\nREM-2024-11-12,1\nREM-2024-11-12,3",
      right: "meeting,position\nREM-2024-11-12,1\nREM-2024-11-12,2"))
  static let numberAgain = Rule(
    "check/sequence-repeat", .warning,
    what: Text(
      ar: "تكرر الرقم {value} (الترقيم: {group}).",
      fr: "Le numéro {value} revient (numérotation : {group}).",
      en: "The number {value} comes again (numbering: {group})."),
    fix: Text(
      ar: "أعط كل سطر رقما خاصا به.", fr: "Donnez à chaque ligne son propre numéro.",
      en: "Give each row a number of its own."),
    example: .init(
      ["value": "1", "group": "–"], wrong: "position\n1\n1", right: "position\n1\n2"))
  static let numberTooLow = Rule(
    "check/sequence-start", .warning,
    what: Text(
      ar: "الرقم {value} أصغر من أول رقم في الترقيم {expected}.",
      fr: "Le numéro {value} précède le premier de la numérotation, {expected}.",
      en: "The number {value} is below the first of the numbering, {expected}."),
    fix: Text(
      ar: "ابدأ الترقيم من {expected}.", fr: "Commencez la numérotation à {expected}.",
      en: "Begin the numbering at {expected}."),
    example: .init(
      ["value": "0", "expected": "1"], wrong: "position\n0\n1", right: "position\n1\n2"))
}
