import Components
import Pipelines

/// What is said of a dataset that is published no more.
extension CatalogueGraph {
  /// A record of its deletion (ADMS change type). What it is about is no `dcat:Dataset` here: harvesters
  /// take each node of that class for one that is on offer, and delete what is none.
  mutating func record(_ tombstone: Tombstone) {
    let record = Term.iri(IRI(address.record(tombstone.name)))
    let dataset = Term.iri(IRI(address.dataset(tombstone.name)))
    pack.graph.add(.iri(IRI(address.catalogue)), N.dcat["record"], record)
    pack.graph.add(record, a: N.dcat["CatalogRecord"])
    pack.graph.add(record, N.foaf["primaryTopic"], dataset)
    if let first = tombstone.versions.first {
      pack.graph.add(record, N.dct["issued"], .date(first.issued))
    }
    pack.graph.add(record, N.dct["modified"], .date(tombstone.date))
    pack.refer(record, N.adms["status"], .changeType, "deleted")
    say(record, N.dct["description"], tombstone.reason)
    pack.graph.add(dataset, a: N.dcat["Resource"])
    pack.refer(dataset, N.adms["status"], .status, "Withdrawn")
    say(dataset, N.dct["title"], tombstone.title)
    for release in catalogue.successors(of: tombstone) {
      pack.graph.add(dataset, N.dct["isReplacedBy"], IRI(address.dataset(release.dataset)))
    }
  }
}
