import Formats
import Testing

@Suite struct `A JSON list made item by item` {
  @Test(arguments: [0, 1, 3], [0, 2]) func `reads as one made whole`(count: Int, depth: Int) {
    let items = (0..<count).map { JSONValue.object(["n": .integer($0)]) }
    let head = [JSONValue.Member("a", .strings(["x"]))]
    var output: [UInt8] = []
    JSONValue.append(head, list: "items", items.lazy.map { $0 }, to: &output, depth: depth)
    var whole = JSONValue.object(head + [.init("items", .array(items))])
    for _ in 0..<depth { whole = .array([whole]) }
    let text = String(decoding: output, as: UTF8.self)
    let wanted = String(decoding: whole.encoded(), as: UTF8.self)
    #expect(wanted.contains(text))
    #expect(depth > 0 || wanted == text + "\n")
  }
}
