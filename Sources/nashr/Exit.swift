import Components
import Connectors
import Formats
import Pipelines
import Releases

/// The exit codes of the command, documented and stable.
enum Exit: Int32, Error {
  case success = 0
  case findings = 1
  case usage = 2
  case input = 3
  case output = 4
  case verification = 6
  case unchanged = 10
  case busy = 75
  case interrupted = 130
  case terminated = 143

  /// The code of a finding that stopped the work.
  init(_ finding: Finding) {
    let family = finding.rule.id.prefix { $0 != "/" }
    switch family {
    case "input" where finding.rule == .pathEscapes: self = .usage
    case "input" where finding.rule == .columnsDiffer: self = .findings
    case "input" where finding.rule.id == "input/stopped": self = .interrupted
    case "input", "archive": self = .input
    case "cache", "http", "postgresql":
      self = InputRules.ofPipelines.contains(finding.rule) ? .usage : .input
    case "output": self = .output
    case "xml" where Self.ofOurs.contains(finding.rule.id): self = .output
    case "sqlite" where finding.rule.id == "sqlite/broken": self = .output
    case "publication": self = finding.rule == .publicationBusy ? .busy : .findings
    case "run": self = finding.rule == .interrupted ? .interrupted : .terminated
    case "csv" where finding.rule == .dialectClash: self = .usage
    case "csv", "check", "encoding": self = .findings
    case _ where Self.ofAuthors.contains(finding.rule.id): self = .usage
    case _ where Self.ofFormats.contains(String(family)): self = Exit(format: finding.place)
    case "package" where Self.ofData.contains(finding.rule): self = .findings
    case "verify": self = .verification
    case "harvest": self = .findings
    default: self = .usage
    }
  }

  /// What is wrong with XML that Nashr wrote itself.
  private static let ofOurs: Set<String> = ["xml/not-valid", "xml/bad-schema"]

  /// The families of rules that a format other than CSV has for what it reads.
  private static let ofFormats: Set<String> = [
    "geojson", "ics", "json", "sheet", "sqlite", "xlsx", "xml",
  ]

  /// What the pipeline has to say, though no word of it is wrong.
  private static let ofAuthors: Set<String> = ["geojson/no-coordinates", "sqlite/which-table"]

  /// What a reader stumbled over: a word of the pipeline or of a descriptor, a record, or the file.
  private init(format place: Place) {
    switch place {
    case .text: self = .usage
    case .cell: self = .findings
    case .file: self = .input
    }
  }

  /// What is wrong with a package's files rather than with its descriptor.
  private static let ofData: Set<Rule> = [
    .hashDiffers, .bytesDiffer, .encodingNotRead, .compressionNotRead, .partDiffers,
  ]

  /// What a header does not have as its schema says: where only data are validated, a fault of theirs.
  private static let ofHeaders: Set<Rule> = [.fieldsDiffer, .fieldOrder, .requiredLacking]

  /// The code of what was found before any row was read, where nothing is to be published: an input
  /// that cannot be read, else a wrong descriptor, else wrong data.
  init(validating findings: [Finding]) {
    let errors = findings.filter { $0.severity == .error }
    let codes = errors.map { Self.ofHeaders.contains($0.rule) ? .findings : Exit($0) }
    self = [.input, .usage].first(where: codes.contains) ?? codes.first ?? .success
  }

  /// The code of what was found before any row was read.
  init(planning findings: [Finding]) {
    let errors = findings.filter { $0.severity == .error }
    self =
      errors.first { Exit($0) == .input }.map { _ in .input } ?? errors.first.map(Exit.init)
      ?? .success
  }
}
