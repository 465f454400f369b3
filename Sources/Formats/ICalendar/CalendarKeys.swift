internal import Components

/// The options of iCalendar.
extension ICalendar {
  static let component = Key<String>(
    "component",
    Text(
      ar: "ما يقرأ من الملف: الأحداث VEVENT أو المهام VTODO أو اليوميات VJOURNAL.",
      fr: "Ce qui est lu : les événements VEVENT, les tâches VTODO ou le journal VJOURNAL.",
      en: "What is read: the events VEVENT, the tasks VTODO or the journal VJOURNAL."),
    shape: "VEVENT | VTODO | VJOURNAL", default: "VEVENT"
  ) { (setting) throws(Finding) in
    let name = try setting.text().uppercased()
    guard ["VEVENT", "VTODO", "VJOURNAL"].contains(name) else {
      throw Finding(.settingShape, at: setting.place, ["expected": "VEVENT | VTODO | VJOURNAL"])
    }
    return name
  }

  static let columns = Key<[CalendarColumn]>(
    "columns",
    Text(
      ar:
        "اسم كل عمود وما فيه: عمود معتاد (start_date) أو خاصية (X-KIND) أو خاصية بلغة (X-TITLE;LANGUAGE=ar)؛ وإلا فالأعمدة المعتادة.",
      fr:
        "Le nom de chaque colonne et son contenu : une colonne habituelle (start_date), une propriété (X-KIND), une propriété dans une langue (X-TITLE;LANGUAGE=ar) ; sinon les colonnes habituelles.",
      en:
        "The name of each column and what it holds: a usual column (start_date), a property (X-KIND), a property in a language (X-TITLE;LANGUAGE=ar); else the usual columns."
    ), shape: "mapping of names to properties", default: CalendarColumn.all
  ) { (setting) throws(Finding) in
    var columns: [CalendarColumn] = []
    for entry in try setting.entries() {
      columns.append(
        try CalendarColumn(entry.name, try entry.value.text(), at: entry.value.place))
    }
    guard !columns.isEmpty else {
      throw Finding(.settingShape, at: setting.place, ["expected": "title: SUMMARY"])
    }
    return columns
  }

  static let join = Key<String>.text(
    "join",
    Text(
      ar: "ما يصل بين قيم عمود واحد، مثل المشاركين.",
      fr: "Ce qui joint les valeurs d’une même colonne, comme les participants.",
      en: "What joins several values of one column, such as attendees."), default: "; ")

  static let expand = Key<CalendarExpander.Window?>(
    "expand",
    Text(
      ar:
        "هل يكون كل تكرار لحدث سطرا، ومن أي يوم إلى أي يوم (كلاهما محسوب)؛ وإلا فالحدث المتكرر سطر واحد.",
      fr:
        "Si chaque occurrence d’un événement récurrent est une ligne, de quel jour à quel jour (inclus) ; sinon il n’en a qu’une.",
      en:
        "Whether each happening of a recurring event is a row, from which day to which (both counted); else it is one row."
    ), shape: "{from: 2024-01-01, to: 2024-12-31} | true | false", default: .some(nil)
  ) { (setting) throws(Finding) in
    if case .scalar = setting.value {
      return setting.isNull ? nil : try setting.boolean() ? .init() : nil
    }
    var window = CalendarExpander.Window()
    for entry in try setting.entries(among: ["from", "to"]) {
      let text = try entry.value.text().filter { $0 != "-" }
      guard let day = CalendarTime(text[...], zone: nil), day.isDate else {
        throw Finding(.settingShape, at: entry.value.place, ["expected": "2024-01-31"])
      }
      if entry.name == "from" { window.from = day.day } else { window.to = day.day }
    }
    guard window.from ?? .min <= window.to ?? .max else {
      throw Finding(.settingShape, at: setting.place, ["expected": "from ≤ to"])
    }
    return window
  }

  static let keys: [any KeyInfo] = [component, columns, join, expand]
}
