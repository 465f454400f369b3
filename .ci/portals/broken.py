"""What is broken on purpose, so that each check is known to find it: triples, documents, and fields of what portals make."""
import json, os, pathlib, shutil, tempfile

from rdflib import Literal, DCTERMS

from . import ckan_reader, datajson_reader, dcatus, feeds, fields, graphs, lineage, packages, udata_reader
from .damage import _all as every, _first as first
from .site import Site


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
    return graphs.violations(graphs.parse(site, "catalog.ttl"), graphs.shapes(feeds.SHAPES))


# What is damaged in which document, and the check that must find it.
DOCUMENTS = [
    ("a page without a title", "catalog.ttl", every(r"  dct:title [^;]*;\n", ""), _shapes),
    ("a file without an address", "catalog.ttl", first(r"  dcat:accessURL <[^>]*> ;\n", ""), _shapes),
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
    ("a column that is no number", "latest/csv-metadata.json", first('"datatype": "string"', '"datatype": "integer"'), packages.tables),
]


def documents(proof, site):
    """Each reader of documents finds what is damaged in a copy of a publication; of the whole it found nothing."""
    away = {read for read, needed in ((_shapes, feeds.SHAPES), (packages.described, packages.PROFILES)) if not needed.exists()}
    tried = [one for one in DOCUMENTS if one[3] not in away]
    for name, path, change, read in tried:
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
    proof.say(f"{site.name}: {len(tried)} damaged documents are each found by their reader")


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
