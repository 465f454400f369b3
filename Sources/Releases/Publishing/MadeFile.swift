import Bytes
import Columns
import Components
import Formats
import Pipelines

/// A file of a draft that a library makes as a whole: of one table, or of several of a dataset.
///
/// It is written where it will stand: in the release and linked under `latest/` where it is compressed
/// by itself; else under `latest/`, with its gzip twin in the release.
final class MadeFile {
  private let output: TablePlan.Output
  private let making: Making
  private let maker: any FileMaker
  /// The name of the plain file.
  let name: String
  private let path: String
  private let release: String, latest: String
  /// The tables that it holds.
  let tables: [String]

  /// Creates the file `name` for some tables that have `output` in common, in the folders of a release
  /// and of what is current.
  init(
    _ name: String, _ output: TablePlan.Output, of tables: [Exported],
    release: String, latest: String, scratch: String
  ) throws(FileFault) {
    self.name = name
    self.output = output
    guard let making = output.writer.making else { preconditionFailure("a format of text") }
    self.making = making
    self.release = release
    self.latest = latest
    self.tables = tables.map(\.name)
    path = (making.isCompressed ? release : latest) + "/" + name
    maker = try making.begin(NewFile(path: path, name: name, tables: tables, scratch: scratch))
  }

  var format: String { output.format }

  /// Tells that the rows of a table follow.
  func begin(_ table: String) throws(Finding) {
    guard let index = tables.firstIndex(of: table) else { return }
    do throws(FileFault) { try maker.begin(index) } catch { throw .output(error) }
  }

  func append(_ batches: [Batch]) throws(FileFault) {
    for batch in batches where batch.count > 0 { try maker.append(batch) }
  }

  /// Ends the file, reads it back, and makes it and its twin lasting; `width` blocks are deflated at once.
  func finish(_ width: Int) async throws(Finding) -> Manifest.File {
    let complaint: Finding?
    do throws(FileFault) {
      complaint = try maker.finish()
      try Directory.syncFile(path)
    } catch { throw .output(error) }
    if let complaint { throw complaint }
    return making.isCompressed ? try linked() : try await packed(width)
  }

  private func linked() throws(Finding) -> Manifest.File {
    do throws(FileFault) {
      try Directory.hardLink(path, to: latest + "/" + name)
      let (digest, count) = try Digest.ofFile(path)
      return entry(name, isCompressed: false, count, digest, rawBytes: count, rawDigest: digest)
    } catch { throw .output(error) }
  }

  /// Writes the gzip twin, block by block.
  private func packed(_ width: Int) async throws(Finding) -> Manifest.File {
    let packer = Packer()
    do throws(FileFault) { try packer.open(path, release + "/" + name + ".gz") } catch {
      throw .output(error)
    }
    var deflated = OrderedMap<[UInt8], DeflatedBlock>(width: width + 1) { deflateBlock($0) }
    while let block = try await deflated.next({ () throws(Finding) in
      do throws(FileFault) { return try packer.read() } catch { throw .output(error) }
    }) {
      do throws(FileFault) { try packer.write(block) } catch { throw .output(error) }
    }
    do throws(FileFault) {
      let sizes = try packer.finish()
      return entry(
        name + ".gz", isCompressed: true, sizes.bytes, sizes.digest, rawBytes: sizes.rawBytes,
        rawDigest: sizes.rawDigest)
    } catch { throw .output(error) }
  }

  private func entry(
    _ file: String, isCompressed: Bool, _ bytes: Int, _ digest: Digest, rawBytes: Int,
    rawDigest: Digest
  ) -> Manifest.File {
    Manifest.File(
      path: file, plainPath: name, format: output.format, mediaType: output.mediaType,
      isCompressed: isCompressed, bytes: bytes, sha256: digest.description, rawBytes: rawBytes,
      rawSHA256: rawDigest.description)
  }
}

/// Makes the gzip twin of a file that stands.
private final class Packer {
  private static let piece = 1 << 20

  private var reader: FileReader?
  private var writer: FileWriter?
  private var assembler = GzipAssembler()
  private var rawDigest: SHA256? = SHA256()
  private var digest: SHA256? = SHA256()
  private var count = 0

  func open(_ path: String, _ packed: String) throws(FileFault) {
    reader = try FileReader(path)
    writer = try FileWriter(creating: packed)
    try put(GzipAssembler.header)
  }

  /// The next bytes of the plain file; nil at its end.
  func read() throws(FileFault) -> [UInt8]? {
    var block: [UInt8] = []
    while block.count < Self.piece {
      if try reader!.read(upTo: Self.piece - block.count, into: &block) == 0 { break }
    }
    rawDigest!.update(block)
    return block.isEmpty ? nil : block
  }

  func write(_ block: DeflatedBlock) throws(FileFault) {
    assembler.add(block)
    try put(block.bytes)
  }

  private func put(_ bytes: [UInt8]) throws(FileFault) {
    try writer!.write(bytes)
    count += bytes.count
    digest!.update(bytes)
  }

  func finish() throws(FileFault) -> OutputFile.Sizes {
    try put(assembler.trailer())
    if let writer = writer.take() { try writer.close() }
    return OutputFile.Sizes(
      bytes: count, digest: Self.end(digest.take()), rawBytes: assembler.rawCount,
      rawDigest: Self.end(rawDigest.take()))
  }

  private static func end(_ sum: consuming SHA256?) -> Digest {
    guard let sum else { preconditionFailure("finished twice") }
    return sum.finish()
  }
}
