import Columns
import Components
import Formats

/// No more members are present or represented than are in office. Where nobody is said to be
/// represented, nobody is.
struct Attendance: Check {
  static let present = Key<String>.text(
    "present",
    Text(
      ar: "عمود عدد الحاضرين.", fr: "La colonne des présents.",
      en: "The column of the members present."))
  static let represented = Key<String>.text(
    "represented",
    Text(
      ar: "عمود عدد الممثلين، إن وجد.", fr: "La colonne des représentés, s’il y en a.",
      en: "The column of the members represented, where there is one."), default: "")
  static let inOffice = Key<String>.text(
    "in-office",
    Text(
      ar: "عمود عدد الأعضاء المزاولين.", fr: "La colonne des membres en exercice.",
      en: "The column of the members in office."))
  static let card = Card(
    "attendance",
    Text(
      ar: "عدد الحاضرين والممثلين لا يتجاوز عدد الأعضاء المزاولين.",
      fr: "Les présents et représentés ne dépassent pas les membres en exercice.",
      en: "No more members are present or represented than are in office."),
    [present, represented, inOffice],
    example: "{present: total, represented: part, in-office: part}",
    rules: [.tooManyPresent])

  private let present: String, represented: String, inOffice: String
  private let presentPlace: Place, representedPlace: Place, inOfficePlace: Place

  init(_ options: Options) throws(Finding) {
    present = try options[Self.present]
    represented = try options[Self.represented]
    inOffice = try options[Self.inOffice]
    presentPlace = options.place(of: Self.present)
    representedPlace = options.place(of: Self.represented)
    inOfficePlace = options.place(of: Self.inOffice)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    Seating(
      present: try table.column(present, of: [.integer], at: presentPlace),
      represented: try table.column(optional: represented, of: [.integer], at: representedPlace),
      inOffice: try table.column(inOffice, of: [.integer], at: inOfficePlace))
  }

  private struct Seating: RowCheck {
    let present: NamedColumn, represented: NamedColumn?, inOffice: NamedColumn

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      for row in 0..<batch.count {
        guard let most = inOffice.integer(row, batch),
          let sum = counted(row, batch).sum(row, batch), sum > most
        else { continue }
        faults.append(CellFault(.tooManyPresent, row: row, field: present.index))
      }
    }

    private func counted(_ row: Int, _ batch: Batch) -> [NamedColumn] {
      [present] + [represented].compactMap { $0 }.filter { $0.isPresent(row, batch) }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      let terms = counted(fault.row, batch).map { $0.text(fault.row, batch) ?? "" }
      return [
        "stated": terms.joined(separator: " + "),
        "expected": inOffice.text(fault.row, batch) ?? "",
      ]
    }
  }
}

extension Rule {
  static let tooManyPresent = Rule(
    "check/attendance",
    what: Text(
      ar: "عدد الحاضرين والممثلين ({stated}) أكبر من عدد الأعضاء المزاولين ({expected}).",
      fr:
        "Il y a plus de présents et représentés ({stated}) que de membres en exercice ({expected}).",
      en: "More members are present or represented ({stated}) than are in office ({expected})."),
    fix: Text(
      ar: "راجع محضر الجلسة وصحح الأعداد.",
      fr: "Vérifiez le procès-verbal et corrigez les nombres.",
      en: "Check the minutes and mend the numbers."),
    example: .init(
      ["stated": "30 + 4", "expected": "33"],
      wrong: "present,represented,in_office\n30,4,33",
      right: "present,represented,in_office\n29,4,33"))
}
