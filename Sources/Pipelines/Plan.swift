public import Bytes
public import Columns
public import Connectors
public import Formats

/// A pipeline whose every name has been found and whose every table knows how its rows come about.
/// No row has been read.
public struct Plan: Sendable {
  public let pipeline: Pipeline
  /// Every table that has a schema, in the order of the pipeline, published or not.
  public let tables: [TablePlan]
  public let datasets: [DatasetPlan]
  public let bounds: Bounds
  /// The date of the release that checks compared with, where one was given.
  public let date: ReleaseDate?

  /// How much is done and held at once.
  public struct Bounds: Sendable {
    /// How many pieces and blocks are under way.
    public var width: Int
    public var pieceSize: Int
    public var recordLimit: Int
    /// How many bytes of keys are held in memory, all together; more is spilled.
    public var keyMemory: Int
    /// The folder of unnamed temporary files.
    public var scratch: String
    /// How many bytes the tables themselves may take, beside rows and keys; nil for any number.
    public var tableMemory: Int?

    public init(
      width: Int, pieceSize: Int = Input.defaultPieceSize,
      recordLimit: Int = Input.defaultRecordLimit, keyMemory: Int = 64 << 20,
      scratch: String = "/var/tmp", tableMemory: Int? = nil
    ) {
      self.width = max(1, width)
      self.pieceSize = max(1, pieceSize)
      self.recordLimit = recordLimit
      self.keyMemory = keyMemory
      self.scratch = scratch
      self.tableMemory = tableMemory
    }
  }
}

public struct DatasetPlan: Sendable {
  public let name: String
  public let metadata: DatasetMetadata
  public let tables: [TablePlan]
  /// The digest of what the author declared: metadata and schemas.
  public let definition: Digest
}

public struct TablePlan: Sendable {
  public let name: String
  public let dataset: String?
  /// As declared: cells are read, checked and shown in this form.
  public let schema: Schema
  /// As published: cells leave in this form.
  public let published: Schema
  /// What brings cells from the one to the other; nil where they leave as they came.
  let respelling: Respelling?
  public let relation: Relation
  public let checks: [any RowCheck]
  public let keys: [KeyCheck]
  /// How much what is found weighs.
  public let severities: SeverityPolicy
  public let outputs: [Output]
  /// The files that its rows come from.
  public let sources: [Spooled]
  /// The Table Schema descriptor as published.
  public let descriptor: JSONValue
  /// Whether it is only read to find keys: of another package, or of an earlier release.
  public var isReferredTo = false
  /// Whether rows with errors leave the release, instead of refusing it.
  public var isQuarantined = false

  /// The table in one format.
  public struct Output: Sendable {
    /// The name of the format.
    public let format: String
    public let fileExtension: String
    public let mediaType: String
    public let writer: Writer
    /// What the writer was made for.
    public let table: Exported
  }
}
