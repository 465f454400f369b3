internal import CLibXML2

/// libxml2's state for the whole process.
enum LibXML2 {
  /// Touched before the first call into the library; it is never torn down, for other threads may
  /// still be in it.
  static let ready: Void = {
    xmlInitParser()
    // Else the first schema makes the table of types, and two first schemas make it at once.
    xmlSchemaInitTypes()
    // Whatever a document or a schema names besides itself is not there: no file, no address.
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
  }()

  /// What an error of libxml2 says, on one line. libxml2 speaks English only.
  static func message(_ error: UnsafePointer<xmlError>) -> String {
    guard let text = unsafe error.pointee.message else { return "" }
    let words = unsafe String(cString: text).split { $0 == "\n" || $0 == " " }
    return words.joined(separator: " ")
  }
}
