import Components
import Foundation
import Pipelines

@testable import Releases

/// Catalogues made to be awkward, and what JSON documents say once they are read.
enum Made {
  /// A catalogue of one dataset in Arabic alone, after a change to its metadata.
  static func arabic(
    _ change: (inout DatasetMetadata) -> Void = { _ in }
  ) -> Catalogue {
    var catalogue = Sample.catalogue
    catalogue.releases = [catalogue.releases[0]]
    catalogue.publication.datasets = [catalogue.publication.datasets[0]]
    catalogue.publication.metadata.title = ["ar": "شبكة"]
    catalogue.publication.metadata.description = ["ar": "وصف."]
    catalogue.publication.metadata.notice = [:]
    catalogue.publication.metadata.publisher = ["ar": "القائمون"]
    catalogue.publication.metadata.contactName = ["ar": "مكتب"]
    catalogue.releases[0].metadata.title = ["ar": "الأعضاء"]
    catalogue.releases[0].metadata.description = ["ar": "وصف."]
    catalogue.releases[0].metadata.keywords = ["ar": ["شبكة"]]
    change(&catalogue.releases[0].metadata)
    return catalogue
  }

  /// The sample with its texts in dictionaries of another size, which go through them in another order.
  static var reordered: Catalogue {
    var catalogue = Sample.catalogue
    reorder(&catalogue.publication.metadata.title)
    reorder(&catalogue.publication.metadata.publisher)
    for index in catalogue.releases.indices {
      reorder(&catalogue.releases[index].metadata.title)
      reorder(&catalogue.releases[index].metadata.description)
      reorder(&catalogue.releases[index].metadata.keywords)
      reorder(&catalogue.releases[index].content.files)
    }
    return catalogue
  }

  private static func reorder<Value>(_ texts: inout [String: Value]) {
    var other = [String: Value](minimumCapacity: 1000)
    for (key, value) in texts { other[key] = value }
    texts = other
  }

  /// A catalogue of `count` datasets, each of one table.
  static func large(_ count: Int) -> Catalogue {
    var catalogue = Sample.catalogue
    catalogue.releases = (0..<count).map { number in
      Sample.release(
        "dataset-\(number)", "1.0.0", previous: nil, title: ["fr": "Jeu \(number)"],
        tables: [Sample.table("table-\(number)", rows: number, schema: Sample.regionsSchema)],
        findings: [])
    }
    catalogue.publication.datasets = catalogue.releases.map {
      .init(name: $0.dataset, version: "1.0.0", firstIssued: "2024-11-01")
    }
    return catalogue
  }

  /// The sample after one dataset was withdrawn and another was replaced.
  static var withTombstones: Catalogue {
    var catalogue = Sample.catalogue
    catalogue.releases[0].metadata.supersedes = [
      "https://data.example.org/sample/id/dataset/network"
    ]
    catalogue.publication.tombstones = [
      Tombstone(
        name: "survey", date: "2024-11-10", title: ["ar": "استطلاع", "fr": "Enquête"],
        reason: ["fr": "Elle contenait des données personnelles."],
        versions: [
          .init(
            version: "1.0.0", issued: "2024-11-01", title: ["fr": "Ancienne enquête"],
            description: ["fr": "Une enquête."]),
          .init(version: "1.1.0", issued: "2024-11-05", title: ["ar": "استطلاع", "fr": "Enquête"]),
        ]), Tombstone(name: "network", date: "2024-11-12"),
    ]
    return catalogue
  }

  static let empty = Catalogue(publication: Sample.catalogue.publication, releases: [])

  static func isEmptyCatalogue(_ error: any Error) -> Bool {
    (error as? Finding)?.rule.id == "catalogue/empty"
  }

  /// A text with what breaks careless writers.
  static let hostile = "Il dit \"non\" \\ </script> <!-- & \u{1}\t\u{2028} \u{202E}x\u{2069} 'fin'"
}

/// A JSON value as read by Foundation.
struct Read {
  let value: Any?

  init(_ value: Any?) { self.value = value }
  init(_ bytes: some Sequence<UInt8>) throws {
    value = try JSONSerialization.jsonObject(with: Data(bytes))
  }

  subscript(name: String) -> Read { Read((value as? [String: Any])?[name]) }
  subscript(index: Int) -> Read {
    let list = value as? [Any] ?? []
    return Read(index < list.count ? list[index] : nil)
  }
  var text: String? { value as? String }
  var number: Int? { value as? Int }
  var texts: [String] { value as? [String] ?? [] }
  var list: [Read] { (value as? [Any] ?? []).map { Read($0) } }
  var names: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  var isNothing: Bool { value == nil }
}
