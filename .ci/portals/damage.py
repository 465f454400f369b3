"""Feeds that are damaged as portals know them: harvest-check must foretell who is refused, and who is then left."""
import json, os, pathlib, re, shutil, tempfile

from rdflib import Literal, DCTERMS

from . import ckan_reader, datajson_reader, dcatus, feeds, fields, graphs, lineage, packages, udata_reader, visitors
from .site import Site


def _first(pattern, replacement):
    """Changes the first place that a pattern is found in; it must be found."""
    def change(text):
        changed, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
        if not count:
            raise ValueError(f"nothing in the feed is like {pattern}")
        return changed
    return change


def _second_dataset(inside):
    """Changes something within the second dataset, so that one before it is already read."""
    def change(text):
        parts = re.split(r"(?=<dcat:Dataset rdf:about)", text)
        parts[2] = inside(parts[2])
        return "".join(parts)
    return change


def _all(pattern, replacement):
    return lambda text: re.sub(pattern, replacement, text, flags=re.DOTALL)


KEYWORD = r"<dcat:keyword xml:lang=\"(\w+)\">[^<]*<"
VERSION = r"<dcat:version>[^<]*<"
SIZE = r"<dcat:byteSize[^>]*>[^<]*<"
DECIMAL = '<dcat:byteSize rdf:datatype="http://www.w3.org/2001/XMLSchema#decimal">12.5<'
NODE = '<dcat:{0} rdf:about="https://data.example.org/node/1">{1}<dct:title xml:lang="fr">Une version</dct:title></dcat:{0}></rdf:RDF>'
IDENTIFIER = "<dct:identifier>https://data.example.org/node/1</dct:identifier>"


def _stated(text):
    """States something more of the first dataset."""
    return _first(r"(<dcat:Dataset rdf:about=\"[^\"]*\">)", lambda found: found[1] + text)


ACTIVITY = (
    '<p:wasGeneratedBy xmlns:p="http://www.w3.org/ns/prov#" xmlns:f="http://xmlns.com/foaf/0.1/"><p:Activity rdf:about="https://data.example.org/run">'
    '<p:wasAssociatedWith><f:Agent><f:name>N</f:name></f:Agent></p:wasAssociatedWith></p:Activity></p:wasGeneratedBy>')
ATTRIBUTION = (
    '<p:qualifiedAttribution xmlns:p="http://www.w3.org/ns/prov#"><p:Attribution><p:agent rdf:resource="https://data.example.org/a"/>'
    '<dcat:hadRole rdf:resource="https://data.example.org/r"/></p:Attribution></p:qualifiedAttribution>')
RESOLUTION = "<dcat:spatialResolutionInMeters>30</dcat:spatialResolutionInMeters>"
IMT = '<dct:format><dct:IMT><l:label xmlns:l="http://www.w3.org/2000/01/rdf-schema#">truc</l:label></dct:IMT></dct:format>'
MEMBER = (
    '<dct:creator><f:Group xmlns:f="http://xmlns.com/foaf/0.1/"><f:name>O</f:name><f:member><rdf:Description><f:name>A</f:name></rdf:Description></f:member>'
    "</f:Group></dct:creator>")
STANDARD = '<dct:conformsTo><dct:Standard rdf:about="urn:x:s"><dct:type rdf:resource="https://data.example.org/t"/></dct:Standard></dct:conformsTo>'
DAMAGES = {
    "ckan": {
        "a keyword with an apostrophe": _first(KEYWORD, r'<dcat:keyword xml:lang="\1">l’eau<'),
        "a keyword of one letter": _first(KEYWORD, r'<dcat:keyword xml:lang="\1">x<'),
        "a keyword with a vowel sign": _first(KEYWORD, r'<dcat:keyword xml:lang="\1">كِتاب<'),
        "a keyword with a comma": _first(KEYWORD, r'<dcat:keyword xml:lang="\1">eau, air<'),
        "a version of 101 characters": _second_dataset(_first(VERSION, "<dcat:version>" + "1" * 101 + "<")),
        "no title": _second_dataset(_all(r"<dct:title[^>]*>[^<]*</dct:title>", "")),
        "a version typed as a dataset": _first("</rdf:RDF>", NODE.format("Dataset", "")),
        "a series": _first("</rdf:RDF>", NODE.format("DatasetSeries", IDENTIFIER)),
        "not XML": _first("</rdf:RDF>", "</rdf:RDF"),
        "an infinite size": _first(SIZE, "<dcat:byteSize>inf<"),
        "a size with white space": _first(SIZE, "<dcat:byteSize> 1_000 <"),
        "an activity": _stated(ACTIVITY),
        "an attribution": _stated(ATTRIBUTION),
        "a resolution": _stated(RESOLUTION),
        "a format without a type": lambda text: _first(r"(<dcat:Distribution rdf:about=\"[^\"]*\">)", lambda found: found[1] + IMT)(
            _all(r"<dct:format[^>]*/>|<dcat:mediaType[^>]*/>", "")(text)),
        "two datasets of one title": _all(r"(?<=<dct:title xml:lang=\"\w\w\">)[^<]*(?=</dct:title>)", "Données"),
    },
    "udata": {
        "a typed checksum": _first(r"<spdx:checksumValue>", '<spdx:checksumValue rdf:datatype="http://www.w3.org/2001/XMLSchema#hexBinary">'),
        "no identifier": _second_dataset(_first(r"<dct:identifier>[^<]*</dct:identifier>", "")),
        "an identifier of two": _all(r"(<dcat:Dataset rdf:about=\"[^\"]*\">\s*<dct:identifier>)[^<]*", r"\1https://data.example.org/one"),
        "no title": _second_dataset(_all(r"<dct:title[^>]*>[^<]*</dct:title>", "")),
        "a series": _first("</rdf:RDF>", NODE.format("DatasetSeries", IDENTIFIER)),
        "a series without identifier": _first("</rdf:RDF>", NODE.format("DatasetSeries", "")),
        "a version typed as a dataset": _first("</rdf:RDF>", NODE.format("Dataset", IDENTIFIER)),
        "HTML in a description": _second_dataset(_all(r"(<dct:description[^>]*>)[^<]*<", r"\1&lt;b>gras&lt;/b><")),
        "a keyword in Greek": _stated("<dcat:keyword>δεδομένα</dcat:keyword>"),
        "a size with a fraction": _first(SIZE, "<dcat:byteSize>12.5<"),
        "a size typed as a decimal": _first(SIZE, DECIMAL),
        "an infinite size": _first(SIZE, "<dcat:byteSize>inf<"),
        "a text for a file": _stated("<dcat:distribution>ici</dcat:distribution>"),
        "a part": _stated('<dct:hasPart rdf:resource="https://data.example.org/part.pdf"/>'),
        "a number for an identifier": _second_dataset(
            _first(r"<dct:identifier>[^<]*<", '<dct:identifier rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">7<')),
        "a theme of high value": _stated('<dcat:theme rdf:resource="http://data.europa.eu/bna/c_ac64a52d"/>'),
        "a theme of INSPIRE": _stated('<dcat:theme rdf:resource="http://inspire.ec.europa.eu/theme/au"/>'),
        "a resolution": _stated(RESOLUTION),
        "a member of a group": _stated(MEMBER),
        "a standard by its type": _stated(STANDARD),
        "a file at a local address": _first(r"<dcat:downloadURL[^>]*/>", '<dcat:downloadURL rdf:resource="https://data.commune.local/a.csv"/>'),
        "no address of a file": _first(r"<dcat:downloadURL[^>]*/>", ""),
    },
}


def _read(portal, site, language):
    """[(identity, refused, record)] of what the portal meets and does not pass over."""
    if portal == "ckan":
        reading = ckan_reader.harvest(site, "feeds/ckan.rdf", language)
        return [(guid, bool(ckan_reader.refused(one)), ckan_reader.record(guid, one)) for guid, one in reading.datasets]
    reader = udata_reader.Portal(site, "feeds/udata.rdf", language)
    try:
        return [(identity, status != "done", record) for identity, status, _, record in reader.harvest(site) if status != "skipped"]
    finally:
        reader.close()


def check(proof, site, nashr):
    """Each damage in a copy of a publication, read by the portal and foretold by harvest-check."""
    count = 0
    for portal, damages in DAMAGES.items():
        language, feed = site.language(portal), f"feeds/{portal}.rdf"
        for name, change in damages.items():
            with tempfile.TemporaryDirectory() as folder:
                copy = pathlib.Path(folder) / site.name
                shutil.copytree(site.root, copy, copy_function=os.link)
                text = change((copy / feed).read_text(encoding="utf-8"))
                (copy / feed).unlink()
                (copy / feed).write_text(text, encoding="utf-8")
                damaged = Site(copy)
                said = visitors.foretold(nashr, damaged, portal, language)
                proof.add(f"with {name}: {one}" for one in visitors.compare(portal, said, _read(portal, damaged, language)))
                count += 1
    proof.say(f"{site.name}: {count} damaged feeds are taken and refused as harvest-check foretold")


def _instead(graph, old, new):
    graph.remove(old)
    graph.add(new)


def _of_checksum(make):
    """Changes the digest in the first blank node that has one."""
    def change(graph):
        node, _, value = sorted(graph.triples((None, graphs.SPDX_VALUE, None)))[0]
        _instead(graph, (node, graphs.SPDX_VALUE, value), (node, graphs.SPDX_VALUE, make(value)))
    return change


def _of_title(make):
    def change(graph):
        subject, _, title = sorted(graph.triples((None, DCTERMS.title, None)))[0]
        _instead(graph, (subject, DCTERMS.title, title), (subject, DCTERMS.title, make(title)))
    return change


def _exchange(graph, shared=False):
    """Two files have each other's checksum, or the same one."""
    one, two = sorted(graph.triples((None, graphs.SPDX.checksum, None)))[:2]
    _instead(graph, two, (two[0], two[1], one[2]))
    if not shared:
        _instead(graph, one, (one[0], one[1], two[2]))


TRIPLES = {
    "a triple less": lambda graph: graph.remove(sorted(graph.triples((None, graphs.SPDX.algorithm, None)))[0]),
    "another digest": _of_checksum(lambda value: Literal("0" + value[1:] if value[0] != "0" else "1" + value[1:], datatype=value.datatype)),
    "a digest without its datatype": _of_checksum(lambda value: Literal(str(value))),
    "a title in another language": _of_title(lambda title: Literal(str(title), lang="de")),
    "a title with a space more": _of_title(lambda title: Literal(str(title) + " ", lang=title.language)),
    "two checksums exchanged": _exchange,
    "one checksum for two files": lambda graph: _exchange(graph, shared=True),
}


def triples(proof, site):
    """One triple changed in one serialisation is found by the comparison of serialisations."""
    said, read = graphs.parts(graphs.parse(site, "catalog.ttl")), graphs.parse(site, "catalog.rdf")
    for name, change in TRIPLES.items():
        graph = type(read)()
        graph += read
        change(graph)
        try:
            found = graphs.differences(said, graphs.parts(graph))
        except ValueError as error:
            found = [error]
        proof.check(found, f"catalog.rdf with {name} is found to say the same as catalog.ttl")
    proof.say(f"{site.name}: {len(TRIPLES)} triples changed in RDF/XML are each found to differ from Turtle")


def _json(change):
    """Changes a JSON document as a value."""
    def changed(text):
        value = json.loads(text)
        change(value)
        return json.dumps(value)
    return changed


def _first_line(change):
    def changed(text):
        first, rest = text.split("\n", 1)
        return _json(change)(first) + "\n" + rest
    return changed


def _twice(text):
    """The second line is called as the first."""
    one, two, rest = text.split("\n", 2)
    return "\n".join([one, _json(lambda package: package.update(name=json.loads(one)["name"]))(two), rest])



def _shapes(site):
    return graphs.violations(graphs.parse(site, "catalog.ttl"), graphs.shapes(feeds.SHAPES)) if feeds.SHAPES.exists() else ["no shapes here"]


# What is damaged in which document, and the check that must find it.
DOCUMENTS = [
    ("a page without a title", "catalog.ttl", _all(r"  dct:title [^;]*;\n", ""), _shapes),
    ("a file without an address", "catalog.ttl", _first(r"  dcat:accessURL <[^>]*> ;\n", ""), _shapes),
    ("a resource without a name", "datapackage.json", _json(lambda one: one["resources"][0].pop("name")), packages.described),
    ("a resource of two paths", "datapackage.json", _json(lambda one: one["resources"][0].update(data=[])), packages.described),
    ("a dataset without publisher", "data.json", _json(lambda one: one["dataset"][0].pop("publisher")), datajson_reader.refused),
    ("a date that is none", "data.json", _json(lambda one: one["dataset"][0].update(modified="yesterday")), datajson_reader.refused),
    ("a dataset without contact", "dcat-us.json", _json(lambda one: one["dataset"][0].pop("contactPoint")), dcatus.read),
    ("a size that is a number", "dcat-us.json", _json(lambda one: one["dataset"][0]["distribution"][0].update(byteSize=1)), dcatus.read),
    ("a date of three figures", "dcat-us.json", _json(lambda one: one["dataset"][0].update(issued="026-01-02")), dcatus.read),
    ("a dataset less", "dcat-us.json", _json(lambda one: one["dataset"].pop()), dcatus.read),
    ("an event without a job", "openlineage.ndjson", _first_line(lambda one: one.pop("job")), lineage.read),
    ("a run of no UUID", "openlineage.ndjson", _first_line(lambda one: one["run"].update(runId="1")), lineage.read),
    ("a facet of another version", "openlineage.ndjson", lambda text: text.replace("/1-0-1/NominalTime", "/9-0-1/NominalTime", 1), lineage.read),
    ("a facet with more", "openlineage.ndjson", _first_line(lambda one: one["run"]["facets"]["nominalTime"].update(more=1)), lineage.read),
    ("a package of a bad name", "feeds/ckan.jsonl", _first_line(lambda one: one.update(name="A name")), ckan_reader.packages),
    ("two packages of one name", "feeds/ckan.jsonl", _twice, ckan_reader.packages),
    ("a file that is not there", "ro-crate-metadata.json", lambda text: text.replace(".csv", ".gone"), lambda site: packages.crates(site, [])),
    ("measures of other datasets", "quality.ttl", lambda text: text.replace("/id/dataset/", "/id/nothing/"), packages.graphs),
    ("a column that is no number", "latest/csv-metadata.json", _first('"datatype": "string"', '"datatype": "integer"'), packages.tables),
]


def documents(proof, site):
    """Each reader of documents finds what is damaged in a copy of a publication; of the whole it found nothing."""
    for name, path, change, read in DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / site.name
            shutil.copytree(site.root, copy, copy_function=os.link)
            text = (copy / path).read_bytes().decode("utf-8")
            changed = change(text)
            (copy / path).unlink()
            (copy / path).write_bytes(changed.encode("utf-8"))
            try:
                found = read(Site(copy))
                found = found[0] if isinstance(found, tuple) else found
            except ValueError as error:
                found = [error]
        proof.check(changed != text, f"{path} with {name} is as it was")
        proof.check(found, f"{path} with {name} is read as if it were whole")
    proof.say(f"{site.name}: {len(DOCUMENTS)} damaged documents are each found by their reader")


def _fields(record, at=()):
    """Where the fields of a record are: those of objects, the extras of CKAN, and those of the first file."""
    for key, value in record.items():
        yield *at, key
        if isinstance(value, dict):
            yield from _fields(value, (*at, key))
        elif key == "resources":
            yield from _fields(value[0], (*at, key, 0))
        elif key == "extras":
            yield from ((*at, key, place) for place in range(len(value)))


def _without(record, path):
    """A record less one field, and the name of the field."""
    record = inside = json.loads(json.dumps(record))
    for step in path[:-1]:
        inside = inside[step]
    gone = inside.pop(path[-1])
    return record, gone["key"] if isinstance(path[-1], int) else path[-1]


def fields_lost(proof, site):
    """Each field less in what a portal makes of a dataset is missed."""
    releases, lost = site.releases(), 0
    portal = udata_reader.Portal(site, "feeds/udata.rdf", site.language("udata"))
    guid, package = ckan_reader.harvest(site, "feeds/ckan.rdf", site.language("ckan")).datasets[0]
    identifier, ours, _ = datajson_reader.harvest(site)[0]
    for check, language, iri, record in (
            (fields.ckan, site.language("ckan"), guid, ckan_reader.record(guid, package)),
            (fields.udata, site.language("udata"), *[(one[0], one[3]) for one in portal.harvest(site)][0]),
            (fields.datajson, site.metadata["language"], identifier, datajson_reader.record(ours))):
        for path in _fields(record):
            less, name = _without(record, path)
            try:
                found = check(site, releases[iri], language, less)
            except KeyError as error:
                found = [error]
            proof.check(found or name in fields.NOT_DEMANDED, f"{check.__name__} does not miss {name} at {path} of {iri}")
            lost += bool(found)
    portal.close()
    proof.say(f"{site.name}: {lost} fields of what CKAN, udata and data.gov made, each taken away, are each missed")
