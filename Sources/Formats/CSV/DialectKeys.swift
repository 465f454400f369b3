import Components

/// The options of CSV: the properties of Table Dialect 2.0 for delimited text, under their own names.
extension CSV {
  static let header = Key<Bool>(
    "header",
    Text(
      ar: "هل في الملف سطر عناوين؛ وإلا سميت الأعمدة field1 و field2 وهكذا.",
      fr:
        "Si le fichier a un en-tête ; sinon les colonnes s’appellent field1, field2 et ainsi de suite.",
      en: "Whether the file has a header; else its columns are field1, field2 and so on."),
    shape: "true | false", default: true
  ) { (setting) throws(Finding) in try setting.boolean() }
  static let headerRows = rows(
    "headerRows",
    Text(
      ar: "أرقام أسطر العناوين؛ وإلا فأول سطر ليس تعليقا.",
      fr: "Les numéros des lignes d’en-tête ; sinon la première qui n’est pas un commentaire.",
      en: "The numbers of the header’s rows; else the first that is no comment."))
  static let headerJoin = Key<String>.text(
    "headerJoin",
    Text(
      ar: "ما يصل بين أجزاء اسم مكتوب في عدة أسطر.",
      fr: "Ce qui joint les parties d’un nom écrit sur plusieurs lignes.",
      en: "What joins the parts of a name that stands in several rows."), default: " ")
  static let commentRows = rows(
    "commentRows",
    Text(
      ar: "أرقام الأسطر التي ليست بيانات.",
      fr: "Les numéros des lignes qui ne sont pas des données.",
      en: "The numbers of rows that are not data."))
  static let commentChar = bytes(
    "commentChar",
    Text(
      ar: "ما تبدأ به الأسطر التي ليست بيانات.",
      fr: "Ce par quoi commencent les lignes qui ne sont pas des données.",
      en: "What lines that are not data begin with."))
  static let delimiter = bytes(
    "delimiter",
    Text(
      ar: "ما يفصل بين الخانات عند القراءة: حرف أو أكثر.",
      fr: "Ce qui sépare les cellules à la lecture : un caractère ou plusieurs.",
      en: "What separates cells when reading: one character or more."), default: ",")
  static let lineTerminator = bytes(
    "lineTerminator",
    Text(
      ar: "ما ينهي السطر؛ وإلا CR و LF و CRLF على السواء.",
      fr: "Ce qui termine une ligne ; sinon CR, LF et CRLF indifféremment.",
      en: "What ends a record; else CR, LF and CRLF alike."))
  static let quoteChar = character(
    "quoteChar",
    Text(
      ar: "الحرف الذي يحيط بالخانات؛ null إذا لم يكن.",
      fr: "Le caractère qui entoure les cellules ; null s’il n’y en a pas.",
      en: "The character that encloses cells; null where there is none."), default: "\"")
  static let doubleQuote = flag(
    "doubleQuote",
    Text(
      ar: "هل علامتا الاقتباس المتتاليتان داخل خانة هما علامة واحدة.",
      fr: "Si deux guillemets de suite dans une cellule n’en font qu’un.",
      en: "Whether two quotes within a quoted cell are one."), default: true)
  static let escapeChar = character(
    "escapeChar",
    Text(
      ar: "الحرف الذي يجعل ما بعده نصا، داخل علامات الاقتباس وخارجها.",
      fr: "Le caractère qui fait du suivant un simple texte, entre guillemets ou non.",
      en: "The character that makes the next one text, in quotes and out of them."))
  static let nullSequence = Key<[UInt8]?>(
    "nullSequence",
    Text(
      ar: "نص الخانة بدون علامات اقتباس التي ليست لها قيمة.",
      fr: "Le texte, sans guillemets, d’une cellule qui n’a pas de valeur.",
      en: "The text of a cell without quotes that has no value."), shape: "text",
    default: .some(nil)
  ) { (setting) throws(Finding) in setting.isNull ? nil : Array(try setting.text().utf8) }
  static let skipInitialSpace = flag(
    "skipInitialSpace",
    Text(
      ar: "هل تهمل المسافات قبل الخانة.", fr: "Si les espaces avant une cellule sont ignorées.",
      en: "Whether spaces before a cell are passed over."), default: false)

  static let encoding = Key<StatedEncoding>(
    "encoding",
    Text(
      ar: "ترميز الملف؛ و auto هو ما يدل عليه الملف كله.",
      fr: "L’encodage du fichier ; auto est celui que montre le fichier entier.",
      en: "The encoding of the file; auto is what the whole of it shows."),
    shape: "auto | utf-8 | windows-1256 …", default: .automatic
  ) { (setting) throws(Finding) in
    let label = try setting.text()
    if label.lowercased() == "auto" { return .automatic }
    if ["utf-16", "utf16"].contains(label.lowercased()) { return .utf16 }
    if let encoding = TextEncoding.labelled(label) { return .exactly(encoding) }
    let known = TextEncoding.allCases.map(\.rawValue)
    throw .unknown(label, at: setting.place, among: ["auto", "utf-16"] + known)
  }

  static let keys: [any KeyInfo] = [
    encoding, delimiter, header, headerRows, headerJoin, commentRows, commentChar, lineTerminator,
    quoteChar,
    doubleQuote, escapeChar, nullSequence, skipInitialSpace,
  ]

  private static func flag(_ name: String, _ summary: Text, default fallback: Bool) -> Key<Bool> {
    Key(name, summary, shape: "true | false", default: fallback) { (setting) throws(Finding) in
      try setting.boolean()
    }
  }

  private static func bytes(_ name: String, _ summary: Text, default fallback: String = "")
    -> Key<[UInt8]>
  {
    Key(name, summary, shape: "text", default: Array(fallback.utf8)) {
      (setting) throws(Finding) in
      if setting.isNull, fallback.isEmpty { return [] }
      let text = try setting.text()
      guard !text.isEmpty else {
        throw Finding(.settingShape, at: setting.place, ["expected": ", ; | \\t …"])
      }
      return Array(text.utf8)
    }
  }

  /// One character, in Unicode's sense of a code point.
  private static func character(_ name: String, _ summary: Text, default fallback: String = "")
    -> Key<[UInt8]>
  {
    Key(name, summary, shape: "a character, or null", default: Array(fallback.utf8)) {
      (setting) throws(Finding) in
      if setting.isNull { return [] }
      let text = try setting.text()
      guard text.unicodeScalars.count <= 1 else {
        throw Finding(.settingShape, at: setting.place, ["expected": "\" ' \\ …"])
      }
      return Array(text.utf8)
    }
  }

  /// Positive numbers, ascending and each once.
  private static func rows(_ name: String, _ summary: Text) -> Key<[Int]> {
    Key(name, summary, shape: "list of numbers", default: []) { (setting) throws(Finding) in
      if setting.isNull { return [] }
      var rows: Set<Int> = []
      for item in try setting.list() {
        let row = try item.integer()
        guard row > 0 else {
          throw Finding(.settingShape, at: item.place, ["expected": "1, 2, 3 …"])
        }
        rows.insert(row)
      }
      return rows.sorted()
    }
  }
}

extension CSV {
  /// What the options state, and the file therefore does not decide.
  struct Stated: Sendable {
    var encoding = StatedEncoding.automatic
    /// Whether anything is stated of delimiters and quotes.
    var isDelimited = true
    /// Whether anything is stated of the rows at the top.
    var isHeaded = true

    init(_ options: Options) throws(Finding) {
      encoding = try options[CSV.encoding]
      let grammar: [any KeyInfo] = [
        delimiter, quoteChar, doubleQuote, escapeChar, lineTerminator, nullSequence,
        skipInitialSpace,
      ]
      let top: [any KeyInfo] = [header, headerRows, commentRows, commentChar]
      isDelimited = grammar.contains(where: options.states)
      isHeaded = top.contains(where: options.states)
    }
  }
}

extension Dialect {
  /// The dialect that a pipeline or package states. Refuses characters that cannot be told apart.
  ///
  /// A `lineTerminator` of CRLF is the default stated, which is the same as not to state it. The
  /// standard calls `escapeChar` and `quoteChar` exclusive; both may be set, as in Python's `csv`.
  init(_ options: Options) throws(Finding) {
    hasHeader = try options[CSV.header]
    headerRows = try options[CSV.headerRows]
    headerJoin = try options[CSV.headerJoin]
    commentRows = Set(try options[CSV.commentRows])
    comment = try options[CSV.commentChar]
    delimiter = try options[CSV.delimiter]
    let terminator = try options[CSV.lineTerminator]
    self.terminator = terminator == [13, 10] ? [] : terminator
    quote = try options[CSV.quoteChar]
    doublesQuote = try options[CSV.doubleQuote]
    escape = try options[CSV.escapeChar]
    null = try options[CSV.nullSequence]
    skipsInitialSpace = try options[CSV.skipInitialSpace]
    try checkClashes(options)
  }

  /// Of two tokens none may begin the other, nor a token a line end, or text could be read two ways.
  private func checkClashes(_ options: Options) throws(Finding) {
    var tokens: [(key: any KeyInfo, bytes: [UInt8])] = [
      (CSV.delimiter, delimiter), (CSV.quoteChar, quote), (CSV.escapeChar, escape),
    ]
    tokens +=
      terminator.isEmpty
      ? [(CSV.lineTerminator, [10]), (CSV.lineTerminator, [13])]
      : [(CSV.lineTerminator, terminator)]
    tokens.removeAll { $0.bytes.isEmpty }
    for (index, one) in tokens.enumerated() {
      for other in tokens[(index + 1)...] where Self.isPrefix(one, other) {
        throw Finding(
          .dialectClash, at: options.place(of: one.key),
          ["value": one.key.name, "expected": other.key.name])
      }
    }
  }

  /// A delimiter may begin as the terminator does: the longer one is looked for first.
  private static func isPrefix(
    _ one: (key: any KeyInfo, bytes: [UInt8]), _ other: (key: any KeyInfo, bytes: [UInt8])
  ) -> Bool {
    let isPair = one.key.name == "delimiter" && other.key.name == "lineTerminator"
    if isPair, one.bytes.count != other.bytes.count, other.bytes.count > 1 { return false }
    return one.bytes.starts(with: other.bytes) || other.bytes.starts(with: one.bytes)
  }
}
