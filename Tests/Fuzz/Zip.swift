import Bytes
import Glibc

/// Every entry of an archive is read or refused, and answers the same to every size of read.
func fuzz(_ bytes: [UInt8]) {
  let path = "/dev/shm/nashr-fuzz-\(getpid()).zip"
  let file = unsafe fopen(path, "w")!
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
  _ = unsafe fclose(file)
  let limits = ZipArchive.Limits(entries: 100, nameLength: 100, size: 1 << 22, total: 1 << 24)
  guard let archive = try? ZipArchive(path, limits: limits) else { return }
  for entry in archive.entries {
    precondition(archive[entry.name] == entry)
    precondition(read(archive, entry, 7) == read(archive, entry, 1 << 16))
  }
}

private func read(_ archive: ZipArchive, _ entry: ZipEntry, _ size: Int) -> [UInt8]? {
  var raw: [UInt8] = []
  do throws(ZipFault) {
    var reader = try archive.open(entry)
    while try reader.read(upTo: size, into: &raw) > 0 {}
  } catch { return nil }
  precondition(raw.count == entry.size)
  return raw
}
