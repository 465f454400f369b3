public import Columns
internal import Components

extension Field {
  /// The language that the column's texts are in (a tag of BCP 47), for everything that says it: XML,
  /// CSVW, the catalogue. It is the one that the field declares (`nashr:language`), else, of texts that
  /// have no format and so are no addresses or codes, the one that its name ends in: `ar` of `name_ar`.
  /// nil where neither says one.
  public var spokenLanguage: String? {
    if let language { return language }
    let isText = (type == .string || type == .any) && (format ?? "default") == "default"
    return isText ? Language.suffix(of: name)?.rawValue : nil
  }
}
