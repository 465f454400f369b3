import Bytes

/// What CKAN takes for the name of a dataset (`ckan.logic.validators`): 2 to 100 of `[a-z0-9_-]`.
enum CKANName {
  static let longest = 100

  /// `publication-dataset`, since a portal has one list of names for all that publish there: two datasets
  /// of a publication have two names. What CKAN does not take becomes `-`; a name that is too long, or
  /// not the same any more, ends in a digest of what it was.
  static func package(_ dataset: String, of publication: String) -> String {
    let name = publication + "-" + dataset
    let plain = String(String.UnicodeScalarView(name.unicodeScalars.map(taken)))
    guard plain != name || plain.utf8.count > longest else { return plain }
    let digest = Digest.of(Array(name.utf8)).description.prefix(8)
    return plain.prefix(longest - 9) + "-" + digest
  }

  private static func taken(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "a"..."z", "0"..."9", "_", "-": scalar
    case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) | 0x20)
    default: "-"
    }
  }
}
