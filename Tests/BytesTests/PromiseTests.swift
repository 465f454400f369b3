import Foundation
import Testing

@Suite struct `Promises of Bytes` {
  @Test
  func `it imports the C libraries and the system, nothing of Foundation and nothing of ours`()
    throws
  {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Bytes")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 10)
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let words = text.split(separator: "\n").map { $0.split(separator: " ") }
      let imports = words.filter {
        $0.first?.hasPrefix("//") == false && $0.dropLast().contains("import")
      }
      .compactMap { $0.last.map(String.init) }
      #expect(
        Set(imports).isSubset(of: ["CCrypto", "CKernels", "CLinux", "CZlib", "Glibc"]), "\(file)")
    }
  }
}
