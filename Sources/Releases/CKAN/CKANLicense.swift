import Pipelines

/// The licences of a pipeline among those that CKAN knows.
enum CKANLicense {
  /// CKAN's id of a licence by its SPDX identifier, else by its ADMS type; nil where CKAN has none, and
  /// then it is not specified there, as after a harvest.
  static func id(of license: DatasetMetadata.License) -> String? {
    let name = license.name.lowercased()
    for (start, id) in starts where name == start || name.hasPrefix(start + "-") { return id }
    switch license.type {
    case "PublicDomain": return "other-pd"
    case "Attribution": return "other-at"
    case "NonCommercialUseOnly": return "other-nc"
    default: return nil
    }
  }

  /// What CKAN calls it; ckanext-dcat recognises a licence by its address there or by this title.
  static func title(of license: DatasetMetadata.License) -> String? {
    id(of: license).flatMap { CKANRegister.title(license: $0) }
  }

  /// How identifiers begin, versions left out. The longer of two stands first.
  private static let starts = [
    ("cc-by-nc", "cc-nc"), ("cc-by-nd", "other-closed"), ("cc-by-sa", "cc-by-sa"),
    ("cc-by", "cc-by"), ("cc0", "cc-zero"), ("odbl", "odc-odbl"), ("odc-by", "odc-by"),
    ("pddl", "odc-pddl"), ("cc-pddc", "other-pd"), ("cc-pdm", "other-pd"), ("gfdl", "gfdl"),
    ("ogl-uk", "uk-ogl"), ("ogl-canada", "other-at"), ("dl-de-by", "other-at"),
    ("dl-de-zero", "other-pd"), ("etalab", "other-at"),
  ]
}

extension Offer {
  /// What CKAN calls the format, as it does after a harvest; our name for one that it does not know.
  var ckanFormat: String { CKANRegister.format(mediaType) ?? formatName }
}
