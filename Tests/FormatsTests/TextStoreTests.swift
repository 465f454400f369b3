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
        let place = store.place(index)!
        try store.append(Int(place.start), Int(place.length), to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "x" + texts[index])
      }
    }
  }
  @Test func `are put behind a piece, those that come again soon once`() throws {
    let texts = (0..<5000).map { "\($0)é" }
    for memory in [0, 1000, 1 << 20] {
      var store = TextStore(memory: memory, folder: "/var/tmp")
      for text in texts {
        let bytes = Array(text.utf8)
        unsafe bytes.withUnsafeBufferPointer { unsafe store.append($0.baseAddress!, bytes.count) }
        store.close()
        try store.settle()
      }
      let asked = (0..<9000).map { [$0 % 5000, $0 % 3, 4999][$0 % 3] }
      var piece = SheetPiece()
      piece.bytes = Array("before".utf8)
      piece.cells = asked.map { index in
        let place = store.place(index)!
        return SheetCell(
          start: place.start, length: place.length, style: 0, column: 0, kind: .shared)
      }
      try store.fetch((0..<9000).map { UInt32($0) }[100...], &piece)
      #expect(piece.bytes.starts(with: "before".utf8) && piece.bytes.count < 30_000)
      for (cell, index) in zip(piece.cells, asked).dropFirst(100) {
        let start = Int(cell.start), end = start + Int(cell.length)
        #expect(cell.kind == .text)
        #expect(piece.bytes[start..<end].elementsEqual(texts[index].utf8))
      }
      #expect(piece.cells[..<100].allSatisfy { $0.kind == .shared })
    }
  }
}
