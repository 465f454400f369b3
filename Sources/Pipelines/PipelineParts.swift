import Components
import Connectors
import Formats

/// How each part of a pipeline file is read; all throw at the first thing they cannot use.
extension PipelineFile {
  /// `name` alone, or a mapping of one name to its options.
  static func named(_ item: Setting) throws(Finding) -> (String, Setting?, Place) {
    if case .scalar = item.value { return (try item.text(), nil, item.place) }
    let entries = try item.entries()
    guard entries.count == 1 else {
      throw Finding(.settingShape, at: item.place, ["expected": "name: {options}"])
    }
    return (entries[0].name, entries[0].value, entries[0].place)
  }

  /// Names become files, addresses and XML: lower-case letters, digits, hyphen and underscore.
  static func isName(_ text: String) -> Bool {
    let isGood = text.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
    }
    return isGood && text.utf8.first.map { (97...122).contains($0) } ?? false
  }

  static func checkName(_ entry: Setting.Entry) throws(Finding) {
    guard isName(entry.name) else {
      throw Finding(.badName, at: entry.place, ["value": entry.name])
    }
  }

  static func source(_ setting: Setting) throws(Finding) -> TableDeclaration.Source {
    if case .scalar = setting.value {
      let text = try setting.text()
      let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
      let type = Origins.named(isAddress ? "http" : "file")!
      let option = Setting.Entry(isAddress ? "url" : "path", at: setting.place, setting)
      let options = Setting(.mapping([option]), at: setting.place)
      return .connector(try type.init(Options(options, for: type.card, at: setting.place)))
    }
    let (name, options, place) = try named(setting)
    if name == "table", let options { return .table(try options.text(), options.place) }
    guard let type = Origins.named(name) else {
      throw .unknown(name, at: place, among: Origins.cards.map(\.name) + ["table"])
    }
    return .connector(try type.init(Options(options, for: type.card, at: place)))
  }

  /// What is taken out of archives, and how much: `entry`, `maxSize`, `maxRatio`.
  static func unpacking(_ setting: Setting?) throws(Finding) -> Unpacking {
    var unpacking = Unpacking()
    guard let setting, !setting.isNull else { return unpacking }
    for entry in try setting.entries(among: ["entry", "maxSize", "maxRatio"]) {
      switch entry.name {
      case "entry": unpacking.entry = Glob(try entry.value.text())
      case "maxSize": unpacking.maxSize = try entry.value.byteCount()
      default: unpacking.maxRatio = max(1, try entry.value.integer())
      }
    }
    return unpacking
  }

  /// The format stated; nil where none is.
  static func format(_ body: Setting) throws(Finding) -> (any Format)? {
    guard let setting = body["format"] else { return nil }
    let (name, options, place) = try named(setting)
    guard let type = Kinds.named(name) else {
      throw .unknown(name, at: place, among: Kinds.cards.map(\.name))
    }
    return try type.init(Options(options, for: type.card, at: place))
  }

  static func schema(_ setting: Setting?) throws(Finding) -> TableDeclaration.SchemaReference? {
    guard let setting else { return nil }
    let path = try setting.text()
    try Enclosure.check(path, at: setting.place)
    return .file(path, setting.place)
  }

  static func privacy(_ setting: Setting?) throws(Finding) -> Privacy {
    guard let setting, !setting.isNull else { return Privacy() }
    _ = try setting.entries(among: ["names", "blank"])
    var privacy = Privacy()
    if let names = setting["names"] {
      let word = try names.text()
      guard ["publish", "drop"].contains(word) else {
        throw .unknown(word, at: names.place, among: ["publish", "drop"])
      }
      privacy.dropsNames = word == "drop"
    }
    for item in try setting["blank"]?.list() ?? [] {
      _ = try item.entries(among: ["table", "column", "where"])
      var rows: [(column: String, value: String)] = []
      for entry in try item.required("where").entries() {
        rows.append((entry.name, try entry.value.text()))
      }
      privacy.blanks.append(
        .init(
          table: try item.required("table").text(), column: try item.required("column").text(),
          rows: rows, place: item.place))
    }
    return privacy
  }
}

extension Rule {
  static let pipelineForm = Rule(
    "pipeline/form",
    what: Text(
      ar: "صيغة ملف مسار المعالجة {value} غير معروفة.",
      fr: "La forme {value} de fichier de chaîne est inconnue.",
      en: "The form {value} of pipeline file is not known."),
    fix: Text(
      ar: "اكتب nashr: 1، أو ثبت إصدارا أحدث من نشر.",
      fr: "Écrivez nashr: 1, ou installez une version plus récente de Nashr.",
      en: "Write nashr: 1, or install a newer version of Nashr."),
    example: .init(
      ["value": "2"],
      wrong: "nashr: 2",
      right: "nashr: 1"))
  static let badName = Rule(
    "pipeline/bad-name",
    what: Text(
      ar: "الاسم {value} لا يصلح لملف أو لعنوان.",
      fr: "Le nom {value} ne convient ni à un fichier ni à une adresse.",
      en: "The name {value} does not suit a file or an address."),
    fix: Text(
      ar: "استعمل حروفا لاتينية صغيرة وأرقاما و- و_، على أن يبدأ الاسم بحرف.",
      fr: "Utilisez des minuscules latines, des chiffres, - et _, en commençant par une lettre.",
      en: "Use lower-case Latin letters, digits, - and _, beginning with a letter."),
    example: .init(
      ["value": "Membres du réseau"],
      wrong: """
        tables:
          Membres du réseau: {from: data/members.csv}
        """,
      right: """
        tables:
          members: {from: data/members.csv}
        """))
  static let badBase = Rule(
    "pipeline/bad-base",
    what: Text(
      ar: "العنوان {value} لا يصلح أساسا لعناوين النشر.",
      fr: "L’adresse {value} ne peut pas servir de base aux adresses publiées.",
      en: "The address {value} cannot be the base of the published addresses."),
    fix: Text(
      ar: "اكتب عنوانا يبدأ بـ https:// وينتهي بـ / دون ? و#.",
      fr: "Écrivez une adresse en https:// qui finit par /, sans ? ni #.",
      en: "Write an https:// address that ends in /, without ? and #."),
    example: .init(
      ["value": "data.example.org"],
      wrong: "base: data.example.org",
      right: "base: https://data.example.org/remacto/"))
}
