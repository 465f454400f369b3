import Components
import Pipelines
import Testing

@testable import Releases

@Suite struct `Quality in DQV` {
  private let base = "https://data.example.org/sample/"

  private func text(_ catalogue: Catalogue = Sample.catalogue) throws -> String {
    let documents = try Quality.documents(of: catalogue)
    #expect(documents.map(\.path) == ["quality.ttl"])
    return String(decoding: documents[0].bytes, as: UTF8.self)
  }

  /// The value of a measurement of the members, with its type.
  private func value(_ metric: String, _ catalogue: Catalogue = Sample.catalogue) throws -> String?
  {
    let start = "<\(base)id/dataset/members/1.1.0/quality/\(metric)> a "
    let text = try text(catalogue)
    guard let from = text.firstRange(of: start)?.upperBound,
      let value = text[from...].firstRange(of: "dqv:value ")?.upperBound
    else { return nil }
    return String(text[value...].prefix { $0 != " " })
  }

  @Test func `is the same in whatever order texts come`() throws {
    #expect(try text() == text(Made.reordered))
  }

  @Test func `hangs on datasets as quality metadata (DQV 4.9)`() throws {
    let text = try text()
    #expect(
      text.contains("dqv:hasQualityMetadata <\(base)id/quality/members>"))
    #expect(
      text.contains("a dqv:QualityMetadata, dqv:QualityMeasurementDataset"))
  }

  @Test func `gives each measurement its metric, thing, typed value and date (DQV 4.1)`() throws {
    let text = try text()
    #expect(text.contains("a dqv:QualityMeasurement ;"))
    #expect(text.contains("dqv:isMeasurementOf <\(base)id/metric/rows-read>"))
    #expect(text.contains("dqv:computedOn <\(base)id/dataset/members>"))
    #expect(text.contains("dqv:computedOn <\(base)id/dataset/members/members>"))
    #expect(text.contains("prov:generatedAtTime \"2024-11-12T00:00:00Z\"^^xsd:dateTime"))
  }

  @Test func `counts rows read, published and rejected`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[0].tables[0].read = 1000
    catalogue.releases[0].tables[0].rows = 993
    catalogue.releases[0].tables[0].rejected = 7
    #expect(try value("rows-read", catalogue) == "\"1000\"^^xsd:nonNegativeInteger")
    #expect(try value("rows-published", catalogue) == "\"993\"^^xsd:nonNegativeInteger")
    #expect(try value("members/rows-rejected", catalogue) == "\"7\"^^xsd:nonNegativeInteger")
    #expect(try value("published-share", catalogue) == "\"0.993\"^^xsd:decimal")
  }

  @Test(arguments: [
    (0, 3, "0.0"), (1, 3, "0.3333"), (2, 3, "0.6666"), (3, 3, "1.0"), (1, 2, "0.5"),
    (99_999, 100_000, "0.9999"), (1, 20_000, "0.0"), (1, 1000, "0.001"),
  ]) func `never rounds a share up to the whole`(part: Int, whole: Int, share: String) {
    #expect(Quality.share(part, of: whole) == share)
  }

  @Test func `has no share of nothing`() { #expect(Quality.share(0, of: 0) == nil) }

  @Test func `counts findings by weight and by rule`() throws {
    #expect(try value("findings-error") == "\"0\"^^xsd:nonNegativeInteger")
    #expect(try value("findings-warning") == "\"1234\"^^xsd:nonNegativeInteger")
    #expect(try value("rule/schema/required") == "\"1234\"^^xsd:nonNegativeInteger")
    #expect(try text().contains("\"قيمة ناقصة\"@ar"))
  }

  @Test func `counts a rule that weighs twice once`() throws {
    var catalogue = Sample.catalogue
    var note = catalogue.releases[0].findings[0]
    note.severity = "note"
    note.count = 6
    catalogue.releases[0].findings.append(note)
    #expect(try value("rule/schema/required", catalogue) == "\"1240\"^^xsd:nonNegativeInteger")
    #expect(try value("findings-note", catalogue) == "\"6\"^^xsd:nonNegativeInteger")
  }

  @Test func `measures what is translated, and says what is not (DQV 4.3)`() throws {
    let coverage = try TranslationCoverage(Sample.members, language: "ar")
    #expect(coverage.entries.count == 11)
    #expect(
      coverage.written.map { $0.name(in: .en) } == [
        "title", "description", "keywords", "\u{2068}members\u{2069} (title)",
        "\u{2068}members\u{2069} (description)", "\u{2068}members.member_id\u{2069} (title)",
        "\u{2068}members.member_id\u{2069} (description)",
      ])
    #expect(coverage.count(in: .fr) == 6 && coverage.count(in: .ar) == 5)
    #expect(
      coverage.missing(in: .fr).map { $0.name(in: .fr) } == [
        "\u{2068}members.member_id\u{2069} (description)"
      ])
    #expect(
      coverage.missing(in: .ar).map { $0.name(in: .ar) } == [
        "\u{2068}members\u{2069} (الوصف)", "\u{2068}members.member_id\u{2069} (الوصف)",
      ])
    #expect(try value("translated-fr") == "\"0.8571\"^^xsd:decimal")
    #expect(try value("documented-share") == "\"0.6363\"^^xsd:decimal")
    let text = try text()
    #expect(text.contains("a dqv:QualityAnnotation ;"))
    #expect(text.contains("oa:motivatedBy dqv:qualityAssessment"))
    #expect(
      text.contains(
        "\"Texts missing in French: \u{2068}members.member_id\u{2069} (description)\"@en"))
    #expect(
      text.contains("\"نصوص غير متوفرة بالفرنسية: \u{2068}members.member_id\u{2069} (الوصف)\"@ar"))
    #expect(
      text.contains(
        "\"Textes absents en français\u{A0}: \u{2068}members.member_id\u{2069} (description)\"@fr"))
  }

  @Test func `measures how far a release is behind the period that it covers`() throws {
    var catalogue = Sample.catalogue
    #expect(try value("days-behind", catalogue) == "\"0\"^^xsd:integer")
    catalogue.releases[0].metadata.temporalEnd = "2023-11-12"
    #expect(try value("days-behind", catalogue) == "\"366\"^^xsd:integer")
    catalogue.releases[0].metadata.temporalEnd = nil
    #expect(try value("days-behind", catalogue) == nil)
  }

  @Test func `says what metrics and dimensions mean, in three languages, once (DQV 4.4, 4.5)`()
    throws
  {
    let text = try text()
    let metric = "<\(base)id/metric/rows-read> a dqv:Metric ;"
    #expect(text.components(of: metric) == 1)
    #expect(text.contains("\"عدد الأسطر المقروءة\"@ar, \"Number of rows read\"@en"))
    #expect(text.contains("dqv:expectedDataType xsd:nonNegativeInteger"))
    #expect(text.contains("Records read from the sources, without the header:"))
    let definitions = text.components(of: "skos:definition ")
    #expect(definitions == text.components(of: " a dqv:Metric ;") && definitions > 5)
    for side in QualityDimension.allCases {
      #expect(text.components(of: "<\(base)id/dimension/\(side.rawValue)> a dqv:Dimension ;") == 1)
    }
  }

  @Test func `is a cube of one value a metric and thing (RDF Data Cube 11.1, IC-1, IC-2, IC-12)`()
    throws
  {
    let text = try text()
    let structure = "<\(base)id/quality-structure>"
    #expect(text.components(of: "qb:structure \(structure)") == Sample.catalogue.releases.count)
    #expect(text.components(of: "\(structure) a qb:DataStructureDefinition ;") == 1)
    for column in [
      "qb:dimension dqv:isMeasurementOf", "qb:dimension dqv:computedOn", "qb:measure dqv:value",
    ] { #expect(text.components(of: column) == 1, "\(column)") }
    let cells = text.matches(of: /dqv:isMeasurementOf (<[^>]*>) ;\s*dqv:computedOn (<[^>]*>)/).map {
      "\($0.output.1) \($0.output.2)"
    }
    #expect(cells.count > 10 && Set(cells).count == cells.count)
  }
}
