import Testing

@testable import Formats

@Suite struct `Texts that do not fit in memory` {
  @Test func `are the same as those that do`() throws {
    let texts = (0..<500).map { String(repeating: "é\($0) ", count: $0 % 40) }
    for memory in [0, 7, 64, 1 << 20] {
      var store = TextStore(memory: memory, folder: "/var/tmp")
      for text in texts {
        let start = store.end
        let bytes = Array(text.utf8)
        unsafe bytes.withUnsafeBufferPointer { bytes in
          if let base = bytes.baseAddress { unsafe store.append(base, bytes.count) }
        }
        store.rewrite(from: start) { #expect($0.count - $1 == bytes.count) }
        try store.settle()
        store.close()
        if text.count % 3 == 0 { try store.settle() }
      }
      #expect(store.count == texts.count)
      for index in Array(0..<500) + [0, 499, 3] {
        var output = [UInt8(ascii: "x")]
        try store.append(index, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "x" + texts[index])
      }
    }
  }
}
