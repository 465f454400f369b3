import Components
import Mustache
import Testing

@testable import Releases
@testable import Reports

/// Templates look names up by hand-written lists, which must lack nothing.
@Suite struct `Names of a page` {
  /// Compares what a thing answers with what it holds, and so for all that it holds.
  private func compare(_ thing: Any, _ seen: inout Set<String>) {
    if let list = thing as? [Any] { return list.forEach { compare($0, &seen) } }
    guard let parent = thing as? any MustacheParent, !(thing is [String: String]) else { return }
    for (label, value) in Mirror(reflecting: thing).children {
      guard let label else { continue }
      let name = "\(type(of: thing)).\(label)"
      let isNil =
        Mirror(reflecting: value).displayStyle == .optional
        && Mirror(reflecting: value).children.isEmpty
      let held =
        isNil
        ? nil
        : Mirror(reflecting: value).displayStyle == .optional
          ? Mirror(reflecting: value).children.first?.value : value
      let answer = parent.child(named: label)
      #expect(answer.map { "\($0)" } == held.map { "\($0)" }, "\(name)")
      if let held {
        seen.insert(name)
        compare(held, &seen)
      }
    }
  }

  @Test func `are all found, with what they hold`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[0].files = [catalogue.releases[0].tables[0].files[0]]
    var seen: Set<String> = []
    for language in Language.allCases {
      compare(try PageMaker(catalogue: catalogue, language: language).page(), &seen)
    }
    compare(Chooser(of: catalogue), &seen)
    for name in [
      "Page.sections", "Chooser.names", "Said.text", "Alternate.href", "DatasetPart.shared",
      "TablePart.columns", "FilePart.twin", "Twin.packedSize", "ColumnPart.label",
      "BundlePart.digest", "FindingPart.samples", "Sample.parts", "Part.isValue",
    ] { #expect(seen.contains(name), "\(name)") }
  }
}
