"""Feeds that are damaged as portals know them: harvest-check must foretell who is refused, and who is then left."""
import json, os, pathlib, re, shutil, tempfile

from . import ckan_reader, datajson_reader, udata_reader, visitors
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


def _json(change):
    """Changes the second dataset of a `data.json`."""
    def changed(text):
        catalogue = json.loads(text)
        change(catalogue["dataset"][1])
        return json.dumps(catalogue, ensure_ascii=False)
    return changed


def _set(*path, to):
    """Sets a member of a dataset, or of what stands in it."""
    def change(dataset):
        for name in path[:-1]:
            dataset = dataset[name]
        dataset[path[-1]] = to
    return _json(change)


def _set_date(name, date):
    """Sets a date of the second dataset, of the type that it has."""
    return _second_dataset(_first(rf"<dct:{name}([^>]*)>[^<]*<", rf"<dct:{name}\1>{date}<"))


FEEDS = {"ckan": "feeds/ckan.rdf", "udata": "feeds/udata.rdf", "data.gov": "data.json"}
KEYWORD = r"<dcat:keyword xml:lang=\"(\w+)\">[^<]*<"
MODIFIED = r"<dct:modified[^>]*>[^<]*<"
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
        "a change on a day that there is not": _set_date("modified", "2025-13-45"),
        "a change at a time that there is not": _second_dataset(_first(MODIFIED, "<dct:modified>2025-01-02T99:00:00<")),
        "a change without seconds": _second_dataset(_first(MODIFIED, "<dct:modified>2025-01-02T10:00<")),
        "a first release on a day that there is not": _set_date("issued", "2025-13-45"),
        "a first release that is no date": _set_date("issued", "soon"),
        "a period from a day that there is not": _first(r"<dcat:startDate([^>]*)>[^<]*<", r"<dcat:startDate\1>2025-02-29<"),
    },
    "data.gov": {
        "a change in month 99": _set("modified", to="2026-99-99"),
        "a change in a week": _set("modified", to="2026-W52-7"),
        "a change as often as a duration": _set("modified", to="R/P1M"),
        "a first release at a time that there is not": _set("issued", to="2026-01-02T25:00"),
        "a frequency of no unit": _set("accrualPeriodicity", to="R/P5"),
        "a frequency of null": _set("accrualPeriodicity", to=None),
        "a period of a year and a day": _set("temporal", to="2024/2025-01-01"),
        "a type without a prefix": _set("@type", to="Dataset"),
        "a publisher of another type": _set("publisher", "@type", to="Agent"),
        "a contact of another type": _set("contactPoint", "@type", to="vcard:Kind"),
        "a file of another type": _set("distribution", 0, "@type", to="Distribution"),
        "a file of no media type": _set("distribution", 0, "mediaType", to="CSV"),
        "a file with an empty title": _set("distribution", 0, "title", to=""),
        "no keyword": _set("keyword", to=[]),
        "a theme twice": _set("theme", to=["a", "a"]),
        "a language that is a name": _set("language", to=["français"]),
        "rights of 256 characters": _set("rights", to="r" * 256),
        "an address of mail without a scheme": _set("contactPoint", "hasEmail", to="a@example.org"),
        "an access level of its own": _set("accessLevel", to="open"),
        "a title of null": _set("title", to=None),
        "an empty title": _set("title", to=""),
    },
}


def _read(portal, site, language):
    """[(identity, refused, record)] of what the portal meets and does not pass over."""
    if portal == "ckan":
        reading = ckan_reader.harvest(site, "feeds/ckan.rdf", language)
        return [(guid, bool(ckan_reader.refused(one)), ckan_reader.record(guid, one)) for guid, one in reading.datasets]
    if portal == "data.gov":
        return [(identity, package is None, package and datajson_reader.record(package)) for identity, package, _ in datajson_reader.harvest(site)]
    reader = udata_reader.Portal(site, "feeds/udata.rdf", language)
    try:
        # What has no identifier is nothing to a portal.
        return [(identity, status != "done", record) for identity, status, _, record in reader.harvest(site) if identity]
    finally:
        reader.close()


def check(proof, site, nashr):
    """Each damage in a copy of a publication, read by the portal and foretold by harvest-check."""
    count = 0
    for portal, damages in DAMAGES.items():
        language, feed = portal in ("ckan", "udata") and site.language(portal), FEEDS[portal]
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
