import Formats

/// The pages that a site map names (sitemaps.org 0.9).
final class SitemapReader: XMLEventHandler {
  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

  private var addresses: [String] = []
  private var text: [UInt8] = []
  private var isLocation = false

  /// In their order; those up to where the document is malformed, none of an empty one.
  static func addresses(in bytes: [UInt8]) -> [String] {
    let reader = SitemapReader()
    do throws(XMLEvents.Stop) { try XMLEvents.read(bytes, to: reader) } catch {
      return reader.addresses
    }
    return reader.addresses
  }

  func open(_ element: XMLElement) {
    isLocation = element.namespace == Self.namespace && element.name == "loc"
    text = []
  }

  func text(_ bytes: Span<UInt8>) {
    guard isLocation else { return }
    for index in bytes.indices { text.append(bytes[index]) }
  }

  func close() {
    guard isLocation else { return }
    isLocation = false
    let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    addresses.append(words.joined())
  }
}
