import Components
import Languages
import Pipelines
public import Releases

/// The page of what was set aside, for the officer who mends it: one file without scripts and without
/// anything fetched, in three languages, the publication's own first. Not published.
public enum QuarantinePage {
  /// UTF-8. Nothing in the data can become markup.
  public static func bytes(of report: QuarantineReport) -> [UInt8] {
    let own = Language(rawValue: report.metadata.language) ?? .ar
    let languages = [own] + Language.allCases.filter { $0 != own }
    let links = languages.map {
      "<li><a href=\"#\($0.rawValue)\" lang=\"\($0.rawValue)\" hreflang=\"\($0.rawValue)\">"
        + "\(Words.own($0))</a></li>"
    }
    let sections = languages.map { QuarantineSection(report: report, language: $0).html }
    let page = """
      <!DOCTYPE html>
      <html lang="\(own.rawValue)" dir="\(own.direction)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>\(QuarantineSection.heading[own].escapedForHTML) – \(report.metadata.name.escapedForHTML)</title>
      <style>
      \(Style.sheet)mark { background: var(--notice); color: inherit; outline: 2px solid var(--notice-line); }
      </style>
      </head>
      <body>
      <nav><ul class="languages">\(links.joined())</ul></nav>
      \(sections.joined(separator: "\n"))
      </body>
      </html>

      """
    return Array(page.utf8)
  }
}

/// The page's part in one language.
private struct QuarantineSection {
  let report: QuarantineReport
  let language: Language

  static let heading = Text(
    ar: "أسطر معزولة لم تنشر", fr: "Lignes en quarantaine, non publiées",
    en: "Rows set aside, not published")

  private static let advice = Text(
    ar:
      "صحح الخانات المعلمة في الملف المصدر ثم أعد التنفيذ، فتنشر الأسطر. ويوجد كل سطر كما ورد في ملفه، مع سبب عزله، في الملفات المذكورة أسفله.",
    fr:
      "Corrigez dans le fichier source les cellules marquées, puis relancez : les lignes seront publiées. Chaque ligne, telle qu’elle est dans son fichier, et ce qui lui est reproché se trouvent dans les fichiers nommés plus bas.",
    en:
      "Mend the marked cells in the source file and run again: the rows will be published. Each row as it stands in its file, and what is wrong with it, are in the files named below."
  )
  private static let privacy = Text(
    ar:
      "هذا المجلد خاص: قد يتضمن معطيات ذات طابع شخصي. لا تنشره، واحذفه حين لا تبقى إليه حاجة.",
    fr:
      "Ce dossier est privé : il peut contenir des données à caractère personnel. Ne le publiez pas, et supprimez-le quand il ne sert plus.",
    en:
      "This folder is private: it may hold personal data. Do not publish it, and delete it when it is of no more use."
  )
  private static let names = Text(
    ar: "تتضمن الأسطر المحفوظة كما وردت أسماء لا ينشرها هذا المنشور.",
    fr: "Les lignes gardées telles quelles contiennent des noms que la publication ne donne pas.",
    en: "The rows kept as they were hold names that the publication leaves out.")
  private static let totals = Text(
    ar: "قرئ {read:rows}، ونشر {published:rows}، وعزل {rejected:rows}.",
    fr: "Lu : {read:rows} ; publié : {published:rows} ; en quarantaine : {rejected:rows}.",
    en: "Read: {read:rows}; published: {published:rows}; set aside: {rejected:rows}.")
  private static let files = Text(
    ar: "اللائحة الكاملة: {list}.", fr: "La liste entière : {list}.", en: "The whole list: {list}.")
  private static let original = Text(
    ar: "الأسطر وحدها كما وردت: {original}.", fr: "Les lignes seules, telles quelles : {original}.",
    en: "The rows alone, as they were: {original}.")
  private static let more = Text(
    ar: "لا تظهر هنا {count:rows} أخرى؛ تجدها في اللائحة.",
    fr: "Non montré ici : {count:rows} de plus, dans la liste.",
    en: "Not shown here: {count:rows} more, in the list.")
  private static let place = Text(ar: "الموضع", fr: "Emplacement", en: "Place")
  private static let reason = Text(
    ar: "السبب وما العمل", fr: "Motif et remède", en: "Reason and remedy")
  private static let unreadable = Text(
    ar: "تعذرت قراءة هذا السطر", fr: "Ligne illisible", en: "This row could not be read")

  var html: String {
    let notes = [Self.advice, Self.privacy] + (report.keepsNames ? [Self.names] : [])
    let notice = notes.map { "<p>\($0[language].escapedForHTML)</p>" }.joined()
    return """
      <section id="\(language.rawValue)" lang="\(language.rawValue)" dir="\(language.direction)">
      <h1>\(Self.heading[language].escapedForHTML)</h1>
      <div class="notice">\(notice)</div>
      \(report.tables.map(table).joined(separator: "\n"))
      </section>
      """
  }

  private func table(_ table: QuarantineReport.Table) -> String {
    let name = "<bdi>\(escaped(table.name))</bdi>"
    let title = table.title[language.rawValue].map { "<bdi>\(escaped($0))</bdi> (\(name))" } ?? name
    let counts = [
      "read": table.read, "published": table.published, "rejected": table.rejected,
    ].mapValues { String($0) }
    var lines = [
      "<h2>\(title)</h2>",
      "<p>\(said(Self.totals, counts))</p>", "<p>\(said(Self.files, ["list": table.list]))</p>",
    ]
    if let original = table.original {
      lines.append("<p>\(said(Self.original, ["original": original]))</p>")
    }
    lines.append(list(table))
    if table.rejected > table.records.count {
      let count = String(table.rejected - table.records.count)
      lines.append("<p>\(said(Self.more, ["count": count]))</p>")
    }
    return lines.joined(separator: "\n")
  }

  private func list(_ table: QuarantineReport.Table) -> String {
    let heads = [Self.place[language]] + table.columns
    return "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>"
      + heads.map { "<th scope=\"col\"><bdi>\(escaped($0))</bdi></th>" }.joined()
      + "</tr></thead>\n<tbody>\n"
      + table.records.map { row($0, table.columns) }.joined(separator: "\n")
      + "\n</tbody></table></div>"
  }

  /// The cells of a record, and below them what is wrong, across the whole width.
  private func row(_ record: QuarantineReport.Record, _ columns: [String]) -> String {
    let place = Sentence.place(.cell(record.place), language, .html)
    let reasons = record.sentences(language, isolating: .html, limit: 500)
    return "<tr><th scope=\"row\" rowspan=\"2\">\(place)</th>" + cells(record, columns)
      + "</tr>\n<tr><td colspan=\"\(columns.count)\"><strong>\(Self.reason[language].escapedForHTML)</strong>"
      + reasons.map { "<p>\($0)</p>" }.joined() + "</td></tr>"
  }

  /// A record that no row could be made of is shown as it stands, unless it may hold dropped names.
  private func cells(_ record: QuarantineReport.Record, _ columns: [String]) -> String {
    guard let cells = record.cells else {
      let text = report.keepsNames ? Self.unreadable[language] : record.text ?? ""
      return "<td colspan=\"\(columns.count)\"><mark><bdi>\(escaped(text))</bdi></mark></td>"
    }
    return zip(columns, cells).map { column, cell in
      let text = "<bdi>\(escaped(cell ?? ""))</bdi>"
      return record.marks(column)
        ? "<td><mark>\(cell == nil ? "∅" : text)</mark></td>" : "<td>\(text)</td>"
    }.joined()
  }

  private func said(_ text: Text, _ values: [String: String]) -> String {
    render(text, values, language, isolating: .html)
  }

  private func escaped(_ text: String) -> String { text.excerpt(limit: 500).escapedForHTML }
}
