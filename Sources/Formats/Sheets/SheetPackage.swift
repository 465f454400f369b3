import Bytes
internal import Components

/// The archive that a workbook is.
@safe final class SheetPackage {
  /// Spreadsheets of zeros and repeated styles come to some 60 raw bytes for each compressed one.
  private static let limits = ZipArchive.Limits(
    entries: 16_384, nameLength: 512, size: 1 << 36, total: 1 << 37, ratio: 400)
  /// The most that a part which is no sheet may come to.
  private static let partLimit = 256 << 20

  /// What messages call the file.
  let name: String
  private let archive: ZipArchive
  /// Parts by their names in lower case, since those of Office Open XML are not told apart by case
  /// (ECMA-376 Part 2, 6.2.2.3).
  private let parts: [String: ZipEntry]

  /// Opens the archive of a workbook of the format that `kind` names.
  init(_ input: Input, kind: String) throws(Finding) {
    name = input.name
    do throws(ZipFault) {
      archive = try ZipArchive(input.path, limits: Self.limits)
    } catch {
      if error.kind == .notZip { throw Self.notZip(input, kind) }
      throw Self.finding(error, input.name)
    }
    var parts: [String: ZipEntry] = [:]
    for entry in archive.entries { parts[entry.name.lowercased()] = entry }
    self.parts = parts
  }

  func has(_ part: String) -> Bool { parts[part.lowercased()] != nil }

  /// Opens a part; nil where there is none.
  func open(_ part: String) throws(Finding) -> SheetPart? {
    guard let entry = parts[part.lowercased()] else { return nil }
    do throws(ZipFault) { return SheetPart(try archive.open(entry), name) } catch {
      throw Self.finding(error, name)
    }
  }

  /// Reads a whole part of XML through a parser; false where there is none.
  func read(_ part: String, _ parser: XMLPushParser) throws(Finding) -> Bool {
    guard let open = try open(part) else { return false }
    guard open.size <= Self.partLimit else {
      throw Finding(
        .sheetTooLarge, at: .file(name), ["value": part, "limit": String(Self.partLimit)])
    }
    while try open.feed(parser, 1 << 16) {}
    return true
  }

  /// What a file is that is no archive.
  private static func notZip(_ input: Input, _ kind: String) -> Finding {
    let start = (try? head(input.path, 8)) ?? []
    // A compound file: a workbook of before 2007, or one that is encrypted (MS-OFFCRYPTO 2.3.1).
    guard start == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] else {
      return Finding(.notAWorkbook, at: .file(input.name), ["value": kind])
    }
    let isEncrypted = (try? holds(input.path, "EncryptedPackage")) == true
    return isEncrypted
      ? Finding(.sheetEncrypted, at: .file(input.name))
      : Finding(.oldWorkbook, at: .file(input.name), ["value": ".xls"])
  }

  private static func head(_ path: String, _ count: Int) throws(FileFault) -> [UInt8] {
    let file = try FileReader(path)
    var bytes: [UInt8] = []
    while bytes.count < count {
      if try file.read(upTo: count - bytes.count, at: bytes.count, into: &bytes) == 0 { break }
    }
    return bytes
  }

  /// Whether a name in UTF-16 stands in the first 64 MiB of a file.
  private static func holds(_ path: String, _ name: String) throws(FileFault) -> Bool {
    var pattern: [UInt8] = []
    for byte in name.utf8 { pattern += [byte, 0] }
    var file = try FileReader(path)
    var bytes: [UInt8] = []
    for _ in 0..<64 {
      let kept = min(bytes.count, pattern.count - 1)
      bytes.removeFirst(bytes.count - kept)
      if try file.read(upTo: 1 << 20, into: &bytes) == 0 { return false }
      var at = 0
      while at + pattern.count <= bytes.count {
        if bytes[at] == pattern[0], bytes[at..<at + pattern.count].elementsEqual(pattern) {
          return true
        }
        at += 1
      }
    }
    return false
  }

  static func finding(_ fault: ZipFault, _ name: String) -> Finding {
    let place = Place.file(name)
    var reason =
      switch fault.kind {
      case .checksum: "checksum"
      case .truncated: "truncated"
      case .corrupted(let words): words
      case .method(let number): "compression method \(number)"
      case .parted: "one part of several"
      case .notZip: "not a ZIP archive"
      case .file(let fault): fault.reason
      case .encrypted: "encrypted"
      case .unsafeName: "unsafe name"
      case .duplicateName: "the same name twice"
      case .overlap: "overlapping entries"
      case .entries(let limit): "more than \(limit) entries"
      case .nameLength(let limit): "a name longer than \(limit) bytes"
      case .limit(let limit): "more than \(limit) bytes"
      case .ratio(let limit): "ratio above \(limit)"
      }
    if let entry = fault.entry { reason = "\(entry): \(reason)" }
    switch fault.kind {
    case .file: return Finding(.unreadable, at: place, ["reason": reason])
    case .encrypted: return Finding(.sheetEncrypted, at: place)
    case .checksum, .truncated, .corrupted, .method, .parted, .notZip:
      return Finding(.sheetDamaged, at: place, ["reason": reason])
    case .unsafeName, .duplicateName, .overlap, .entries, .nameLength, .limit, .ratio:
      return Finding(.harmfulArchive, at: place, ["reason": reason])
    }
  }

  static func finding(_ fault: XMLPushParser.Fault, part: String, _ name: String) -> Finding {
    switch fault {
    case .doctype: return Finding(.sheetDoctype, at: .file(name), ["value": part])
    case .depth:
      return Finding(.harmfulArchive, at: .file(name), ["reason": "\(part): deep nesting"])
    case .malformed(let words):
      return Finding(.sheetDamaged, at: .file(name), ["reason": "\(part): \(words)"])
    }
  }
}

/// One part of a workbook while it is read.
@safe final class SheetPart {
  private var packed: ZipEntryReader?
  private var flat: FileHandle?
  private let file: String
  let name: String
  /// How many bytes it has; unknown of a file that is no archive.
  let size: Int
  private var buffer: [UInt8] = []

  fileprivate init(_ reader: consuming ZipEntryReader, _ file: String) {
    name = reader.entry.name
    size = reader.entry.size
    packed = .some(reader)
    self.file = file
  }

  /// A document that is a file of its own.
  init(flat input: Input) throws(Finding) {
    flat = try FileHandle(input)
    (file, name, size) = (input.name, input.name, 0)
  }

  /// Whether a file begins as XML does, be it behind a byte order mark.
  static func beginsWithMarkup(_ input: Input) throws(Finding) -> Bool {
    let handle = try FileHandle(input)
    var start: [UInt8] = []
    while start.count < 64, try handle.read(upTo: 64, into: &start) > 0 {}
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
    return start.first { !SheetText.isSpace($0) } == UInt8(ascii: "<")
  }

  /// Hands the next bytes, at most `count`, to a parser, and the end too; false at the end.
  func feed(_ parser: XMLPushParser, _ count: Int) throws(Finding) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    while buffer.count < count, try read(upTo: count - buffer.count) > 0 {}
    do throws(XMLPushParser.Fault) {
      try parser.feed(buffer.span)
      if buffer.count == count { return true }
      try parser.finish()
      return false
    } catch { throw SheetPackage.finding(error, part: name, file) }
  }

  private func read(upTo count: Int) throws(Finding) -> Int {
    if let flat { return try flat.read(upTo: count, into: &buffer) }
    do throws(ZipFault) { return try packed!.read(upTo: count, into: &buffer) } catch {
      throw SheetPackage.finding(error, file)
    }
  }
}
