import Pipelines

/// The licences of a pipeline among those that CKAN knows.
enum CKANLicense {
  /// CKAN's id of a licence by its SPDX identifier, else by its address, else by its ADMS type; nil where
  /// CKAN has none, and then it is not specified there, as after a harvest.
  static func id(of license: DatasetMetadata.License) -> String? {
    let name = license.name.lowercased()
    for (start, id) in starts where name == start || name.hasPrefix(start + "-") { return id }
    if let id = id(at: license.path) { return id }
    switch license.type {
    case "PublicDomain": return "other-pd"
    case "Attribution": return "other-at"
    case "NonCommercialUseOnly": return "other-nc"
    default: return nil
    }
  }

  /// By the address of its deed or text, whatever its scheme, version and language.
  private static func id(at address: String) -> String? {
    var text = address.lowercased()[...]
    for start in ["https://", "http://", "www."] where text.hasPrefix(start) {
      text = text.dropFirst(start.count)
    }
    let path = text.prefix { $0 != "?" && $0 != "#" } + "/"
    return addresses.first { path.hasPrefix($0.0) }?.1
  }

  /// What CKAN calls it; ckanext-dcat recognises a licence by its address there or by this title.
  static func title(of license: DatasetMetadata.License) -> String? {
    id(of: license).flatMap { CKANRegister.title(license: $0) }
  }

  /// How addresses begin, without scheme and `www.`.
  private static let addresses = [
    ("creativecommons.org/licenses/by/", "cc-by"),
    ("creativecommons.org/licenses/by-sa/", "cc-by-sa"),
    ("creativecommons.org/licenses/by-nd/", "other-closed"),
    ("creativecommons.org/licenses/by-nc/", "cc-nc"),
    ("creativecommons.org/licenses/by-nc-sa/", "cc-nc"),
    ("creativecommons.org/licenses/by-nc-nd/", "cc-nc"),
    ("creativecommons.org/publicdomain/zero/", "cc-zero"),
    ("creativecommons.org/publicdomain/mark/", "other-pd"),
    ("opendatacommons.org/licenses/odbl/", "odc-odbl"),
    ("opendatacommons.org/licenses/by/", "odc-by"),
    ("opendatacommons.org/licenses/pddl/", "odc-pddl"), ("gnu.org/licenses/fdl", "gfdl"),
    ("gnu.org/copyleft/fdl", "gfdl"),
    ("nationalarchives.gov.uk/doc/open-government-licence/", "uk-ogl"),
    ("open.canada.ca/en/open-government-licence-canada/", "other-at"),
    ("govdata.de/dl-de/by-", "other-at"), ("govdata.de/dl-de/zero-", "other-pd"),
    ("etalab.gouv.fr/licence-ouverte", "other-at"),
  ]

  /// How identifiers begin, versions left out. The longer of two stands first.
  private static let starts = [
    ("cc-by-nc", "cc-nc"), ("cc-by-nd", "other-closed"), ("cc-by-sa", "cc-by-sa"),
    ("cc-by", "cc-by"), ("cc0", "cc-zero"), ("odbl", "odc-odbl"), ("odc-by", "odc-by"),
    ("pddl", "odc-pddl"), ("cc-pddc", "other-pd"), ("cc-pdm", "other-pd"), ("gfdl", "gfdl"),
    ("ogl-uk", "uk-ogl"), ("ogl-canada", "other-at"), ("dl-de-by", "other-at"),
    ("dl-de-zero", "other-pd"), ("etalab", "other-at"),
  ]
}
