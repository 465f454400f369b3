extension Offer {
  /// What CKAN calls the format, as it does after a harvest; our name for one that it does not know.
  var ckanFormat: String { CKANRegister.format(mediaType) ?? formatName }
}
