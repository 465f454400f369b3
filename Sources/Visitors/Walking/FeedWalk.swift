import Bytes
import Components
import Formats
import Releases

/// Reads a feed page by page, as portals follow the pages of hydra.
struct FeedWalk {
  let site: Site
  /// The path of the first page.
  let first: String
  /// What a response must stay below, in bytes; nil for no limit.
  let limit: Int?
  /// Whether a page with the bytes of the first one ends the walk.
  let endsAtFirst: Bool
  /// The address of the page after a page.
  let next: (Statements) -> String?

  /// What is read here of a page: a limit of ours, not of a portal.
  static let most = 256 << 20

  /// Hands each page to `body` until it answers false. Where the portal cannot go on, says so and stops.
  func run(
    _ notes: inout Notes, _ body: (_ path: String, _ page: Statements, inout Notes) -> Bool
  ) {
    guard site.size(first) != nil else { return notes.stop(.feedMissing, first) }
    var path = first
    var digest: Digest?
    var seen: Set<String> = []
    while true {
      seen.insert(path)
      guard let bytes = bytes(path, &notes) else { return }
      let found = Digest.of(bytes)
      if endsAtFirst, let digest, found == digest { return }
      digest = digest ?? found
      guard let page = page(bytes, path, &notes), body(path, page, &notes) else { return }
      guard let address = next(page) else { return }
      guard let path2 = site.path(of: address), site.size(path2) != nil, !isCircle(path2, seen)
      else { return notes.stop(.harvestPaging, path, ["value": address]) }
      path = path2
    }
  }

  /// A page met before is no circle where its bytes are those of the first.
  private func isCircle(_ path: String, _ seen: Set<String>) -> Bool {
    seen.contains(path) && !(endsAtFirst && path == first)
  }

  private func bytes(_ path: String, _ notes: inout Notes) -> [UInt8]? {
    let count = site.size(path) ?? 0
    if let limit, count >= limit {
      notes.stop(.feedTooLarge, path, ["count": String(count), "limit": String(limit)])
      return nil
    }
    guard let bytes = site.bytes(path, limit: Self.most) else {
      notes.stop(.notRehearsed, path, ["count": String(count), "limit": String(Self.most)])
      return nil
    }
    guard !bytes.isEmpty else {
      notes.stop(.feedEmpty, path)
      return nil
    }
    guard String(validating: bytes, as: UTF8.self) != nil, Self.declaresUTF8(bytes) else {
      notes.stop(.feedEncoding, path)
      return nil
    }
    return bytes
  }

  /// Whether the XML declaration, where there is one, says UTF-8: that is what portals hand the parser.
  private static func declaresUTF8(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).prefix { $0 != ">" }.lowercased()
    guard let mark = head.range(of: "encoding") else { return true }
    let value = head[mark.upperBound...].drop { " =\"'".contains($0) }
    return value.hasPrefix("utf-8") || value.hasPrefix("utf8")
  }

  private func page(_ bytes: [UInt8], _ path: String, _ notes: inout Notes) -> Statements? {
    do throws(XMLEvents.Stop) {
      return Statements(try RDFXMLReader.graph(of: bytes))
    } catch {
      notes.stop(
        .feedUnreadable, path,
        ["line": String(error.line), "expected": "RDF/XML", "reason": error.reason])
      return nil
    }
  }
}
