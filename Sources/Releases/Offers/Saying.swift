import Components
import Languages
import Pipelines

/// What profiles of single strings say of a catalogue, in one language.
struct Saying: Sendable {
  let catalogue: Catalogue
  /// The language to speak, by code; texts that lack it are in the next that there is.
  let language: String
  let address: Addresses
  private let firstIssues: [String: String]

  init(_ catalogue: Catalogue, in language: String) {
    self.catalogue = catalogue
    self.language = language
    address = catalogue.addresses
    firstIssues = catalogue.firstIssues
  }

  var about: PublicationMetadata { catalogue.publication.metadata }

  /// A text that is not empty, else nil.
  func said(_ texts: [String: String]) -> String? {
    texts.wording([language] + catalogue.languages)?.text
  }

  func title(_ release: Manifest) -> String { said(release.metadata.title) ?? release.dataset }

  /// The description, else the title: readers refuse a dataset that has none.
  func description(_ release: Manifest) -> String {
    said(release.metadata.description) ?? title(release)
  }

  var publisher: String { said(about.publisher) ?? about.name }
  var contact: String { said(about.contactName) ?? publisher }

  /// `mailto:` and the address; nil where it is none that readers accept.
  var email: String? {
    EmailAddress.isAccepted(about.contactEmail) ? "mailto:" + about.contactEmail : nil
  }

  /// When the first release of a dataset was issued.
  func issued(_ release: Manifest) -> String { firstIssues[release.dataset] ?? release.issued }

  func page(_ release: Manifest) -> String { address.page(language, dataset: release.dataset) }

  func offers(_ release: Manifest) throws(Finding) -> [Offer] {
    try Offer.all(of: release, at: address, language: about.language)
  }

  /// The keywords in the language, else in the next that has some. Each once, without white space around.
  func keywords(_ release: Manifest) -> [String] {
    let lists = release.metadata.keywords
    let codes = [language] + catalogue.languages + lists.keys.sorted()
    for code in codes {
      let words = Self.distinct((lists[code] ?? []).map(\.inOneLine))
      if !words.isEmpty { return words }
    }
    return []
  }

  /// The languages of the data of a release; the publication's where no column says one.
  func languages(_ offers: [Offer]) -> [String] {
    let all = Set(offers.flatMap(\.languages)).sorted()
    return all.isEmpty ? [about.language] : all
  }

  /// The series that a dataset is in, as its author describes it.
  func series(_ release: Manifest) -> Series? { catalogue.series(of: release) }

  func themes(_ release: Manifest) -> [String] {
    Self.distinct(release.metadata.themes.compactMap { said(CodeList.theme.label($0)) })
  }

  /// The addresses of the sources, each once.
  func sources(_ release: Manifest) -> [String] {
    Self.distinct(release.metadata.attributions.compactMap { $0.path.flatMap(IRI.init(web:))?.uri })
  }

  /// The address of the data dictionary: the schema of the only table, else the descriptor of the
  /// release.
  func dictionary(_ release: Manifest) -> String {
    if release.tables.count == 1 {
      return address.schema(of: release.tables[0].name)
    }
    return address.released(release.dataset, release.version, DataPackage.fileName)
  }

  /// Each text that is not empty once, in the order of their first coming.
  static func distinct(_ words: [String]) -> [String] {
    var known: Set<String> = []
    return words.filter { !$0.isEmpty && known.insert($0).inserted }
  }
}

extension Saying {
  /// A text that is a full date, `YYYY-MM-DD`; nil for any other.
  static func date(_ text: String?) -> String? {
    guard let text, text.utf8.count == 10 else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.allSatisfy { $0.isPlain && $0.isNumber } }),
      (1...12).contains(Int(parts[1]) ?? 0), (1...31).contains(Int(parts[2]) ?? 0)
    else { return nil }
    return text
  }
}
