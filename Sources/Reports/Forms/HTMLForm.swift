import Components
import Languages
import Pipelines
import Releases

/// One page for people that needs nothing else: the report in three languages, that of the report first.
/// Style sheets alone show one language at a time; without them all three stand one after another.
///
/// A rule shows up to a thousand of its findings and says how many more there are.
enum HTMLForm: Form {
  static let name = "html"
  static let fileExtension = "html"
  private static let most = 1000

  static func bytes(of report: Report) -> [UInt8] {
    let first = report.language
    let languages = [first] + Language.allCases.filter { $0 != first }
    let sections = languages.map { section(report, $0) }.joined()
    let page = """
      <!DOCTYPE html>
      <html lang="\(first.rawValue)" dir="\(first.direction)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLWords.title[first].escapedForHTML)</title>
      <style>
      \(Style.sheet)\(own)</style>
      </head>
      <body>
      <main>
      \(sections)</main>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  /// What only this page needs.
  private static let own = """
    .report { text-align: start; }
    .counts th + th, .counts td + td { text-align: end; white-space: nowrap; }
    .error { border-inline-start: .4rem solid #b3261e; padding-inline-start: .75rem; }
    .warning { border-inline-start: .4rem solid #8a5a00; padding-inline-start: .75rem; }
    .note { border-inline-start: .4rem solid #4a6f8a; padding-inline-start: .75rem; }
    @supports selector(:has(a)) {
      main:not(:has(:target)) > .report:not(:first-child) { display: none; }
      main:has(> .report:target) > .report:not(:target) { display: none; }
    }

    """

  // MARK: one language

  private static func section(_ report: Report, _ language: Language) -> String {
    let words = HTMLWords(language)
    let groups = report.log.groups.map { group(report, $0, language) }.joined()
    return """
      <section class="report" id="\(language.rawValue)" lang="\(language.rawValue)" \
      dir="\(language.direction)">
      \(languages(language))
      <h1>\(words(HTMLWords.title))</h1>
      \(verdict(report, language))\(tables(report, words))\(groups)</section>

      """
  }

  private static func languages(_ current: Language) -> String {
    let items = Language.allCases.map { language in
      let mark = language == current ? " aria-current=\"true\"" : ""
      return """
        <li><a lang="\(language.rawValue)" dir="\(language.direction)" \
        href="#\(language.rawValue)"\(mark)>\(Words.own(language))</a></li>
        """
    }
    let label = Words.all(in: current)["languages", default: ""].escapedForHTML
    return "<nav aria-label=\"\(label)\"><ul class=\"languages\">\(items.joined())</ul></nav>"
  }

  private static func verdict(_ report: Report, _ language: Language) -> String {
    let words = HTMLWords(language)
    let verdict = report.isValid ? words(HTMLWords.valid) : words(HTMLWords.invalid)
    let counts = Summary(language).counts(of: report.log)
    let unlisted = report.log.unlisted
    let more = render(
      Rule.unlisted.what, ["count": String(unlisted)], language, isolating: .html)
    return "<p class=\"notice\"><strong>\(verdict)</strong> \(counts.escapedForHTML).</p>\n"
      + (unlisted > 0 ? "<p>\(more)</p>\n" : "")
  }

  private static func tables(_ report: Report, _ words: HTMLWords) -> String {
    guard !report.scope.tables.isEmpty else { return "" }
    let rows = report.scope.tables.map { table in
      let numbers = [table.rows] + [.error, .warning, .note].map(table.count)
      let cells = numbers.map { "<td>\(words.language.number($0))</td>" }.joined()
      return "<tr><td><bdi>\(table.name.legible.escapedForHTML)</bdi></td>\(cells)</tr>\n"
    }
    let heads = [
      words(HTMLWords.table), words(HTMLWords.rows), words(HTMLWords.errors),
      words(HTMLWords.warnings), words(HTMLWords.notes),
    ]
    return """
      <div class="scroll"><table class="counts"><thead><tr>\
      \(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
  }

  // MARK: one rule

  private static func group(
    _ report: Report, _ group: FindingLog.Group, _ language: Language
  ) -> String {
    let words = HTMLWords(language)
    let total = group.count
    let listed = report.log.samples(of: group, most)
    let rows = listed.map { row($0, language) }.joined()
    let more = Summary(language).more(total - listed.count)
    let title = (Sentence.title(of: group.rule)[language.rawValue] ?? "").escapedForHTML
    return """
      <section class="\(group.severity.rawValue)">
      <h2>\(Words.severity(group.severity.rawValue)[language].escapedForHTML) · \(title) × \
      \(language.number(total))</h2>
      <p>\(words(HTMLWords.explain)) <code dir="ltr">\(FindingRecord.help(group.rule).escapedForHTML)</code></p>
      <div class="scroll"><table><thead><tr><th scope="col">\(words(HTMLWords.place))</th>\
      <th scope="col">\(words(HTMLWords.what))</th><th scope="col">\(words(HTMLWords.fix))</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      \(more.map { "<p>\($0.escapedForHTML)</p>\n" }.joined())</section>

      """
  }

  private static func row(_ finding: Finding, _ language: Language) -> String {
    let cells = [
      Sentence.place(finding.place, language, .html), finding.what(language, isolating: .html),
      finding.fix(language, isolating: .html),
    ]
    return "<tr>\(cells.map { "<td>\($0)</td>" }.joined())</tr>\n"
  }
}

/// What the page says by itself, escaped.
private struct HTMLWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  func callAsFunction(_ text: Text) -> String {
    language.typeset(text[language]).escapedForHTML
  }

  static let title = Text(ar: "تقرير التحقق", fr: "Rapport de contrôle", en: "Validation report")
  static let valid = Text(ar: "البيانات سليمة.", fr: "Valide.", en: "Valid.")
  static let invalid = Text(
    ar: "توجد أمور ينبغي تصحيحها.", fr: "Des corrections sont nécessaires.",
    en: "There are things to mend.")
  static let table = Text(ar: "الجدول", fr: "Table", en: "Table")
  static let rows = Text(ar: "الأسطر", fr: "Lignes", en: "Rows")
  static let errors = Text(ar: "الأخطاء", fr: "Erreurs", en: "Errors")
  static let warnings = Text(ar: "التنبيهات", fr: "Avertissements", en: "Warnings")
  static let notes = Text(ar: "الملاحظات", fr: "Remarques", en: "Notes")
  static let place = Text(ar: "الموضع", fr: "Où", en: "Where")
  static let what = Text(ar: "الخلل", fr: "Quoi", en: "What")
  static let fix = Text(ar: "ما ينبغي فعله", fr: "Que faire", en: "What to do")
  static let explain = Text(
    ar: "لمعرفة المزيد عن القاعدة:", fr: "Pour en savoir plus sur la règle :",
    en: "For more about the rule:")
}
