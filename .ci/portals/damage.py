"""Feeds that are damaged as portals know them: harvest-check must foretell who is refused, and who is then left."""
import os, pathlib, re, shutil, tempfile

from . import ckan_reader, udata_reader, visitors
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
NODE = '<dcat:{0} rdf:about="https://data.example.org/node/1">{1}<dct:title xml:lang="fr">Une version</dct:title></dcat:{0}></rdf:RDF>'
IDENTIFIER = "<dct:identifier>https://data.example.org/node/1</dct:identifier>"
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
        # What has no identifier is nothing to a portal.
        return [(identity, status != "done", record) for identity, status, _, record in reader.harvest() if identity]
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
