internal import Glibc

/// Why a gzip file cannot be read, or cannot be taken into a bundle.
public struct GzipFault: Error, Sendable, Hashable {
  /// What is wrong. Whatever the bytes are, one of these is the answer.
  public enum Kind: Sendable, Hashable {
    /// The system refused to read or write.
    case file(FileFault)
    /// The first bytes are not those of a gzip member (RFC 1952 §2.3.1, ID1 and ID2).
    case notGzip
    /// The file ends within a member; an empty file does too.
    case truncated
    /// Header or deflate data break their format; zlib's words.
    case corrupted(String)
    /// CRC32 or ISIZE differ from what was read (RFC 1952 §2.3.1).
    case checksum
    /// Something that is no member stands after the last one, be it zeros.
    case trailingBytes
    /// More raw bytes than the caller allowed.
    case limit(Int)
    /// More raw bytes for each compressed one than the caller allowed.
    case ratio(Int)
    /// A sound file perhaps, but not of the one form that can be spliced: see `TarGzipBundle`.
    case notSpliceable
  }

  /// What is wrong.
  public let kind: Kind
  /// The path as the caller gave it.
  public let path: String
  /// How many compressed bytes were taken in before the fault was noticed.
  public let offset: Int

  /// Nothing is checked.
  public init(_ kind: Kind, _ path: String, offset: Int = 0) {
    self.kind = kind
    self.path = path
    self.offset = offset
  }
}

/// For tests and debuggers; people are shown a finding made from the parts.
extension GzipFault: CustomStringConvertible {
  public var description: String { "\(path) at \(offset): \(kind)" }
}

/// Does what may meet a `FileFault`, and passes it on as a `GzipFault`.
func asGzip<Result: ~Copyable>(
  _ path: String, _ body: () throws(FileFault) -> Result
) throws(GzipFault) -> Result {
  do throws(FileFault) { return try body() } catch {
    throw GzipFault(.file(error), path)
  }
}

extension GzipFault {
  /// The same as a fault of the file: the system's own where it refused, else the code of a file whose
  /// content is not what it should be.
  public var fileFault: FileFault {
    if case .file(let fault) = kind { return fault }
    return FileFault("inflate", path, code: EBADMSG)
  }
}
