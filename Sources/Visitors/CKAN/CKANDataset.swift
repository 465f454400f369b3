import Formats
import Releases

/// A dataset as the profiles `base`, `2` and `3` of ckanext-dcat make it, in their order.
extension CKANReader {
  func dataset(_ node: Term) -> CKANRecord {
    var record = CKANRecord()
    describe(node, &record)
    addSimple(node, &record)
    addLists(Self.lists, node, &record)
    addAgents(node, &record)
    let early = interval(node, [Self.schemaEnds, Self.timeEnds])
    record.add(extra: "temporal_start", text: early.start)
    record.add(extra: "temporal_end", text: early.end)
    let place = CKANPlace(node, in: page)
    record.add(extra: "spatial_uri", text: place.uri)
    record.add(extra: "spatial_text", text: place.text)
    record.add(extra: "spatial", text: place.geometry)
    record.add(extra: "uri", node.iri ?? "")
    record.add(extra: "access_rights", text: accessRights(node))
    record.set("license_id", .string(license(node) ?? ""))
    record.add(extra: "homepage", text: value(node, "foaf:homepage"))
    record.resources = page.objects(node, "dcat:distribution").map { resource($0) }
    addSecond(node, place, &record)
    record.set("version", text: value(node, "dcat:version"))
    return record
  }

  private func describe(_ node: Term, _ record: inout CKANRecord) {
    record.set("url", text: value(node, "dcat:landingPage"))
    record.set("version", text: value(node, "owl:versionInfo"))
    record.set("title", text: value(node, "dct:title"))
    record.set("notes", text: value(node, "dct:description"))
    if record["version"] == nil { record.set("version", text: value(node, "adms:version")) }
    record.tags = tags(node)
  }

  /// Keywords of every language; those with commas are split, behind the others.
  private func tags(_ node: Term) -> [String] {
    let words = texts(node, "dcat:keyword")
    let split = words.filter { $0.contains(",") }.flatMap { word in
      word.split(separator: ",", omittingEmptySubsequences: false).map {
        Python.stripped(String($0))
      }
    }
    return words.filter { !$0.contains(",") } + split
  }

  private func addSimple(_ node: Term, _ record: inout CKANRecord) {
    let keys: KeyValuePairs = [
      "issued": "dct:issued", "modified": "dct:modified", "identifier": "dct:identifier",
      "version_notes": "adms:versionNotes", "frequency": "dct:accrualPeriodicity",
      "provenance": "dct:provenance", "dcat_type": "dct:type",
    ]
    for (key, predicate) in keys { record.add(extra: key, text: value(node, predicate)) }
  }

  private static let lists: KeyValuePairs = [
    "language": "dct:language", "theme": "dcat:theme", "alternate_identifier": "adms:identifier",
    "conforms_to": "dct:conformsTo", "documentation": "foaf:page",
    "related_resource": "dct:relation", "has_version": "dct:hasVersion",
    "is_version_of": "dct:isVersionOf", "source": "dct:source", "sample": "adms:sample",
  ]

  private func addLists(
    _ lists: KeyValuePairs<String, String>, _ node: Term, _ record: inout CKANRecord
  ) {
    for (key, predicate) in lists { record.add(extra: key, text: list(node, predicate)) }
  }

  private func addAgents(_ node: Term, _ record: inout CKANRecord) {
    let point = page.first(node, "dcat:contactPoint") ?? page.first(node, "adms:contactPoint")
    for (key, text) in contact(point) { record.add(extra: "contact_" + key, text: text) }
    for role in ["publisher", "creator"] {
      guard let one = page.first(node, "dct:" + role) else { continue }
      for (key, text) in agent(one) { record.add(extra: "\(role)_\(key)", text: text) }
    }
  }

  /// The label of a statement without a name, else the IRI or the text.
  private func accessRights(_ node: Term) -> String {
    guard let rights = page.first(node, "dct:accessRights") else { return "" }
    guard rights.isBlank else { return Lexical.text(rights) }
    return page.isA(rights, "dct:RightsStatement") ? value(rights, "rdfs:label") : ""
  }

  /// The licence of the first distribution whose licence the register knows.
  private func license(_ node: Term) -> String? {
    for distribution in page.objects(node, "dcat:distribution") {
      guard let license = page.first(distribution, "dct:license") else { continue }
      let found =
        CKANRegister.license(address: Lexical.text(license))
        ?? CKANRegister.license(title: value(license, "dct:title"))
      if let found { return found }
    }
    return nil
  }

  // MARK: profile 2

  private func addSecond(_ node: Term, _ place: CKANPlace, _ record: inout CKANRecord) {
    if let activity = page.first(node, "prov:wasGeneratedBy") {
      record.set("provenance_activity", .array([self.activity(activity)]))
    }
    let attributions = page.objects(node, "prov:qualifiedAttribution").compactMap(attribution)
    if !attributions.isEmpty { record.set("qualified_attribution", .array(attributions)) }
    record.add(extra: "temporal_resolution", text: value(node, "dcat:temporalResolution"))
    addLists(
      [
        "is_referenced_by": "dct:isReferencedBy",
        "applicable_legislation": "dcatap:applicableLegislation",
        "hvd_category": "dcatap:hvdCategory",
      ], node, &record)
    let late = interval(node, [Self.dcatEnds, Self.timeEnds, Self.schemaEnds])
    record.replace(extra: "temporal_start", text: late.start)
    record.replace(extra: "temporal_end", text: late.end)
    record.add(extra: "spatial_bbox", text: place.bbox)
    record.add(extra: "spatial_centroid", text: place.centroid)
    if let meters = numbers(node, "dcat:spatialResolutionInMeters") {
      record.add(extra: "spatial_resolution_in_meters", json: meters)
    }
  }

  private func activity(_ node: Term) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("uri", .string(Lexical.text(node))), .init("type", .strings(texts(node, "rdf:type"))),
    ]
    let keys: KeyValuePairs = [
      "label": "rdfs:label", "seeAlso": "rdfs:seeAlso", "dct_type": "dct:type",
      "startedAtTime": "prov:startedAtTime",
    ]
    for (key, predicate) in keys { members.append(.init(key, .string(value(node, predicate)))) }
    if let agent = page.first(node, "prov:wasAssociatedWith") {
      members.append(.init("wasAssociatedWith", .array([details(agent)])))
    }
    return .object(members)
  }

  /// Who had what part; nil where neither is said.
  private func attribution(_ node: Term) -> JSONValue? {
    let role = page.first(node, "dcat:hadRole").map { JSONValue.string(Lexical.text($0)) }
    let agents = page.objects(node, "prov:agent").map(details)
    if role == nil, agents.isEmpty { return nil }
    return .object(["role": role, "agent": agents.isEmpty ? nil : .array(agents)])
  }

  private func details(_ agent: Term) -> JSONValue {
    .object(self.agent(agent).map { .init($0.key, .string($0.value)) })
  }

  // MARK: time

  private typealias Ends = (start: String, end: String)
  private typealias Way = @Sendable (CKANReader, Term) -> Ends

  /// The first interval that has an end in the first of the vocabularies.
  private func interval(_ node: Term, _ ways: [Way]) -> Ends {
    for way in ways {
      for interval in page.objects(node, "dct:temporal") {
        let ends = way(self, interval)
        if !ends.start.isEmpty || !ends.end.isEmpty { return ends }
      }
    }
    return ("", "")
  }

  private static let schemaEnds: Way = {
    ($0.value($1, "schema:startDate"), $0.value($1, "schema:endDate"))
  }
  private static let dcatEnds: Way = {
    ($0.value($1, "dcat:startDate"), $0.value($1, "dcat:endDate"))
  }
  private static let timeEnds: Way = { reader, interval in
    func instant(_ predicate: String) -> String {
      guard let node = reader.page.first(interval, predicate) else { return "" }
      let kinds = ["time:inXSDDateTimeStamp", "time:inXSDDateTime", "time:inXSDDate"]
      return kinds.lazy.map { reader.value(node, $0) }.first { !$0.isEmpty } ?? ""
    }
    return (instant("time:hasBeginning"), instant("time:hasEnd"))
  }
}
