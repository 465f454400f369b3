import ArgumentParser
import Bytes
import Components
import Formats
import Languages
import Pipelines
import Releases
import Reports

/// A form that a person asked for by its name.
struct ReportFormat: ExpressibleByArgument, CustomStringConvertible {
  static let text = ReportFormat(argument: "text")!
  static let allValueStrings = Forms.names

  let form: any Form.Type

  init?(argument: String) {
    guard let form = Forms.named(argument) else { return nil }
    self.form = form
  }

  var isText: Bool { form.name == "text" }
  var description: String { form.name }
}

/// A file to write a report to: `FILE`, whose ending tells the form, or `FORM:FILE`.
struct ReportFile: ExpressibleByArgument {
  let form: any Form.Type
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2, let form = Forms.named(parts[0]) {
      self.form = form
      path = parts[1]
    } else if let form = Forms.ofFile(argument) {
      self.form = form
      path = argument
    } else {
      return nil
    }
  }
}

/// What every command that reports findings can be told.
struct ReportOptions: ParsableArguments {
  @Option(
    help: """
      How findings are reported: text, to the error stream, or json, ndjson, sarif, junit, github, html \
      or csv, to the output.
      """)
  var format = ReportFormat.text
  @Option(
    help: """
      A file to write the whole report to as well, its form told by its ending (.txt .json .ndjson .sarif \
      .xml .html .csv) or before a colon, as in github:FILE. May be given more than once.
      """)
  var report: [ReportFile] = []
  @Option(help: "The language of messages: ar, fr or en; else that of the locale.")
  var lang: String?
  @Option(help: "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.")
  var color = ColourChoice.auto

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang must be ar, fr or en, not '\(lang)'.")
    }
  }

  var language: Language { Self.language(lang) }

  /// The language of a flag, else that of the locale.
  static func language(_ flag: String?) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let values = names.compactMap { name in Environment[name].map { (name, $0) } }
    return Language.chosen(
      flag: flag.flatMap { Language(rawValue: $0) },
      environment: Dictionary(uniqueKeysWithValues: values))
  }

  private var isColoured: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: Terminal.isInteractive && (Environment["NO_COLOR"] ?? "").isEmpty
    }
  }

  var summary: Summary { Summary(language, colour: isColoured) }

  /// Reports what was found and ends the command. `closing` are the last lines of the text form, where
  /// the eye is; `head` the first members of the JSON form. A quiet command says no text.
  func end(
    _ code: Exit, _ log: FindingLog, head: [JSONValue.Member], closing: [String] = [],
    scope: Report.Scope = Report.Scope(), isQuiet: Bool = false
  ) throws -> Never {
    let isValid = log.count(of: .error) == 0 && (code == .success || code == .unchanged)
    var whole = Report(
      log, in: language, exitCode: code.rawValue, isValid: isValid, head: head, closing: closing,
      scope: scope)
    whole.scope.list = list ?? scope.list
    let failure = write(whole)
    whole.isColoured = isColoured
    if !(isQuiet && format.isText) { show(whole) }
    if let failure {
      Terminal.error(summary.text(of: FindingLog([failure])))
      throw Exit.output
    }
    throw code
  }

  private func show(_ whole: Report) {
    let text = String(decoding: format.form.bytes(of: whole), as: UTF8.self)
    (format.isText ? Terminal.error : Terminal.output)(text)
  }

  /// The first of the files asked for that lists every finding.
  private var list: String? {
    report.first { ["json", "ndjson", "sarif", "csv"].contains($0.form.name) }?.path
  }

  /// Writes the files that were asked for, each in one step; what the first that cannot be written says.
  private func write(_ whole: Report) -> Finding? {
    for file in report {
      do throws(FileFault) {
        try FileWriter.replace(file.path, with: file.form.bytes(of: whole))
      } catch {
        return Finding(.reportFailed, at: .file(file.path), ["reason": error.reason])
      }
    }
    return nil
  }

  /// Ends the command with the finding that stopped it, and with what that came to.
  func stop(
    _ finding: Finding, _ head: [JSONValue.Member], before: FindingLog = FindingLog(),
    scope: Report.Scope = Report.Scope(), _ stopped: Text = Phrases.stopped
  ) throws -> Never {
    var log = before
    log.add(finding)
    let closing = finding.rule == .outputUnconfirmed ? [] : [stopped[language]]
    try end(Exit(finding), log, head: head, closing: closing, scope: scope)
  }
}

extension Report.Scope {
  /// Files are looked for in `folders`, in order. One that stands in none has its path already where it
  /// begins with the first, else is named as in the first.
  init(_ tables: [Report.Table] = [], folders: [String], list: String? = nil) {
    self.init(tables, list: list) { file in
      guard !file.isEmpty, !file.hasPrefix("/"), let first = folders.first else { return file }
      func path(_ folder: String) -> String { folder == "." ? file : "\(folder)/\(file)" }
      let found = folders.first { (try? Directory.kind(of: path($0))) ?? nil != nil }
      return found.map(path) ?? (file.hasPrefix(first + "/") ? file : path(first))
    }
  }
}

extension Rule {
  static let reportFailed = Rule(
    "output/report-failed",
    what: Text(
      ar: "تعذرت كتابة التقرير في هذا الملف ({reason}).",
      fr: "Le rapport n’a pas pu être écrit dans ce fichier ({reason}).",
      en: "The report could not be written to this file ({reason})."),
    fix: Text(
      ar: "تحقق من وجود المجلد ومن حق الكتابة فيه.",
      fr: "Vérifiez que le dossier existe et que l’écriture y est permise.",
      en: "Make sure that the folder is there and may be written to."),
    example: .init(
      ["reason": "No such file or directory"], wrong: "--report nowhere/findings.csv",
      right: "--report findings.csv"))
}
