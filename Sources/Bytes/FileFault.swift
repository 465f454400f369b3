import Glibc

/// A file operation that the system refused, or that this module refuses in the system's words.
///
/// The only error of reading and writing files; it names no cause beyond the system's own code.
public struct FileFault: Error, Sendable, Hashable {
  /// What was tried: `open`, `read`, `write`, `rename` …
  public let operation: String
  /// The path as the caller gave it.
  public let path: String
  /// The `errno` value, for example `ENOENT`.
  public let code: Int32

  /// `code` must be an `errno` value; nothing is checked.
  public init(_ operation: String, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The system's English text for `code`, such as `No such file or directory`. Any thread may ask.
  public var reason: String {
    var text = [UInt8](repeating: 0, count: 256)
    return unsafe text.withUnsafeMutableBytes { room in
      unsafe room.withMemoryRebound(to: CChar.self) { room in
        guard let base = room.baseAddress, unsafe strerror_r(code, base, room.count) == 0
        else { return "error \(code)" }
        return unsafe String(cString: base)
      }
    }
  }
}

/// For tests and debuggers; people are shown a finding made from the parts.
extension FileFault: CustomStringConvertible {
  public var description: String { "\(operation) \(path): \(reason)" }
}
