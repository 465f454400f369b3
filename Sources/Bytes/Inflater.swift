import CZlib

/// The state of zlib's inflate: for gzip members (RFC 1952), whose header, CRC32 and ISIZE it checks
/// itself, or for bare deflate data (RFC 1951), which has none of them.
@safe struct Inflater: ~Copyable {
  /// What a call came to.
  enum Outcome: Equatable {
    /// It wants more input or more room.
    case more
    /// The data ended; the checksums of a gzip member agree.
    case ended
    /// The bytes are no such data; zlib's words.
    case refused(String)
  }

  private let stream: UnsafeMutablePointer<z_stream>

  /// `isRaw` for bare deflate data.
  init(isRaw: Bool = false) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let code = unsafe inflateInit2_(
      stream, isRaw ? -15 : 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib has no memory or is not the version that was built for")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Makes ready for the next member.
  func reset() { unsafe inflateReset(stream) }

  /// Appends at most `room` raw bytes and answers how many bytes of `input` were used.
  func inflate(_ input: Span<UInt8>, upTo room: Int, into output: inout [UInt8])
    -> (used: Int, outcome: Outcome)
  {
    let most = Int(Int32.max)
    let input = input.extracting(first: min(input.count, most))
    var code = Z_OK
    let left = unsafe input.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      _ = unsafe output.append(upTo: min(room, most)) { base, count in
        unsafe stream.pointee.next_out = unsafe base
        unsafe stream.pointee.avail_out = UInt32(count)
        code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        return unsafe count - Int(stream.pointee.avail_out)
      }
      return unsafe Int(stream.pointee.avail_in)
    }
    return (input.count - left, outcome(code))
  }

  private func outcome(_ code: Int32) -> Outcome {
    switch code {
    // Z_BUF_ERROR says only that nothing could be done this time (zlib.h, inflate).
    case Z_OK, Z_BUF_ERROR: return .more
    case Z_STREAM_END: return .ended
    default:
      guard let words = unsafe stream.pointee.msg else { return .refused("zlib error \(code)") }
      return unsafe .refused(String(cString: words))
    }
  }
}
