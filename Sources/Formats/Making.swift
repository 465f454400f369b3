public import Bytes
public import Columns
public import Components

/// How a format makes files that cannot be written block by block: spreadsheets, databases.
public struct Making: Sendable {
  /// Whether one file holds all tables of a dataset that are published so; else each has its own.
  public let isShared: Bool
  /// Whether its files are compressed already, so that gzip would gain nothing.
  public let isCompressed: Bool
  /// The library that makes the files, with its version: their bytes depend on it.
  public let library: String
  /// Creates a file where nothing stands yet.
  public let begin: @Sendable (NewFile) throws(FileFault) -> any FileMaker

  public init(
    isShared: Bool = false, isCompressed: Bool = false, library: String,
    begin: @escaping @Sendable (NewFile) throws(FileFault) -> any FileMaker
  ) {
    self.isShared = isShared
    self.isCompressed = isCompressed
    self.library = library
    self.begin = begin
  }
}

/// A file that is to be made.
public struct NewFile: Sendable {
  /// Where it will stand on this machine.
  public let path: String
  /// What findings call it.
  public let name: String
  /// The tables that it holds, in their order.
  public let tables: [Exported]
  /// A folder for temporary files, which are gone when the file is done.
  public let scratch: String

  public init(path: String, name: String, tables: [Exported], scratch: String) {
    self.path = path
    self.name = name
    self.tables = tables
    self.scratch = scratch
  }
}

/// Makes one file of a format. Its bytes are a function of the tables alone, however their rows are
/// batched. Memory is bounded whatever the number of rows. Used by one task at a time; where it goes
/// away unfinished, the caller removes what stands at the path.
public protocol FileMaker: AnyObject {
  /// The rows that follow are of the table at `index` of the file's tables. Called once for each, in
  /// order, also of tables without rows.
  func begin(_ index: Int) throws(FileFault)
  /// Takes the next rows of the table. The columns are the fields of its schema.
  func append(_ batch: Batch) throws(FileFault)
  /// Ends the file, once. What reading it back found wrong with it; nil where all is well. The caller
  /// sees to it that the file is on the disk.
  func finish() throws(FileFault) -> Finding?
}
