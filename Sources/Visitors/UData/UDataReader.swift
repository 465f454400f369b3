import Formats
import Releases

/// Reads values out of a page as udata does.
struct UDataReader {
  let page: Statements
  /// `DEFAULT_LANGUAGE`.
  let language: String
  /// The declared date of the publication: what is later is in the future.
  let today: String

  static let unwrapped = ["rdfs:label", "dct:description"]

  /// The object that counts: the literal in the portal's language, else the first of all.
  func chosen(_ subject: Term, _ predicate: String) -> Term? {
    let objects = page.objects(subject, predicate)
    return objects.first { $0.literal?.language == language } ?? objects.first
  }

  /// The text of what counts; of a node the first of the properties `unwrap` that it has, else its IRI.
  /// Nil where there is none or it is empty.
  func value(_ subject: Term, _ predicate: String, unwrap: [String] = []) -> String? {
    guard let object = chosen(subject, predicate) else { return nil }
    let text = serialized(object, unwrap)
    return text.isEmpty ? nil : text
  }

  private func serialized(_ object: Term, _ unwrap: [String]) -> String {
    guard object.literal == nil else { return Lexical.text(object) }
    for predicate in unwrap {
      if let text = value(object, predicate) { return text }
    }
    return Lexical.text(object)
  }

  /// Every value once.
  func values(_ subject: Term, _ predicate: String, unwrap: [String] = unwrapped) -> [String] {
    var seen: Set<String> = []
    return page.objects(subject, predicate).map { serialized($0, unwrap) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The first object, as text.
  func first(_ subject: Term, _ predicate: String) -> String? {
    let text = page.first(subject, predicate).map { Lexical.text($0) }
    return text?.isEmpty ?? true ? nil : text
  }

  /// A description, which only a literal can be. HTML is left as it stands: udata makes Markdown of it.
  func description(_ subject: Term, _ predicates: [String] = ["dct:description"]) -> String {
    let object = predicates.lazy.compactMap { chosen(subject, $0) }.first {
      $0.literal.map { !$0.text.isEmpty } ?? true
    }
    return Python.stripped(object?.literal?.text ?? "")
  }

  static let descriptions = ["dct:description", "dct:abstract"]

  /// Whether a date is later than the publication, by its day.
  func isFuture(_ text: String) -> Bool { Lexical.day(text).map { $0 > today } ?? false }

  /// A date that is not in the future, as udata keeps it: a moment without a time zone. Nil for what is
  /// no date.
  func past(_ text: String?) -> String? {
    guard let text, !isFuture(text), let day = Lexical.day(text) else { return nil }
    guard text != day else { return day + "T00:00:00" }
    let time = text.dropFirst(11).prefix { !"+-Z".contains($0) }
    return "\(day)T\(time)" + (time.utf8.count == 5 ? ":00" : "")
  }

  /// The schema that a thing conforms to, by its address.
  func schema(_ subject: Term) -> JSONValue? {
    guard let standard = page.first(subject, "dct:conformsTo") else { return nil }
    var address = standard.iri ?? standard.literal?.text
    // What is no address on the web may be of a type that is one.
    if let iri = standard.iri, !WebAddress.isValid(iri) {
      address = page.first(standard, "dct:type")?.iri
    }
    guard let address, standard.literal != nil || WebAddress.isValid(address) else { return nil }
    return .object([
      "url": .string(address), "name": first(standard, "dct:title").map { .string($0) },
    ])
  }

  // MARK: frequency

  /// nil where udata keeps what it has.
  func frequency(_ node: Term) -> String? {
    guard let term = page.first(node, "dct:accrualPeriodicity") else { return nil }
    if let iri = term.iri { return UDataFrequency.named(iri) }
    return term.literal.flatMap { UDataFrequency.named($0.text) ?? UDataFrequency.local($0.text) }
  }

  // MARK: tags

  /// Keywords of every language and the labels of themes.
  func keywords(_ node: Term) -> [String] {
    var words = page.objects(node, "dcat:keyword").compactMap { $0.literal?.text }
    for theme in page.objects(node, "dcat:theme") {
      var label = theme.literal?.text ?? value(theme, "skos:prefLabel")
      if let name = theme.iri.flatMap({ UDataTheme.highValue[$0] }) {
        label = name
        words.append("hvd")
      }
      if isOfINSPIRE(theme) { words.append("inspire") }
      if let label { words.append(label) }
    }
    return words
  }

  private func isOfINSPIRE(_ theme: Term) -> Bool {
    guard theme.literal == nil else { return false }
    if theme.iri?.hasPrefix(UDataTheme.inspire) ?? false { return true }
    guard let scheme = page.first(theme, "skos:inScheme"), scheme.literal == nil else {
      return false
    }
    let names = ["dct:title", "skos:prefLabel", "rdfs:label"]
    let name = names.lazy.compactMap { value(scheme, $0) }.first
    return name?.lowercased() == UDataTheme.scheme
      || scheme.iri.map(UDataTheme.schemes.contains) ?? false
  }

  /// The keywords as slugs, in order; nil where one of them is not foretold.
  func tags(_ node: Term) -> [String]? {
    var tags: Set<String> = []
    for word in keywords(node) {
      switch UDataTag(word) {
      case .tag(let tag): tags.insert(tag)
      case .none: continue
      case .unforetold: return nil
      }
    }
    return tags.sorted()
  }

  // MARK: time

  static let ends = [
    ("schema:startDate", "schema:endDate"), ("dcat:startDate", "dcat:endDate"),
    ("scv:min", "scv:max"),
  ]

  /// The first period; nil where it cannot be read here.
  func period(_ node: Term) -> (start: String?, end: String?)? {
    guard let period = page.first(node, "dct:temporal"), period.iri == nil else { return nil }
    if let literal = period.literal { return Self.period(literal.text) }
    for (from, to) in Self.ends {
      let ends = (first(period, from), first(period, to))
      if ends.0 != nil || ends.1 != nil { return ends }
    }
    return nil
  }

  /// `start/end`, a year or a month.
  static func period(_ text: String) -> (start: String?, end: String?)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      guard let start = Lexical.day(parts[0]), let end = Lexical.day(parts[1]) else { return nil }
      return (start, end)
    }
    guard parts.count == 1 else { return nil }
    let pieces = text.split(separator: "-").map(String.init)
    guard let year = pieces.first, year.utf8.count == 4, let number = Int(year) else { return nil }
    if pieces.count == 1 { return ("\(year)-01-01", "\(year)-12-31") }
    guard pieces.count == 2, let month = Int(pieces[1]), (1...12).contains(month) else {
      return nil
    }
    let days = Lexical.days(inMonth: month, of: number)
    let name = (month < 10 ? "0" : "") + String(month)
    return ("\(year)-\(name)-01", "\(year)-\(name)-\(days)")
  }
}
