public import Components
import Pipelines

/// The catalogue as ckanext-dcat reads it: the portal's language first, keywords that CKAN takes,
/// licences by the names that it knows them by, one label where it takes any.
public struct CKANFeed: StreamedProfile {
  public static let card = Card(
    "ckan",
    Text(
      ar: "فهرس DCAT كما تقرؤه بوابات CKAN.", fr: "Catalogue DCAT tel que CKAN le lit.",
      en: "Catalogue in DCAT as CKAN reads it."), rules: [.emptyCatalogue, .notAnAddress])

  public static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) {
    let language = catalogue.publication.metadata.language(of: "ckan")
    try FeedPages.write(catalogue, for: .ckan(language), take)
  }
}
