import Components
import Synchronization
import Testing

@testable import Pipelines

@Suite struct `Ordered map` {
  private static let stop = Rule(
    "test/stop", what: Text(ar: "قف.", fr: "Stop.", en: "Stop."),
    fix: Text(ar: "قف.", fr: "Stop.", en: "Stop."))

  @Test(arguments: [1, 2, 3, 8]) func `keeps the order of its input at every width`(width: Int)
    async throws
  {
    var source = (0..<500).makeIterator()
    var map = OrderedMap<Int, Int>(width: width) { number in
      for _ in 0..<((number * 7919) % 97) { _ = number &* number }
      return number
    }
    var seen: [Int] = []
    while let next = try await map.next({ () throws(Finding) in source.next() }) {
      seen.append(next)
    }
    #expect(seen == Array(0..<500))
    #expect(try await map.next { () throws(Finding) in source.next() } == nil)
  }

  @Test(arguments: [1, 4]) func `never holds more than its width`(width: Int) async throws {
    var source = (0..<300).makeIterator()
    var started = 0, handedOn = 0, most = 0
    var map = OrderedMap<Int, Int>(width: width) { $0 }
    while try await map.next({ () throws(Finding) in
      let next = source.next()
      if next != nil { started += 1 }
      most = max(most, started - handedOn)
      return next
    }) != nil { handedOn += 1 }
    #expect(most == width && handedOn == 300)
  }

  @Test func `works on as many at once as it is wide`() async throws {
    let now = Mutex(0), most = Mutex(0)
    _ = try await withNumbers(to: 64, width: 3) { number in
      let count = now.withLock {
        $0 += 1
        return $0
      }
      most.withLock { $0 = max($0, count) }
      now.withLock { $0 -= 1 }
      return number
    }
    #expect(most.withLock { (1...3).contains($0) })
  }

  private func withNumbers(
    to end: Int, width: Int, _ work: @escaping @Sendable (Int) -> Int
  ) async throws -> [Int] {
    var source = (0..<end).makeIterator()
    var map = OrderedMap<Int, Int>(width: width, work: work)
    var seen: [Int] = []
    while let next = try await map.next({ () throws(Finding) in source.next() }) {
      seen.append(next)
    }
    return seen
  }

  @Test(arguments: [1, 2, 8]) func `throws what its upstream throws`(width: Int) async {
    var number = 0
    var map = OrderedMap<Int, Int>(width: width) { $0 }
    var seen: [Int] = []
    do throws(Finding) {
      while let next = try await map.next({ () throws(Finding) in
        number += 1
        if number > 40 { throw Finding(Self.stop, at: .file("x")) }
        return number
      }) { seen.append(next) }
      Issue.record("nothing was thrown")
    } catch { #expect(error.rule.id == "test/stop") }
    #expect(seen == Array(1..<1 + seen.count) && seen.count <= 40)
    #expect(seen.count >= 41 - width)
  }

  @Test func `feeds on another of its kind`() async throws {
    var source = (0..<100).makeIterator()
    var inner = OrderedMap<Int, Int>(width: 3) { $0 * 2 }
    var outer = OrderedMap<Int, String>(width: 2) { String($0) }
    var seen: [String] = []
    while let next = try await outer.next({ () async throws(Finding) in
      try await inner.next { () throws(Finding) in source.next() }
    }) { seen.append(next) }
    #expect(seen == (0..<100).map { String($0 * 2) })
  }
}
