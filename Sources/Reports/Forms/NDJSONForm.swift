import Formats
import Pipelines

/// A JSON object a line: the findings (`"record": "finding"`), and last the summary (`"record":
/// "summary"`), whose members are those of the JSON form.
enum NDJSONForm: Form {
  static let name = "ndjson"
  static let fileExtension = "ndjson"

  static func bytes(of report: Report) -> [UInt8] {
    var output: [UInt8] = []
    for finding in report.log.findings {
      append("finding", FindingRecord.members(of: finding, in: report), to: &output)
    }
    let version = JSONValue.Member("schemaVersion", .integer(JSONForm.schemaVersion))
    append("summary", [version] + report.head + JSONForm.summary(of: report), to: &output)
    return output
  }

  private static func append(
    _ record: String, _ members: [JSONValue.Member], to output: inout [UInt8]
  ) {
    let value = JSONValue.object([.init("record", .string(record))] + members)
    output += value.encoded(indented: false)
    output.append(UInt8(ascii: "\n"))
  }
}
