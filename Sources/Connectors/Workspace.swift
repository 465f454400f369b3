public import Components

/// Where a connector works, and what it may do there.
public struct Workspace {
  /// The pipeline's folder on this machine; never shown or published.
  public let folder: String
  /// The folder of unnamed temporary files.
  public let scratch: String
  public let access: Access
  /// Takes what is worth saying and does not stop the work.
  public let note: (Finding) -> Void

  public init(
    folder: String, scratch: String, access: Access = Access(),
    note: @escaping (Finding) -> Void
  ) {
    (self.folder, self.scratch, self.access, self.note) = (folder, scratch, access, note)
  }
}

/// What may be used beyond the pipeline's folder.
public struct Access: Sendable {
  /// The folder in which sources from elsewhere are kept from run to run, made when first needed; nil
  /// where nothing is kept, so that such sources are refused.
  public var cache: String?
  /// Whether nothing may be asked of other machines.
  public var isOffline: Bool
  /// What was fetched by it already: whoever asks twice in a run gets the same bytes.
  let fetched = Fetched()

  /// Whether the run was told to end; asked while a connector waits.
  public var isOver: @Sendable () -> Bool

  public init(
    cache: String? = nil, isOffline: Bool = false,
    isOver: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.cache, self.isOffline, self.isOver) = (cache, isOffline, isOver)
  }
}
