import Testing

@testable import Visitors

/// The blocks of a page that machines read (HTML, 4.12.1).
@Suite struct `Linked scripts` {
  @Test func `are found with the lines on which they begin`() {
    let block = "<script type=\"application/ld+json\">{\n}</script>"
    let page = "<html>\n\(block)\n<script>\n\n</script>\n\(block)\(block)\n"
    let scripts = LinkedScripts.all(in: Array(page.utf8))
    #expect(scripts.map(\.line) == [2, 7, 8])
    #expect(scripts.allSatisfy { $0.text == Array("{\n}".utf8) })
  }
}
