public import Components
import Pipelines

/// The catalogue as udata reads it: one language, keywords of that language, checksums as plain text,
/// no node that it would take for a dataset.
public struct UdataFeed: StreamedProfile {
  public static let card = Card(
    "udata",
    Text(
      ar: "فهرس DCAT كما تقرؤه بوابات udata.", fr: "Catalogue DCAT tel que udata le lit.",
      en: "Catalogue in DCAT as udata reads it."), rules: [.emptyCatalogue, .notAnAddress])

  public static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) {
    let language = catalogue.publication.metadata.language(of: "udata")
    try FeedPages.write(catalogue, for: .udata(language), take)
  }
}
