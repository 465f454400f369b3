import Bytes
public import Components

/// A file being read, inflated where what people know it by ends in `.gz`, whose faults are findings that name it as
/// people know it.
final class FileHandle {
  private var plain: FileReader?
  private var gzip: GzipReader?
  private var content: ArraySlice<UInt8>?
  private let name: String
  /// The file as it was when it was opened; nil for one that is inflated and for content at hand.
  let identity: FileIdentity?

  /// The most that a gzip file may come to, in bytes; a readable bound against bombs.
  static let inflatedLimit = 1 << 40

  init(_ input: Input) throws(Finding) {
    name = input.name
    content = input.content?[...]
    if content != nil {
      identity = nil
      return
    }
    do throws(FileFault) {
      if input.name.lowercased().hasSuffix(".gz") {
        gzip = try Self.inflating(input.path)
        identity = nil
      } else {
        let reader = try FileReader(input.path)
        identity = reader.identity
        plain = consume reader
      }
    } catch { throw Self.finding(error, name) }
  }

  /// Appends up to `count` bytes to `buffer`; how many, zero at the end.
  func read(upTo count: Int, into buffer: inout [UInt8]) throws(Finding) -> Int {
    if let rest = content {
      buffer += rest.prefix(count)
      content = rest.dropFirst(count)
      return min(count, rest.count)
    }
    do throws(FileFault) {
      if plain != nil { return try plain!.read(upTo: count, into: &buffer) }
      return try inflate(upTo: count, into: &buffer)
    } catch { throw Self.finding(error, name) }
  }

  private static func inflating(_ path: String) throws(FileFault) -> GzipReader {
    do throws(GzipFault) { return try GzipReader(path, limit: inflatedLimit) } catch {
      throw error.fileFault
    }
  }

  private func inflate(upTo count: Int, into buffer: inout [UInt8]) throws(FileFault) -> Int {
    do throws(GzipFault) { return try gzip!.read(upTo: count, into: &buffer) } catch {
      throw error.fileFault
    }
  }

  private static func finding(_ fault: FileFault, _ name: String) -> Finding {
    Finding(.unreadable, at: .file(name), ["reason": fault.reason])
  }
}

extension Rule {
  public static let unreadable = Rule(
    "input/unreadable",
    what: Text(
      ar: "لا يمكن قراءة هذا الملف ({reason}).", fr: "Ce fichier ne peut pas être lu ({reason}).",
      en: "This file cannot be read ({reason})."),
    fix: Text(
      ar: "تأكد من وجود الملف ومن حق قراءته ومن سلامته.",
      fr: "Vérifiez que le fichier existe, qu’il est lisible et intact.",
      en: "Make sure that the file is there, may be read and is whole."),
    example: .init(
      ["reason": "Permission denied"],
      wrong: "-rw------- root  members.csv",
      right: "-rw-r--r-- root  members.csv"))
}
