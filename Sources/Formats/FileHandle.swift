import Bytes
public import Components

/// A file being read, whose faults are findings that name it as people know it.
final class FileHandle {
  private var reader: FileReader
  private let name: String

  init(_ input: Input) throws(Finding) {
    name = input.name
    do throws(FileFault) { reader = try FileReader(input.path) } catch {
      throw Finding(.unreadable, at: .file(input.name), ["reason": error.reason])
    }
  }

  /// Appends up to `count` bytes to `buffer`; how many, zero at the end.
  func read(upTo count: Int, into buffer: inout [UInt8]) throws(Finding) -> Int {
    do throws(FileFault) { return try reader.read(upTo: count, into: &buffer) } catch {
      throw Finding(.unreadable, at: .file(name), ["reason": error.reason])
    }
  }
}

extension Rule {
  public static let unreadable = Rule(
    "input/unreadable",
    what: Text(
      ar: "لا يمكن قراءة هذا الملف ({reason}).", fr: "Ce fichier ne peut pas être lu ({reason}).",
      en: "This file cannot be read ({reason})."),
    fix: Text(
      ar: "تأكد من وجود الملف ومن حق قراءته.",
      fr: "Vérifiez que le fichier existe et qu’il est lisible.",
      en: "Make sure that the file is there and may be read."))
}
