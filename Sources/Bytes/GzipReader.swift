/// A gzip file (RFC 1952, one member or several) read as the raw bytes it stands for. Blocks the
/// calling thread; one owner at a time. Memory: 64 KiB of input, zlib's 32 KiB window, what is asked for.
///
/// The bytes are known to be right only once `read` has answered 0. Whatever the file holds, a call
/// gives bytes or throws; once it has thrown it throws the same again.
public struct GzipReader: ~Copyable {
  private static let piece = 1 << 16
  /// Below this many raw bytes no ratio is looked at.
  private static let leastForRatio = 1 << 20

  private let path: String
  private let limit: Int, ratio: Int
  private var file: FileReader
  private let inflater = Inflater()
  private var input: [UInt8] = []
  private var position = 0
  private var isAtEnd = false, isBetweenMembers = false
  private var members = 0
  private var fault: GzipFault?
  /// How many compressed bytes were used so far.
  public private(set) var offset = 0
  /// How many raw bytes were made so far.
  public private(set) var rawCount = 0

  /// Opens a file that may hold at most `limit` raw bytes, and at most `ratio` of them for each
  /// compressed one. Deflate cannot exceed 1032, so the default allows all; name less for files of
  /// strangers. Refuses what `FileReader` refuses.
  public init(_ path: String, limit: Int, ratio: Int = 1032) throws(GzipFault) {
    precondition(limit >= 0 && ratio > 0)
    file = try asGzip(path) { () throws(FileFault) in try FileReader(path) }
    self.path = path
    self.limit = limit
    self.ratio = ratio
  }

  /// Appends the next raw bytes, at most `count`, to `buffer`, and answers how many; 0 is the end of
  /// a whole and sound file. `count` must be positive. 400 to 900 MB/s of raw bytes.
  public mutating func read(upTo count: Int, into buffer: inout [UInt8]) throws(GzipFault) -> Int {
    precondition(count > 0)
    if let fault { throw fault }
    do throws(GzipFault) { return try next(upTo: count, into: &buffer) } catch {
      fault = error
      throw error
    }
  }

  private mutating func next(upTo count: Int, into buffer: inout [UInt8]) throws(GzipFault) -> Int {
    while true {
      if position == input.count, !isAtEnd { try refill() }
      if isBetweenMembers {
        if position == input.count { return 0 }
        try startMember()
      }
      let before = buffer.count
      let (used, outcome) = inflate(upTo: count, into: &buffer)
      position += used
      offset += used
      let made = buffer.count - before
      rawCount += made
      try judge(outcome, isStuck: used == 0 && made == 0)
      if made > 0 { return made }
    }
  }

  private func inflate(upTo count: Int, into buffer: inout [UInt8]) -> (Int, Inflater.Outcome) {
    inflater.inflate(input.span.extracting(position...), upTo: count, into: &buffer)
  }

  private mutating func refill() throws(GzipFault) {
    input.removeAll(keepingCapacity: true)
    position = 0
    do throws(FileFault) {
      isAtEnd = try file.read(upTo: Self.piece, into: &input) == 0
    } catch { throw GzipFault(.file(error), path, offset: offset) }
  }

  /// A byte that cannot start a member (RFC 1952 §2.2: members follow each other with nothing
  /// between) is not one that was cut short.
  private mutating func startMember() throws(GzipFault) {
    guard input[position] == GzipAssembler.header[0] else { throw found(.trailingBytes) }
    inflater.reset()
    isBetweenMembers = false
  }

  private mutating func judge(_ outcome: Inflater.Outcome, isStuck: Bool) throws(GzipFault) {
    switch outcome {
    case .refused(let words): throw found(kind(words))
    case .ended:
      members += 1
      isBetweenMembers = true
    case .more:
      if isStuck, isAtEnd { throw found(.truncated) }
      if isStuck, position < input.count { throw found(.corrupted("no progress")) }
    }
    if rawCount > limit { throw found(.limit(limit)) }
    if rawCount > Self.leastForRatio, rawCount / ratio > offset { throw found(.ratio(ratio)) }
  }

  private func kind(_ words: String) -> GzipFault.Kind {
    switch words {
    case "incorrect header check": members == 0 ? .notGzip : .trailingBytes
    case "incorrect data check", "incorrect length check": .checksum
    default: .corrupted(words)
    }
  }

  private func found(_ kind: GzipFault.Kind) -> GzipFault {
    GzipFault(kind, path, offset: offset)
  }
}

extension GzipReader {
  /// The digest and the number of the raw bytes of a whole and sound gzip file with at most `limit`
  /// of them. Memory stays below 1 MiB.
  public static func digest(of path: String, limit: Int) throws(GzipFault)
    -> (raw: Digest, rawCount: Int)
  {
    var reader = try GzipReader(path, limit: limit)
    var hash = SHA256()
    var piece: [UInt8] = []
    while try reader.read(upTo: 1 << 18, into: &piece) > 0 {
      hash.update(piece.span)
      piece.removeAll(keepingCapacity: true)
    }
    return (hash.finish(), reader.rawCount)
  }
}
