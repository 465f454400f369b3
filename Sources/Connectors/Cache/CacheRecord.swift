import Bytes

/// A small file of lines `name: value`, as heads of HTTP have them, that is replaced in one step.
struct CacheRecord: Equatable {
  private static let form = "nashr-cache: 1"
  private static let limit = 1 << 16
  private var values: [String: String] = [:]

  init() {}

  /// Nil for a text that is not whole or of another form.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.form[...], lines.count >= 3, lines.suffix(2) == ["end", ""] else {
      return nil
    }
    for line in lines.dropFirst().dropLast(2) {
      guard let mark = line.firstRange(of: ": ") else { return nil }
      values[String(line[..<mark.lowerBound])] = String(line[mark.upperBound...])
    }
  }

  /// The record at `path`; nil where there is none that can be used.
  init?(at path: String) {
    guard let bytes = try? FileReader.contents(of: path, limit: Self.limit) else { return nil }
    self.init(bytes)
  }

  func write(to path: String) throws(FileFault) { try FileWriter.replace(path, with: bytes) }

  var bytes: [UInt8] {
    let lines = values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return Array(([Self.form] + lines + ["end", ""]).joined(separator: "\n").utf8)
  }

  /// A value that holds a line break is not kept.
  subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue.flatMap { $0.unicodeScalars.contains("\n") ? nil : $0 } }
  }

  subscript(number name: String) -> Int? {
    get { values[name].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 } }
    set { values[name] = newValue.map { String($0) } }
  }

  subscript(digest name: String) -> Digest? {
    get { values[name].flatMap { Digest(hex: $0) } }
    set { values[name] = newValue?.description }
  }
}
