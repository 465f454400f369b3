public import Columns
public import Components

/// A kind of file that tables are read from, written to, or both.
public protocol Format: Component {
  /// The ending of its files' names, without the dot; also what `format` in a pipeline names.
  static var fileExtension: String { get }
  /// Its IANA media type, without parameters.
  static var mediaType: String { get }
  /// The endings of the names of files that it reads, without the dot, where a pipeline names no format;
  /// `fileExtension` alone unless it says otherwise, none for a format that is only written.
  static var fileExtensions: [String] { get }
  /// Whether its files hold a table by their nature. Of others (JSON, workbooks) a data package has to say so.
  static var isTabular: Bool { get }
  /// Whether what it writes is text in UTF-8, which it is unless it says otherwise.
  static var isText: Bool { get }

  /// Whether its files are read from start to end, so that one in gzip is inflated on the way.
  static var isSequential: Bool { get }

  /// The format with all decided that a file has to be looked at for, such as its encoding. Called once
  /// for a file, before it is read for the first time; may read the whole file, in bounded memory.
  func settled(on input: Input) throws(Finding) -> Settled

  /// Opens a file and reads as much of it as tells the columns. Throws `format/write-only` for a
  /// format that is only written.
  func reader(of input: Input) throws(Finding) -> any Reader

  /// Throws `format/read-only` for a format that is only read.
  func writer(of table: Exported) throws(Finding) -> Writer
}

extension Format {
  public static var fileExtensions: [String] { [fileExtension] }
  public static var isTabular: Bool { false }
  public static var isSequential: Bool { true }
  public static var isText: Bool { true }
  /// Nothing has to be decided.
  public func settled(on input: Input) -> Settled { Settled(self) }
}

/// A format that knows how one file is to be read, and what there is to say of that.
public struct Settled: Sendable {
  public let format: any Format
  public let findings: [Finding]

  public init(_ format: any Format, _ findings: [Finding] = []) {
    (self.format, self.findings) = (format, findings)
  }
}

/// A local file to read and the bounds on reading it.
public struct Input: Sendable {
  /// Where the file is on this machine; never shown to anyone.
  public var path: String
  /// What messages call it: its path within the pipeline's folder.
  public var name: String
  /// The table it is read for, which places of findings name.
  public var table: String
  /// How many bytes `cut` aims at; a piece is longer where a record is.
  public var pieceSize: Int
  /// The longest record let through, in bytes; the end of its line counts.
  public var recordLimit: Int
  /// Where the pipeline's folder is on this machine, for formats that read other files of it; nil
  /// where it is the path without the name.
  public var folder: String?
  /// The folder for what does not fit in memory.
  public var scratch: String
  /// What is read instead of the file, where a descriptor holds its data itself.
  public var content: [UInt8]?

  public static let defaultPieceSize = 512 << 10
  public static let defaultRecordLimit = 16 << 20

  public init(
    path: String, name: String, table: String, pieceSize: Int = Input.defaultPieceSize,
    recordLimit: Int = Input.defaultRecordLimit, scratch: String = "/var/tmp"
  ) {
    self.path = path
    self.name = name
    self.table = table
    self.pieceSize = pieceSize
    self.recordLimit = recordLimit
    self.scratch = scratch
  }
}

/// Reads one file in two steps, so that the costly one can run many at a time.
public protocol Reader {
  associatedtype Piece: Sendable
  /// The names of the columns, in the order of the file.
  var header: [String] { get }
  /// Whether the names of `header` are ours, since the file names no columns.
  var isNameless: Bool { get }
  /// What was found wrong while opening, which does not stop the reading.
  var findings: [Finding] { get }
  /// Takes the next run of whole records, or nil at the end. Called by one task, in order. How a file
  /// is cut never changes its rows, places or findings.
  mutating func cut() throws(Finding) -> Piece?
  /// Reads one piece; any task may call it. Pure.
  var parse: @Sendable (Piece) -> Parsed { get }
  /// How records are had as they stand in the file; nil for a format that has no such thing.
  var verbatim: Verbatim<Piece>? { get }
}

extension Reader {
  /// A format has no verbatim records, and names its columns, unless it says otherwise.
  public var verbatim: Verbatim<Piece>? { nil }
  public var isNameless: Bool { false }
}

/// The records of a file byte for byte; of a sheet, whose rows are no runs of bytes, as CSV with the
/// cells as they were read.
public struct Verbatim<Piece>: Sendable {
  /// What stands before the first record: byte order mark and header, with the end of its line.
  public let head: [UInt8]
  /// The record of a piece that starts at an offset of the file, with the end of its line; nil where
  /// the piece has no such byte. Any task may call.
  public let record: @Sendable (_ piece: Piece, _ offset: Int) -> [UInt8]?

  public init(
    head: [UInt8], record: @escaping @Sendable (_ piece: Piece, _ offset: Int) -> [UInt8]?
  ) {
    self.head = head
    self.record = record
  }
}

/// The rows of one piece and what was wrong with it. A row that cannot be read (too few cells, broken
/// text) is in `findings` and not in the batch.
public struct Parsed: Sendable {
  public var batch: Batch
  public var findings: [Finding]
  /// Records that are in no row of the batch.
  public var unreadable: Int

  public init(batch: Batch, findings: [Finding] = [], unreadable: Int = 0) {
    self.batch = batch
    self.findings = findings
    self.unreadable = unreadable
  }
}

/// A table as it leaves: what a writer needs to know.
public struct Exported: Sendable {
  public let name: String
  public let schema: Schema
  /// The language of the publication's core strings.
  public let language: String

  public init(name: String, schema: Schema, language: String) {
    self.name = name
    self.schema = schema
    self.language = language
  }
}

/// Writes one table: `head`, then each batch in order, then `tail`; or makes a file as a whole, where
/// there is `making`. Its bytes are a function of the table alone, however the rows are batched.
public struct Writer: Sendable {
  public typealias Render =
    @Sendable (_ batch: Batch, _ isFirst: Bool, _ output: inout [UInt8]) -> Void
  /// Finds cells that the format cannot carry; called while checking, before anything is written.
  public typealias Refuse = @Sendable (_ batch: Batch, _ faults: inout [CellFault]) -> Void
  /// Makes a reader that is not ours, which reads the file part by part as it is written, before it is
  /// published.
  public typealias Verify = @Sendable (_ name: String) throws(Finding) -> any Verifier

  public let head: [UInt8]
  /// Appends the rows of a batch; `isFirst` where no row of the table came before. Any task may call.
  public let render: Render
  public let tail: [UInt8]
  public let refuse: Refuse?
  public let verify: Verify?
  /// Files that describe this one, such as an XSD: the ending of the name, and the bytes.
  public let sidecars: [Sidecar]
  /// How the file is made as a whole; `head`, `render`, `tail` and `verify` then do nothing.
  public let making: Making?
  /// The most rows that a file can have, and what is said of a table with more.
  public let rowLimit: RowLimit?

  /// Checked before anything is written.
  public struct RowLimit: Sendable {
    public let most: Int
    /// Its wording names `count` and `limit`.
    public let rule: Rule
    public init(_ most: Int, _ rule: Rule) {
      self.most = most
      self.rule = rule
    }
  }

  public struct Sidecar: Sendable {
    public let fileExtension: String, mediaType: String, bytes: [UInt8]
    public init(fileExtension: String, mediaType: String, bytes: [UInt8]) {
      self.fileExtension = fileExtension
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  public init(
    head: [UInt8], tail: [UInt8], sidecars: [Sidecar] = [], refuse: Refuse? = nil,
    verify: Verify? = nil, render: @escaping Render
  ) {
    self.head = head
    self.tail = tail
    self.sidecars = sidecars
    self.refuse = refuse
    self.verify = verify
    self.render = render
    making = nil
    rowLimit = nil
  }

  /// A writer of files that are made as a whole.
  public init(making: Making, rowLimit: RowLimit? = nil, refuse: Refuse? = nil) {
    self.making = making
    self.rowLimit = rowLimit
    self.refuse = refuse
    (head, tail, sidecars, verify) = ([], [], [], nil)
    render = { _, _, _ in }
  }
}

/// A cell of a batch and the rule it breaks; the finding is made from it once the loop is over.
public struct CellFault: Sendable {
  public let rule: Rule
  /// The row within the batch, from zero.
  public let row: Int
  /// The column within the batch, from zero.
  public let field: Int

  public init(_ rule: Rule, row: Int, field: Int) {
    self.rule = rule
    self.row = row
    self.field = field
  }
}

/// The formats there are.
public enum Kinds {
  public static func named(_ name: String) -> (any Format.Type)? {
    all.first { $0.card.name == name }
  }
  public static var cards: [Card] { all.map { $0.card } }
  /// Those that files are read in.
  public static var readable: [any Format.Type] { all.filter { !$0.fileExtensions.isEmpty } }

  /// The format that a file is read in, to tell by the longest known ending of its name, in any case;
  /// `.gz` behind it does not count.
  public static func reading(_ file: String) -> (any Format.Type)? {
    var name = file.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let endings = readable.flatMap { type in type.fileExtensions.map { (type, "." + $0) } }
    return endings.filter { name.hasSuffix($0.1) }.max { $0.1.utf8.count < $1.1.utf8.count }?.0
  }

  /// The format of a media type, whose parameters do not count.
  public static func reading(mediaType: String) -> (any Format.Type)? {
    let type = mediaType.lowercased().prefix { $0 != ";" && $0 != " " }
    return readable.first { $0.mediaType == type }
  }
}

extension Rule {
  public static let readOnly = Rule(
    "format/read-only",
    what: Text(
      ar: "لا يمكن كتابة ملفات بالصيغة {value}.",
      fr: "Nashr ne sait pas écrire le format {value}.",
      en: "Files of the format {value} cannot be written."),
    fix: Text(
      ar: "اختر صيغة أخرى للنشر.", fr: "Choisissez un autre format de publication.",
      en: "Choose another format to publish."),
    example: .init(
      ["value": "xlsx"],
      wrong: "members.xlsx",
      right: "members.csv"))
  static let writeOnly = Rule(
    "format/write-only",
    what: Text(
      ar: "لا يمكن قراءة ملفات بالصيغة {value}.",
      fr: "Nashr ne sait pas lire le format {value}.",
      en: "Files of the format {value} cannot be read."),
    fix: Text(
      ar: "احفظ المصدر بصيغة CSV.", fr: "Enregistrez la source au format CSV.",
      en: "Save the source as CSV."),
    example: .init(
      ["value": "xml"],
      wrong: "members: {from: data/members.xml, format: xml}",
      right: "members: {from: data/members.csv}"))
}
