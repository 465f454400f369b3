import Columns
import Components
import Foundation

@testable import Formats

extension TextEncoding {
  /// A text in this encoding, without a byte order mark. Traps where a character has no byte.
  func bytes(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf16le: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16be: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default: singles(text)
    }
  }

  private func singles(_ text: String) -> [UInt8] {
    let bytes = Self.bytesOf[self]!
    return text.unicodeScalars.map { bytes[$0]! }
  }

  /// Whether each character has a byte.
  func has(_ text: String) -> Bool {
    if self == .utf8 || isUTF16 { return true }
    let bytes = Self.bytesOf[self]!
    return text.unicodeScalars.allSatisfy { bytes[$0] != nil }
  }

  private static let bytesOf: [TextEncoding: [Unicode.Scalar: UInt8]] = {
    var all: [TextEncoding: [Unicode.Scalar: UInt8]] = [:]
    for encoding in singleBytes {
      let table = CharacterTable.of(encoding)
      for byte in (UInt8.min...UInt8.max).reversed() {
        if let scalar = table.scalar(byte) { all[encoding, default: [:]][scalar] = byte }
      }
    }
    return all
  }()
}

/// What becomes of a CSV file whose options are settled on it, in pieces of each size.
struct SettledRead {
  var said: [Finding] = []
  var read: CSVRead?
  var thrown: Finding?

  init(_ bytes: [UInt8], _ options: String = "{}", name: String = "t.csv") throws {
    let setting = try JSONReader.read(Array(options.utf8), file: "t")
    let format = try CSV(Options(setting, for: CSV.card, at: .file("t")))
    try withFile(bytes) { path in
      var reads: [CSVRead] = [], saids: Set<[String]> = []
      for size in CSVRead.pieceSizes {
        let input = Input(path: path, name: name, table: "t", pieceSize: size)
        do throws(Finding) {
          let settled = try format.settled(on: input)
          said = settled.findings
          saids.insert(said.map(\.description))
          reads.append(CSVRead(settled.format as! CSV, input))
        } catch {
          thrown = error
          saids.insert([error.description])
        }
      }
      if saids.count > 1 { throw CutsSayOther(said: saids) }
      for other in reads where other != reads.last {
        throw CSVRead.CutMatters(size: 0, read: other, whole: reads.last)
      }
      read = reads.last
    }
  }

  struct CutsSayOther: Error {
    let said: Set<[String]>
  }

  var texts: [[String?]] { read?.texts ?? [] }
  var header: [String] { read?.header ?? [] }
  var rules: [String] { said.map(\.rule.id) }
  func value(_ name: String) -> String? { said.first?.values[name] }
}

/// All that comes of a CSV file whose options are settled on it: what is said, and its records as they
/// stand in the file.
struct EncodedRead: Equatable {
  private(set) var said: [Finding] = []
  private(set) var records: [[UInt8]?] = []

  init(_ input: Input) throws {
    let format = try CSV(Options(nil, for: CSV.card, at: .file("t")))
    do throws(Finding) {
      let settled = try format.settled(on: input)
      said = settled.findings
      try read(try settled.format.reader(of: input))
    } catch { said.append(error) }
  }

  private mutating func read<R: Reader>(_ opened: R) throws(Finding) {
    var reader = opened
    while let piece = try reader.cut() {
      let parsed = reader.parse(piece)
      said += parsed.findings
      for offset in parsed.batch.origin.offsets {
        records.append(reader.verbatim?.record(piece, Int(offset)))
      }
    }
  }
}
