/// A form that findings are reported in. One form is one file of `Forms/`, listed below; a command
/// knows none of them by itself.
///
/// Every form states the exact totals and how many findings are counted and not listed.
public protocol Form: Sendable {
  /// What `--format` calls it.
  static var name: String { get }
  /// How the name of a file that holds it ends, without a dot.
  static var fileExtension: String { get }
  /// The same report makes the same bytes: UTF-8.
  static func bytes(of report: Report) -> [UInt8]
}

/// The forms there are, in the order in which help lists them.
public enum Forms {
  public static let all: [any Form.Type] = [
    TextForm.self, JSONForm.self, NDJSONForm.self, SARIFForm.self, JUnitForm.self, GitHubForm.self,
    HTMLForm.self, CSVForm.self,
  ]

  public static let names = all.map { $0.name }

  /// Nil where no form has that name.
  public static func named(_ name: String) -> (any Form.Type)? { all.first { $0.name == name } }

  /// The form that a file's name asks for; nil where its ending is that of none.
  public static func ofFile(_ path: String) -> (any Form.Type)? {
    all.first { path.hasSuffix("." + $0.fileExtension) }
  }
}
