import Columns
import Components
import Formats

/// A decision is dated within its meeting, whose days stand in the same row or in another table. A
/// meeting without an end lasts one day; one without a start is not compared.
struct WithinMeeting: Check {
  static let date = Key<String>.text(
    "date",
    Text(
      ar: "عمود تاريخ القرار أو الجلسة.", fr: "La colonne de la date de la décision.",
      en: "The column of the date of the decision."))
  static let start = Key<String>.text(
    "start",
    Text(
      ar: "عمود بداية الاجتماع.", fr: "La colonne du début de la réunion.",
      en: "The column that the meeting starts in."))
  static let end = Key<String>.text(
    "end",
    Text(
      ar: "عمود نهاية الاجتماع، إن وجد.",
      fr: "La colonne de la fin de la réunion, s’il y en a une.",
      en: "The column that the meeting ends in, where there is one."), default: "")
  static let meeting = Key<[String]>.texts(
    "meeting",
    Text(
      ar: "الأعمدة التي تسمي الاجتماع هنا.", fr: "Les colonnes qui nomment ici la réunion.",
      en: "The columns that name the meeting here."), default: [])
  static let table = Key<String>.text(
    "in",
    Text(
      ar: "جدول الاجتماعات، إن كانت في جدول آخر.",
      fr: "La table des réunions, si elle est à part.",
      en: "The table of the meetings, where they are in another."), default: "")
  static let key = Key<[String]>.texts(
    "key",
    Text(
      ar: "الأعمدة التي تسمي الاجتماع هناك، إن اختلفت أسماؤها.",
      fr: "Les colonnes qui y nomment la réunion, si elles s’appellent autrement.",
      en: "The columns that name the meeting there, where they are called otherwise."), default: [])
  static let card = Card(
    "within-meeting",
    Text(
      ar: "تاريخ القرار يقع خلال اجتماعه.", fr: "La décision est datée des jours de sa réunion.",
      en: "A decision is dated within its meeting."), [date, start, end, meeting, table, key],
    example: "{date: day, meeting: kind, in: others, start: day}", rules: [.outsideMeeting])

  private let date: String, start: String, end: String
  private let meeting: [String], other: String, key: [String]
  private let datePlace: Place, startPlace: Place, meetingPlace: Place, otherPlace: Place

  init(_ options: Options) throws(Finding) {
    date = try options[Self.date]
    start = try options[Self.start]
    end = try options[Self.end]
    meeting = try options[Self.meeting]
    other = try options[Self.table]
    let key = try options[Self.key]
    self.key = key.isEmpty ? meeting : key
    datePlace = options.place(of: Self.date)
    startPlace = options.place(of: Self.start)
    meetingPlace = options.place(of: Self.meeting)
    otherPlace = options.place(of: Self.table)
    if other.isEmpty != meeting.isEmpty { throw options.missing("meeting, in") }
    guard self.key.count == meeting.count else {
      throw Finding(.keyShape, at: options.place(of: Self.key))
    }
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    let date = try table.column(date, of: .days, at: datePlace)
    if other.isEmpty {
      return InRow(
        date: date,
        meeting: DayBook.Reading(
          start: try table.column(start, of: .days, at: startPlace),
          end: try table.column(optional: end, of: .days, at: startPlace), open: .oneDay))
    }
    _ = try table.columns(meeting, at: meetingPlace)
    guard let other = try table.other(other, at: otherPlace) else { return Remark(findings: []) }
    let days = try other.days(by: key, start: start, end: end, open: .oneDay, at: otherPlace)
    return DayLookUp(
      date: date, key: KeyMaker(meeting, of: table.schema), book: days, outside: .outsideMeeting,
      passesUnknown: true)
  }

  private struct InRow: RowCheck {
    let date: NamedColumn, meeting: DayBook.Reading

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      for row in 0..<batch.count {
        guard let day = date.day(row, batch), let days = meeting.days(row, batch),
          !days.contains(day)
        else { continue }
        faults.append(CellFault(.outsideMeeting, row: row, field: date.index))
      }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      let days = meeting.days(fault.row, batch)?.text ?? ""
      return ["expected": days, "name": "–"]
    }
  }
}

/// A date lies in one of the periods that another table states for the key of its row. Where the row
/// has no key or no date, nothing is compared.
struct DayLookUp: RowCheck {
  let date: NamedColumn
  let key: KeyMaker
  let book: (relation: Relation, fold: any Fold)
  let outside: Rule
  /// Whether a key without any period is passed over: that it is lacking, a reference says.
  let passesUnknown: Bool
  private var known = DayBook()

  init(
    date: NamedColumn, key: KeyMaker, book: (Relation, any Fold), outside: Rule,
    passesUnknown: Bool
  ) {
    self.date = date
    self.key = key
    self.book = book
    self.outside = outside
    self.passesUnknown = passesUnknown
  }

  var questions: [(Relation, any Fold)] { [book] }

  func knowing(_ answers: [any Sendable]) -> Self {
    var copy = self
    copy.known = answers[0] as! DayBook
    return copy
  }

  func look(at batch: Batch, _ faults: inout [CellFault]) {
    var bytes: [UInt8] = []
    for row in 0..<batch.count {
      guard let day = date.day(row, batch), key.bytes(row, of: batch, into: &bytes) else {
        continue
      }
      let periods = known[bytes] ?? []
      if periods.isEmpty, passesUnknown || known[bytes] != nil { continue }
      if periods.contains(where: { $0.contains(day) }) { continue }
      faults.append(CellFault(outside, row: row, field: date.index))
    }
  }

  func values(of fault: CellFault, in batch: Batch) -> [String: String] {
    var bytes: [UInt8] = []
    guard key.bytes(fault.row, of: batch, into: &bytes) else { return [:] }
    let periods = (known[bytes] ?? []).prefix(5).map(\.text)
    return [
      "name": key.text(fault.row, of: batch),
      "expected": periods.isEmpty ? "–" : periods.joined(separator: ", "),
    ]
  }
}

extension Rule {
  static let outsideMeeting = Rule(
    "check/outside-meeting",
    what: Text(
      ar: "التاريخ {value} يقع خارج أيام الاجتماع {name} ({expected}).",
      fr: "La date {value} est hors des jours de la réunion {name} ({expected}).",
      en: "The date {value} lies outside the days of the meeting {name} ({expected})."),
    fix: Text(
      ar: "صحح التاريخ، أو أيام الاجتماع، أو الاجتماع المذكور.",
      fr: "Corrigez la date, les jours de la réunion, ou la réunion citée.",
      en: "Mend the date, the days of the meeting, or which meeting it is."),
    example: .init(
      ["value": "2024-11-20", "name": "REM-2024-11-12", "expected": "2024-11-12 – 2024-11-13"],
      wrong: "meeting,decided\nREM-2024-11-12,2024-11-20",
      right: "meeting,decided\nREM-2024-11-12,2024-11-13"))
}
