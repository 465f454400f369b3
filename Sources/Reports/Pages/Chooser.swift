import Components
import Languages
import Pipelines
import Releases

/// The model of the page at the root: the way to each language.
struct Chooser: Sendable {
  var code: String
  var direction: String
  var address: String
  var canonical: String
  var names: [Said]
  var notices: [Said]
  var alternates: [Alternate]

  init(of catalogue: Catalogue) {
    let about = catalogue.publication.metadata
    let language = Language(rawValue: about.language) ?? .ar
    func each(_ texts: [String: String]) -> [Said] {
      Language.allCases.compactMap { other in
        texts[other.rawValue].map { Said(Wording($0, in: other.rawValue), on: "") }
      }
    }
    code = language.rawValue
    direction = language.direction
    address = catalogue.addresses.base
    canonical = catalogue.addresses.base
    names = each(about.title)
    if names.isEmpty { names = [Said(Wording(about.name, in: code), on: code)] }
    notices = each(about.notice)
    alternates = Alternate.all(of: catalogue, on: nil)
  }
}

extension Alternate {
  /// The pages in all languages, with addresses as seen from one of them, or from the root.
  static func all(of catalogue: Catalogue, on page: Language?) -> [Alternate] {
    Language.allCases.map { language in
      Alternate(
        tag: language.rawValue, side: language.direction, name: Words.own(language),
        href: (page == nil ? "" : "../") + language.rawValue + "/",
        absolute: catalogue.addresses.page(language.rawValue), isCurrent: language == page)
    }
  }
}
