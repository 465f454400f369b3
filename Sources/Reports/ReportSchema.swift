/// The JSON Schema (draft 2020-12) of the JSON form, as `nashr explain --report-schema` prints it. A
/// member that is not listed there may come; one that is listed does not change without
/// `schemaVersion`.
public enum ReportSchema {
  /// The schema as JSON text.
  public static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Report of nashr, version 1",
      "type": "object",
      "required": ["schemaVersion", "command", "valid", "exitCode", "tables", "totals", "unlisted", "findings"],
      "properties": {
        "schemaVersion": {"const": 1},
        "command": {"type": "string"},
        "valid": {"type": "boolean"},
        "exitCode": {"type": "integer", "minimum": 0, "maximum": 255},
        "tables": {"type": "array", "items": {"$ref": "#/$defs/table"}},
        "totals": {"type": "array", "items": {"$ref": "#/$defs/total"}},
        "unlisted": {"type": "integer", "minimum": 0},
        "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}
      },
      "$defs": {
        "count": {"type": "integer", "minimum": 0},
        "position": {"type": "integer", "minimum": 1},
        "rule": {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"},
        "severity": {"enum": ["error", "warning", "note"]},
        "sentences": {
          "type": "object",
          "required": ["ar", "fr", "en"],
          "additionalProperties": {"type": "string", "minLength": 1}
        },
        "table": {
          "type": "object",
          "required": ["name", "rows", "errors", "warnings", "notes"],
          "properties": {
            "name": {"type": "string"},
            "rows": {"$ref": "#/$defs/count"},
            "errors": {"$ref": "#/$defs/count"},
            "warnings": {"$ref": "#/$defs/count"},
            "notes": {"$ref": "#/$defs/count"}
          }
        },
        "total": {
          "type": "object",
          "required": ["rule", "severity", "count"],
          "properties": {
            "rule": {"$ref": "#/$defs/rule"},
            "severity": {"$ref": "#/$defs/severity"},
            "count": {"type": "integer", "minimum": 1}
          },
          "additionalProperties": false
        },
        "finding": {
          "type": "object",
          "required": ["rule", "severity", "file", "help", "messages", "fix"],
          "properties": {
            "rule": {"$ref": "#/$defs/rule"},
            "severity": {"$ref": "#/$defs/severity"},
            "type": {"type": "string", "description": "The name of the error in frictionless-py 5."},
            "table": {"type": "string"},
            "file": {"type": "string"},
            "sheet": {"type": "string", "description": "The sheet of a workbook; its rows have neither line nor byteOffset."},
            "row": {"$ref": "#/$defs/position", "description": "As a spreadsheet shows it: the header is row 1."},
            "rowNumber": {"$ref": "#/$defs/position"},
            "line": {"$ref": "#/$defs/position"},
            "column": {"$ref": "#/$defs/position", "description": "Counts Unicode scalar values."},
            "byteOffset": {"$ref": "#/$defs/count"},
            "field": {"type": "string"},
            "fieldName": {"type": "string"},
            "fieldNumber": {"$ref": "#/$defs/position", "description": "In the schema of the table."},
            "schemaPath": {"type": "string", "format": "json-pointer", "description": "Into the schema of the table as it is published."},
            "value": {"type": "string"},
            "expected": {"type": "string"},
            "help": {"type": "string", "description": "The command that explains the rule."},
            "messages": {"$ref": "#/$defs/sentences"},
            "fix": {"$ref": "#/$defs/sentences"}
          },
          "additionalProperties": false
        }
      }
    }

    """#
}
