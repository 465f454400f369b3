import Foundation
import Testing

@testable import Releases

/// The serialisations of a graph against each other, read by code that is not ours.
@Suite struct SerialisationTests {
  /// Prints the triples of an RDF/XML and of a JSON-LD document, as far as we write them, blank nodes
  /// numbered as they come.
  private static let script = #"""
    import json, sys, xml.etree.ElementTree as tree
    RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    XML = "{http://www.w3.org/XML/1998/namespace}"

    class Triples:
        def __init__(self): self.list, self.labels, self.count = [], {}, 0
        def blank(self, label=None):
            if label in self.labels: return self.labels[label]
            self.count += 1
            if label is not None: self.labels[label] = f"_:{self.count}"
            return f"_:{self.count}"

    def iri(tag): return tag.replace("{", "", 1).replace("}", "", 1)

    def xml_node(element, out):
        about, label = element.get(f"{{{RDF}}}about"), element.get(f"{{{RDF}}}nodeID")
        node = about if about is not None else out.blank(label)
        if iri(element.tag) != RDF + "Description":
            out.list.append([node, RDF + "type", iri(element.tag)])
        for p in element:
            resource, label = p.get(f"{{{RDF}}}resource"), p.get(f"{{{RDF}}}nodeID")
            if resource is not None: value = resource
            elif label is not None: value = out.blank(label)
            elif len(p):
                assert len(p) == 1
                value = xml_node(p[0], out)
            else: value = [p.text or "", p.get(XML + "lang"), p.get(f"{{{RDF}}}datatype")]
            out.list.append([node, iri(p.tag), value])
        return node

    def full(name, context):
        prefix, _, local = name.partition(":")
        return context[prefix] + local if prefix in context and local[:2] != "//" else name

    def reference(name, context, out):
        return out.blank(name) if name.startswith("_:") else full(name, context)

    def json_node(value, context, out):
        node = reference(value["@id"], context, out) if "@id" in value else out.blank()
        for key, values in value.items():
            if key == "@id": continue
            for one in values if isinstance(values, list) else [values]:
                if key == "@type": object = full(one, context)
                elif isinstance(one, str): object = [one, None, None]
                elif "@value" in one:
                    kind = full(one["@type"], context) if "@type" in one else None
                    object = [one["@value"], one.get("@language"), kind]
                else: object = json_node(one, context, out)
                out.list.append([node, RDF + "type" if key == "@type" else full(key, context), object])
        return node

    out = {"xml": Triples(), "json": Triples()}
    for element in tree.parse(sys.argv[1]).getroot(): xml_node(element, out["xml"])
    whole = json.loads(open(sys.argv[2], "rb").read().decode("ascii"))
    for node in whole["@graph"]: json_node(node, whole["@context"], out["json"])
    a, b = (sorted(map(json.dumps, out[k].list)) for k in ("xml", "json"))
    if a != b: print(*[x for x in a if x not in b], "≠", *[x for x in b if x not in a], sep="\n")
    print(len(a), len(set(a)), len(b), out["xml"].count, out["json"].count)
    """#

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: AwkwardGraph.all.map(\.name))
  func `say the same triples in RDF XML and in JSON-LD`(name: String) throws {
    let graph = try #require(AwkwardGraph.all.first { $0.name == name }).graph
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let xml = folder.appending(path: "graph.rdf"), json = folder.appending(path: "graph.jsonld")
    let reader = folder.appending(path: "read.py")
    try Data(RDFXML.bytes(of: graph)).write(to: xml)
    try Data(JSONLD.bytes(of: graph)).write(to: json)
    try Data(Self.script.utf8).write(to: reader)
    #expect(try run("xmllint", ["--noout", "--nonet", xml.path]) == "")
    let blanks = Set(
      graph.triples.flatMap { [$0.subject, $0.object] }.filter {
        if case .blank = $0 { true } else { false }
      }
    ).count
    let count = graph.count
    #expect(
      try run("python3", [reader.path, xml.path, json.path])
        == "\(count) \(count) \(count) \(blanks) \(blanks)\n")
  }

  @Test func `have the same bytes each time`() {
    for (_, graph) in AwkwardGraph.all {
      #expect(RDFXML.bytes(of: graph) == RDFXML.bytes(of: graph))
      #expect(JSONLD.bytes(of: graph) == JSONLD.bytes(of: graph))
      #expect(Turtle.bytes(of: graph) == Turtle.bytes(of: graph))
    }
  }
}
