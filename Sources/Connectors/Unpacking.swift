internal import Bytes
public import Components

/// What is taken out of archives, and how much. A `.zip` file stands for its entries, each read as a
/// file of its own; archives within archives are opened too. Names decide, not content.
///
/// Entries that no person chose to send are passed over, and said: what macOS adds, and names that
/// begin with a point. Entries are taken in the order of their names' bytes.
public struct Unpacking: Sendable {
  /// A pattern that the names of entries must match, as the paths of files do; nil for all.
  public var entry: Glob?
  /// The most bytes that one source may come to, all its entries together.
  public var maxSize = 16 << 30
  /// The most bytes for each compressed one, from 1 MiB on.
  public var maxRatio = 250

  /// How many archives may stand in one another.
  static let deepest = 3
  private static let piece = 1 << 18

  public init() {}

  /// The files that one source stands for: itself, where it is no archive. Unpacked bytes go to
  /// unnamed files in the workspace's scratch. Refuses archives that are broken, encrypted, too deep
  /// or beyond the limits, and those without an entry to read: it is all entries or none.
  public func files(of source: Spooled, in workspace: Workspace) throws(Finding) -> [Spooled] {
    var rest = maxSize
    return try files(of: source, in: workspace, depth: 0, &rest)
  }

  private func files(
    of source: Spooled, in workspace: Workspace, depth: Int, _ rest: inout Int
  ) throws(Finding) -> [Spooled] {
    guard source.fileName.lowercased().hasSuffix(".zip") else { return [source] }
    guard depth < Self.deepest else {
      throw Finding(
        .archiveTooDeep, at: .file(source.name), ["limit": String(Self.deepest)])
    }
    let archive = try opened(source)
    let chosen = choice(of: archive.entries, in: source.name, workspace)
    guard !chosen.isEmpty else {
      let names = archive.entries.filter { !$0.isFolder }.prefix(20).map(\.name)
      throw Finding(
        .archiveEmpty, at: .file(source.name), ["value": names.joined(separator: ", ")])
    }
    var files: [Spooled] = []
    for entry in chosen {
      let file = try unpack(entry, of: archive, source.name, workspace, &rest)
      files += try self.files(of: file, in: workspace, depth: depth + 1, &rest)
    }
    return files
  }

  private func opened(_ source: Spooled) throws(Finding) -> ZipArchive {
    let limits = ZipArchive.Limits(size: maxSize, total: maxSize, ratio: maxRatio)
    do throws(ZipFault) { return try ZipArchive(source.path, limits: limits) } catch {
      throw finding(error, in: source.name)
    }
  }

  /// The entries to read. An archive within the archive is opened whatever the pattern says.
  private func choice(of entries: [ZipEntry], in archive: String, _ workspace: Workspace)
    -> [ZipEntry]
  {
    let files = entries.filter { !$0.isFolder }.sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    let (own, added) = (
      files.filter { !Self.isHidden($0.name) }, files.filter { Self.isHidden($0.name) }
    )
    let taken = own.filter { entry in
      self.entry.map { $0.matches(entry.name) || entry.name.lowercased().hasSuffix(".zip") } ?? true
    }
    if !added.isEmpty, self.entry == nil {
      workspace.note(
        Finding(
          .entriesPassedOver, at: .file(archive),
          ["value": added.prefix(20).map(\.name).joined(separator: ", ")]))
    }
    return taken
  }

  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  private func unpack(
    _ entry: ZipEntry, of archive: ZipArchive, _ name: String, _ workspace: Workspace,
    _ rest: inout Int
  ) throws(Finding) -> Spooled {
    let whole = name + "/" + entry.name
    let file = try scratch(workspace, whole)
    var count = 0
    var reader = try opened(entry, of: archive, name)
    while true {
      var piece: [UInt8] = []
      do throws(ZipFault) {
        if try reader.read(upTo: Self.piece, into: &piece) == 0 { break }
      } catch { throw finding(error, in: name) }
      count += piece.count
      rest -= piece.count
      guard rest >= 0 else { throw tooLarge(whole) }
      do throws(FileFault) { try file.append(piece) } catch { throw scratchFull(whole, error) }
    }
    return Spooled(file, name: whole, count: count)
  }

  private func opened(_ entry: ZipEntry, of archive: ZipArchive, _ name: String) throws(Finding)
    -> ZipEntryReader
  {
    do throws(ZipFault) { return try archive.open(entry) } catch { throw finding(error, in: name) }
  }

  private func scratch(_ workspace: Workspace, _ name: String) throws(Finding) -> UnnamedFile {
    do throws(FileFault) { return try UnnamedFile(in: workspace.scratch) } catch {
      throw scratchFull(name, error)
    }
  }

  private func scratchFull(_ name: String, _ fault: FileFault) -> Finding {
    Finding(.notUnpacked, at: .file(name), ["reason": fault.reason])
  }

  private func tooLarge(_ name: String) -> Finding {
    Finding(.archiveTooLarge, at: .file(name), ["limit": String(maxSize)])
  }
}

// A compressed file.
extension Unpacking {
  /// What a gzip file holds, as a file of its own; for formats that do not read from start to end.
  public func inflated(_ source: Spooled, in workspace: Workspace) throws(Finding) -> Spooled {
    let isNamedSo = source.name.lowercased().hasSuffix(".gz")
    let name = isNamedSo ? String(source.name.dropLast(3)) : source.name
    let file = try scratch(workspace, name)
    var count = 0
    do throws(GzipFault) {
      var reader = try GzipReader(source.path, limit: maxSize, ratio: maxRatio)
      while true {
        var piece: [UInt8] = []
        if try reader.read(upTo: Self.piece, into: &piece) == 0 { break }
        count += piece.count
        do throws(FileFault) { try file.append(piece) } catch {
          throw GzipFault(.file(error), source.path)
        }
      }
    } catch { throw finding(error, in: source.name) }
    return Spooled(file, name: name, count: count)
  }

  private func finding(_ fault: GzipFault, in name: String) -> Finding {
    let place = Place.file(name)
    switch fault.kind {
    case .limit: return Finding(.archiveTooLarge, at: place, ["limit": String(maxSize)])
    case .ratio: return Finding(.archiveRatio, at: place, ["limit": String(maxRatio)])
    default: return Finding(.archiveBroken, at: place, ["reason": fault.fileFault.reason])
    }
  }

  private func finding(_ fault: ZipFault, in archive: String) -> Finding {
    let place = Place.file(fault.entry.map { archive + "/" + $0 } ?? archive)
    func broken(_ reason: String) -> Finding {
      Finding(.archiveBroken, at: place, ["reason": reason])
    }
    switch fault.kind {
    case .file(let fault): return broken(fault.reason)
    case .notZip: return broken("not ZIP")
    case .truncated: return broken("truncated")
    case .corrupted(let words): return broken(words)
    case .checksum: return broken("CRC-32")
    case .parted: return broken("split archive")
    case .overlap: return broken("overlapping entries")
    case .method(let number):
      return Finding(.archiveMethod, at: place, ["value": String(number)])
    case .encrypted: return Finding(.archiveEncrypted, at: place)
    case .unsafeName, .duplicateName, .nameLength:
      return Finding(.archiveName, at: .file(archive), ["value": fault.entry ?? ""])
    case .entries(let limit):
      return Finding(.archiveEntries, at: .file(archive), ["limit": String(limit)])
    case .limit(let limit): return Finding(.archiveTooLarge, at: place, ["limit": String(limit)])
    case .ratio(let limit): return Finding(.archiveRatio, at: place, ["limit": String(limit)])
    }
  }
}
