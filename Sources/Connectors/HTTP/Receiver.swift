import Bytes

/// Takes one answer: its head, and the body where it is wanted.
final class Receiver {
  private(set) var head = ResponseHead()
  /// Why the rest is not wanted.
  private(set) var failure: Failure?
  /// How many bytes of the download are here.
  private(set) var count = 0
  private let isOver: @Sendable () -> Bool
  private let ceiling: Int
  private let resumed: CacheEntry.Partial?
  private let opening: (ResponseHead) throws(Failure) -> FileWriter
  private var writer: FileWriter?
  private var hasBody = false
  private var headSize = 0

  /// Heads of more bytes are no heads.
  private static let longestHead = 1 << 19
  /// A longer page of a refusal is not read to its end.
  private static let longestRefusal = 1 << 20

  /// `opening` gives the file for a body that is wanted; `ceiling` is the most bytes that a whole one has.
  init(
    _ resumed: CacheEntry.Partial?, ceiling: Int, isOver: @escaping @Sendable () -> Bool,
    opening: @escaping (ResponseHead) throws(Failure) -> FileWriter
  ) {
    self.resumed = resumed
    self.ceiling = ceiling
    self.isOver = isOver
    self.opening = opening
  }

  var isStopped: Bool { isOver() }

  /// Takes a line of the head; false ends the request.
  func line(_ bytes: UnsafeRawBufferPointer) -> Bool {
    headSize += bytes.count
    if headSize > Self.longestHead {
      failure = .incomplete("head > \(Self.longestHead)")
      return false
    }
    var line = unsafe String(decoding: bytes, as: UTF8.self)
    while line.hasSuffix("\n") || line.hasSuffix("\r") || line.hasSuffix("\r\n") {
      line.removeLast()
    }
    // Fields behind the body (RFC 9110 §6.5) are not of the head.
    if !hasBody { head.add(line) }
    return true
  }

  /// Takes a piece of the body; false ends the request.
  func take(_ piece: Span<UInt8>) -> Bool {
    do throws(Failure) {
      try begin()
      count += piece.count
      if writer == nil { return count <= Self.longestRefusal }
      if count > ceiling { throw .tooLarge(ceiling) }
      do throws(FileFault) { try writer?.write(piece) } catch { throw .file(error) }
      return true
    } catch {
      failure = error
      return false
    }
  }

  private func begin() throws(Failure) {
    if hasBody { return }
    hasBody = true
    guard head.status == 200 || head.status == 206 else { return }
    if head.status == 206 {
      guard let resumed, let range = head.range, range.start == resumed.count else {
        throw .changed
      }
      count = resumed.count
    }
    let total = head.status == 206 ? head.range?.total : head.length
    if let total, total > ceiling { throw .tooLarge(ceiling) }
    if let coding = head.coding, coding != "gzip" { throw .coding(coding) }
    writer = try opening(head)
  }

  /// Puts what came on the disk, whole or not; throws why it cannot be used.
  func finish(isWhole: Bool) throws(Failure) {
    do throws(Failure) {
      if isWhole { try begin() }
      if let writer = writer.take() {
        do throws(FileFault) { try writer.close() } catch { throw .file(error) }
      }
    } catch { failure = failure ?? error }
    if let failure { throw failure }
  }
}
