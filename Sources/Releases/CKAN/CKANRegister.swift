/// The licences (`ckan.model.license`) and formats (`resource_formats.json`) that CKAN 2.12 knows without
/// being told.
public enum CKANRegister {
  private struct License {
    let id: String, title: String, address: String
    init(_ id: String, _ title: String, _ address: String) {
      (self.id, self.title, self.address) = (id, title, address)
    }
  }

  private static let definition = "http://www.opendefinition.org/licenses/"

  private static let licenses = [
    License("notspecified", "License not specified", ""),
    License(
      "odc-pddl", "Open Data Commons Public Domain Dedication and License (PDDL)",
      definition + "odc-pddl"),
    License(
      "odc-odbl", "Open Data Commons Open Database License (ODbL)", definition + "odc-odbl"),
    License("odc-by", "Open Data Commons Attribution License", definition + "odc-by"),
    License("cc-zero", "Creative Commons CCZero", definition + "cc-zero"),
    License("cc-by", "Creative Commons Attribution", definition + "cc-by"),
    License("cc-by-sa", "Creative Commons Attribution Share-Alike", definition + "cc-by-sa"),
    License("gfdl", "GNU Free Documentation License", definition + "gfdl"),
    License("other-open", "Other (Open)", ""),
    License("other-pd", "Other (Public Domain)", ""),
    License("other-at", "Other (Attribution)", ""),
    License(
      "uk-ogl", "UK Open Government Licence (OGL)",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    License(
      "cc-nc", "Creative Commons Non-Commercial (Any)",
      "http://creativecommons.org/licenses/by-nc/2.0/"),
    License("other-nc", "Other (Non-Commercial)", ""),
    License("other-closed", "Other (Not Open)", ""),
  ]

  /// The licence at exactly that address.
  public static func license(address: String) -> String? {
    licenses.first { !$0.address.isEmpty && $0.address == address }?.id
  }

  /// What CKAN calls the licence of that id.
  static func title(license id: String) -> String? { licenses.first { $0.id == id }?.title }

  /// The licence of exactly that title.
  public static func license(title: String) -> String? { licenses.first { $0.title == title }?.id }

  /// The label of a media type or format, as it is written there; the register has small letters.
  public static func format(_ name: String) -> String? {
    name.isEmpty ? nil : CKANFormats.labels[name]
  }
}
