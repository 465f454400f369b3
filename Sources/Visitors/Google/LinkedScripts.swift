import Formats

/// The JSON-LD blocks of a page.
enum LinkedScripts {
  struct Script {
    let text: [UInt8]
    /// Where the block begins, from one.
    let line: Int
  }

  /// The contents of every `<script type="application/ld+json">`, up to `</script` (HTML, 4.12.1).
  static func all(in page: [UInt8]) -> [Script] {
    var scripts: [Script] = []
    var at = 0, line = 1, counted = 0
    while let start = find("<script", in: page, from: at) {
      guard let close = page[start...].firstIndex(of: UInt8(ascii: ">")) else { break }
      let end = find("</script", in: page, from: close) ?? page.count
      let tag = String(decoding: page[start..<close], as: UTF8.self).lowercased()
      if tag.range(of: "application/ld+json") != nil {
        line += page[counted..<close].lazy.filter { $0 == 10 }.count
        counted = close
        scripts.append(Script(text: Array(page[(close + 1)..<end]), line: line))
      }
      at = end
    }
    return scripts
  }

  /// In any case of letters; `word` is in small ones.
  private static func find(_ word: StaticString, in page: [UInt8], from start: Int) -> Int? {
    let letters = Array(word.description.utf8)
    var at = start
    while at + letters.count <= page.count {
      guard let open = page[at...].firstIndex(of: UInt8(ascii: "<")),
        open + letters.count <= page.count
      else { return nil }
      let isHere = letters.indices.allSatisfy { index in
        let byte = page[open + index]
        return ((65...90).contains(byte) ? byte | 0x20 : byte) == letters[index]
      }
      if isHere { return open }
      at = open + 1
    }
    return nil
  }

  /// Everything in a document that says it is a `Dataset`, outermost first.
  static func datasets(in json: JSONValue) -> [JSONValue] {
    switch json {
    case .array(let items): return items.flatMap(datasets)
    case .object(let members):
      let inner = members.filter { $0.name != "isPartOf" && $0.name != "hasPart" }
        .flatMap { datasets(in: $0.value) }
      return (isDataset(json) ? [json] : []) + inner
    default: return []
    }
  }

  private static func isDataset(_ json: JSONValue) -> Bool {
    let types = json["@type"]?.items ?? json["@type"].map { [$0] } ?? []
    return types.contains { type in
      ["Dataset", "schema:Dataset", "http://schema.org/Dataset", "https://schema.org/Dataset"]
        .contains(type.text ?? "")
    }
  }
}
