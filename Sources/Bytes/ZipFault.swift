internal import Glibc

/// Why a ZIP archive, or one entry of it, cannot be read.
public struct ZipFault: Error, Sendable, Hashable {
  /// What is wrong. Whatever the bytes are, one of these is the answer. Sections are those of APPNOTE.TXT
  /// 6.3.10.
  public enum Kind: Sendable, Hashable {
    /// The system refused to read.
    case file(FileFault)
    /// The file does not begin with an entry, or end with the record that ends an archive (§4.3.16).
    case notZip
    /// The file ends, or another record begins, before an entry is complete.
    case truncated
    /// Records or deflate data break their format; a few English words, or zlib's.
    case corrupted(String)
    /// CRC-32 or size differ from what the directory says (§4.4.7, 4.4.9).
    case checksum
    /// The entry, or the directory, is encrypted (§4.4.4, bits 0, 6 and 13).
    case encrypted
    /// The archive is one part of several (§4.4.11).
    case parted
    /// The entry is compressed by a method that is neither stored nor deflated (§4.4.5).
    case method(Int)
    /// The name of an entry leads out of the archive: absolute, with `..`, a backslash, a drive or a NUL
    /// (§4.4.17.1).
    case unsafeName
    /// Two entries have the same name.
    case duplicateName
    /// Two entries share bytes of the file, as those of an archive bomb do.
    case overlap
    /// More entries than the caller allowed.
    case entries(Int)
    /// A name of more bytes than the caller allowed.
    case nameLength(Int)
    /// More raw bytes than the caller allowed.
    case limit(Int)
    /// More raw bytes for each compressed one than the caller allowed.
    case ratio(Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The path as the caller gave it.
  public let path: String
  /// The entry that it is wrong with, as the archive names it.
  public let entry: String?

  /// Nothing is checked.
  public init(_ kind: Kind, _ path: String, entry: String? = nil) {
    self.kind = kind
    self.path = path
    self.entry = entry
  }

  /// The same as a fault of the file: the system's own where it refused, else the code of a file whose
  /// content is not what it should be.
  public var fileFault: FileFault {
    if case .file(let fault) = kind { return fault }
    return FileFault("unzip", path, code: EBADMSG)
  }
}

/// For tests and debuggers; people are shown a finding made from the parts.
extension ZipFault: CustomStringConvertible {
  public var description: String { "\(path) \(entry ?? ""): \(kind)" }
}
