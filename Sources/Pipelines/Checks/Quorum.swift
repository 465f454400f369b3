import Columns
import Components
import Formats

/// Enough members are present: a share of those in office, or the number that the row states.
struct Quorum: Check {
  static let present = Key<String>.text(
    "present",
    Text(
      ar: "عمود عدد الحاضرين.", fr: "La colonne des présents.",
      en: "The column of the members present."))
  static let inOffice = Key<String>.text(
    "in-office",
    Text(
      ar: "عمود عدد الأعضاء المزاولين.", fr: "La colonne des membres en exercice.",
      en: "The column of the members in office."), default: "")
  static let more = Key<Share?>.share(
    "more-than",
    Text(
      ar: "الحصة التي يجب تجاوزها من الأعضاء المزاولين، مثل 1/2.",
      fr: "La part des membres en exercice à dépasser, par exemple 1/2.",
      en: "The share of those in office that must be passed, such as 1/2."))
  static let least = Key<Share?>.share(
    "at-least",
    Text(
      ar: "أقل حصة كافية من الأعضاء المزاولين، مثل 1/3.",
      fr: "La part des membres en exercice qui suffit, par exemple 1/3.",
      en: "The share of those in office that is enough, such as 1/3."))
  static let required = Key<String>.text(
    "required",
    Text(
      ar: "عمود العدد المطلوب، عوض حصة.", fr: "La colonne du nombre requis, au lieu d’une part.",
      en: "The column of the number that is required, instead of a share."), default: "")
  static let card = Card(
    "quorum",
    Text(
      ar: "اكتمل النصاب القانوني للحضور.", fr: "Le quorum est atteint.", en: "There is a quorum."),
    [present, inOffice, more, least, required],
    example: "{present: part, in-office: total, more-than: 1/2}", rules: [.noQuorum])

  /// What is enough.
  enum Enough: Sendable {
    case moreThan(Share, NamedColumn)
    case atLeast(Share, NamedColumn)
    case column(NamedColumn)
  }

  private let present: String, inOffice: String, more: Share?, least: Share?, required: String
  private let presentPlace: Place, inOfficePlace: Place, requiredPlace: Place

  init(_ options: Options) throws(Finding) {
    present = try options[Self.present]
    inOffice = try options[Self.inOffice]
    more = try options[Self.more]
    least = try options[Self.least]
    required = try options[Self.required]
    presentPlace = options.place(of: Self.present)
    inOfficePlace = options.place(of: Self.inOffice)
    requiredPlace = options.place(of: Self.required)
    let stated = [more != nil, least != nil, !required.isEmpty].count { $0 }
    guard stated == 1 else { throw options.missing("more-than | at-least | required") }
    if required.isEmpty, inOffice.isEmpty { throw options.missing("in-office") }
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    Seating(
      present: try table.column(present, of: [.integer], at: presentPlace),
      enough: try enough(in: table))
  }

  private func enough(in table: TableOutline) throws(Finding) -> Enough {
    guard required.isEmpty else {
      return .column(try table.column(required, of: [.integer], at: requiredPlace))
    }
    let seats = try table.column(inOffice, of: [.integer], at: inOfficePlace)
    return more.map { .moreThan($0, seats) } ?? .atLeast(least!, seats)
  }

  private struct Seating: RowCheck {
    let present: NamedColumn, enough: Enough

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      for row in 0..<batch.count {
        guard let count = present.integer(row, batch), count >= 0,
          isEnough(count, row, batch) == false
        else { continue }
        faults.append(CellFault(.noQuorum, row: row, field: present.index))
      }
    }

    /// Nil where the row does not state what is enough.
    private func isEnough(_ count: Int, _ row: Int, _ batch: Batch) -> Bool? {
      switch enough {
      case .column(let column): return column.integer(row, batch).map { count >= $0 }
      case .moreThan(let share, let column):
        return seats(column, row, batch).map { share.isLess(than: count, of: $0) }
      case .atLeast(let share, let column):
        return seats(column, row, batch).map { !share.isMore(than: count, of: $0) }
      }
    }

    private func seats(_ column: NamedColumn, _ row: Int, _ batch: Batch) -> Int? {
      column.integer(row, batch).flatMap { $0 < 0 ? nil : $0 }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      switch enough {
      case .column(let column): return ["expected": "≥ \(column.text(fault.row, batch) ?? "")"]
      case .moreThan(let share, let column):
        return ["expected": "> \(share) × \(column.text(fault.row, batch) ?? "")"]
      case .atLeast(let share, let column):
        return ["expected": "≥ \(share) × \(column.text(fault.row, batch) ?? "")"]
      }
    }
  }
}

extension Rule {
  static let noQuorum = Rule(
    "check/quorum",
    what: Text(
      ar: "عدد الحاضرين {value} لا يكفي للنصاب القانوني ({expected}).",
      fr: "Le nombre de présents {value} n’atteint pas le quorum ({expected}).",
      en: "The members present, {value}, are no quorum ({expected})."),
    fix: Text(
      ar: "راجع محضر الجلسة: عدد الحاضرين، أو قاعدة النصاب لهذه الجلسة.",
      fr: "Vérifiez le procès-verbal : le nombre de présents, ou la règle de quorum de la séance.",
      en: "Check the minutes: the number present, or the quorum rule of that session."),
    example: .init(
      ["value": "16", "expected": "> 1/2 × 33"], wrong: "present,in_office\n16,33",
      right: "present,in_office\n17,33"))
}
