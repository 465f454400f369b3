import Bytes
import Columns
public import Components
import Connectors
import Formats
import FoundationEssentials
public import Languages
import Pipelines

/// The rejected records of one table while they are written: a list that says what is wrong with each,
/// and the records alone as they were.
final class QuarantineFile {
  private let table: TablePlan
  private let result: TableResult
  private let folder: String
  private let digests: [String: String]
  private let findings: [Start: [Finding]]
  private var list: FileWriter?
  private var original: FileWriter?
  /// The file that all records so far come from, and the sheet of it.
  private var source: (file: String, sheet: String?)?
  /// Whether the records are of one file, and their bytes are known.
  private var isWhole = true
  private var records: [QuarantineReport.Record] = []

  /// Where a record starts.
  private struct Start: Hashable {
    let file: String, sheet: String?, offset: Int

    init(_ place: Place.Cell) {
      (file, sheet, offset) = (place.file, place.sheet, place.byteOffset)
    }
  }

  private static let header = [
    "file", "sheet", "sha256", "row", "line", "byte_offset", "rules", "fields", "message_ar",
    "message_fr",
    "message_en", "record", "record_base64",
  ]
  /// How much of a value a message holds, in characters.
  private static let valueLimit = 2000

  private var listName: String { table.name + ".csv" }
  private var originalName: String { table.name + ".original.csv" }

  /// Creates the files in a folder that is there.
  init(_ table: TablePlan, _ result: TableResult, in folder: String) throws(FileFault) {
    self.table = table
    self.result = result
    self.folder = folder
    digests = Dictionary(table.sources.map { ($0.name, $0.statedDigest.description) }) { first, _ in
      first
    }
    findings = Self.byStart(result.log.findings)
    list = try FileWriter(creating: folder + "/" + table.name + ".csv", isPrivate: true)
    original = try FileWriter(
      creating: folder + "/" + table.name + ".original.csv", isPrivate: true)
    try list!.write(CSVText.table(Self.header, []))
  }

  private static func byStart(_ findings: [Finding]) -> [Start: [Finding]] {
    var starts: [Start: [Finding]] = [:]
    for finding in findings {
      guard case .cell(let cell) = finding.place else { continue }
      starts[Start(cell), default: []].append(finding)
    }
    return starts
  }

  func append(_ records: [RejectedRecord]) throws(FileFault) {
    var output: [UInt8] = []
    for record in records {
      let about = report(record)
      CSVText.append(row(record, about), to: &output)
      if self.records.count < QuarantineReport.mostShown { self.records.append(about) }
      try appendOriginal(record)
    }
    try list!.write(output)
  }

  private func appendOriginal(_ record: RejectedRecord) throws(FileFault) {
    let own = (file: record.place.file, sheet: record.place.sheet)
    guard let bytes = record.bytes, let head = record.head, source ?? own == own else {
      isWhole = false
      return
    }
    if source == nil { try original!.write(head) }
    source = own
    try original!.write(bytes)
  }

  private func report(_ record: RejectedRecord) -> QuarantineReport.Record {
    let ids = Set(record.rules.map(\.id))
    return QuarantineReport.Record(
      place: record.place,
      findings: findings[Start(record.place), default: []].filter { ids.contains($0.rule.id) },
      rules: record.rules, cells: record.cells,
      text: record.bytes.map { String(decoding: Self.withoutEnd($0), as: UTF8.self) })
  }

  /// The line end closes a record and is no part of it (RFC 4180 §2.1).
  private static func withoutEnd(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var end = bytes.count
    if end > 0, bytes[end - 1] == 10 { end -= 1 }
    if end > 0, bytes[end - 1] == 13 { end -= 1 }
    return bytes[..<end]
  }

  private func row(_ record: RejectedRecord, _ about: QuarantineReport.Record) -> [String] {
    let fields = about.findings.compactMap { finding -> String? in
      if case .cell(let cell) = finding.place { return cell.field }
      return nil
    }
    let bytes = record.bytes.map { Array(Self.withoutEnd($0)) } ?? []
    let isText = (try? UTF8Span(validating: bytes.span)) != nil
    let place = record.place
    return [
      place.file, place.sheet ?? "", digests[place.file] ?? "", String(place.row),
      place.sheet == nil ? String(place.line) : "",
      place.sheet == nil ? String(place.byteOffset) : "",
      record.rules.map(\.id).joined(separator: " "),
      fields.joined(separator: "; "),
    ]
      + Language.allCases.map {
        about.sentences($0, isolating: .plain, limit: Self.valueLimit).joined(separator: " ")
      }
      + [about.text ?? "", isText ? "" : Data(bytes).base64EncodedString()]
  }

  /// Ends both files. Called once.
  func finish() throws(FileFault) -> QuarantineReport.Table {
    try Self.close(list.take())
    try Self.close(original.take())
    isWhole = isWhole && source != nil
    if !isWhole { try Directory.removeFile(folder + "/" + originalName) }
    return QuarantineReport.Table(
      name: table.name, title: table.schema.title, columns: table.schema.fields.map(\.name),
      read: result.read, published: result.published, rejected: result.rejected, records: records,
      list: listName, original: isWhole ? originalName : nil)
  }

  private static func close(_ writer: consuming FileWriter?) throws(FileFault) {
    if let writer { try writer.close() }
  }
}

extension QuarantineReport.Record {
  /// What is wrong with the record and what to do, a sentence or two each; of a rule whose finding was
  /// counted and not listed, what it says in general.
  public func sentences(_ language: Language, isolating isolation: Isolation, limit: Int)
    -> [String]
  {
    let listed = findings.map { finding in
      finding.what(language, isolating: isolation, limit: limit) + " "
        + finding.fix(language, isolating: isolation, limit: limit)
    }
    let known = Set(findings.map(\.rule.id))
    let others = rules.filter { !known.contains($0.id) }.map { rule in
      isolation == .html
        ? (Sentence.title(of: rule)[language.rawValue] ?? rule.id).escapedForHTML
        : Sentence.title(of: rule)[language.rawValue] ?? rule.id
    }
    return listed + others
  }
}
