"""What portals make of a publication: all that is on offer, field by field, and what harvest-check foretold of it."""
import re

from . import ckan_reader, datajson_reader, graphs, udata_reader, visitors


def _files(proof, site, owner, resources):
    """The files that a reader found are there, as long as it read, with a whole digest."""
    proof.check(resources, f"{owner}: no file")
    for url, size, digest in resources:
        path = site.path(url)
        proof.check(path.exists() and path.stat().st_size == size, f"{owner}: {url} is not a file of {size} bytes")
        proof.check(digest is None or len(digest) == 64, f"{owner}: digest of {url}")


def _wording(texts, language):
    """The text that a portal of a language shows, where it is there at all; what XML cannot hold is U+FFFD in it."""
    shown = {texts[language]} if language in texts else set(texts.values())
    return {re.sub("[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]", "\uFFFD", text) for text in shown}


def _offered(proof, site, reader, identities):
    wanted = [site.iri(name) for name in site.datasets()]
    proof.check(
        sorted(identities) == sorted(wanted),
        f"{reader} meets {len(identities)} datasets, {len(wanted)} are on offer: {sorted({*identities} ^ {*wanted})[:5]}")


def ckan(proof, site, nashr, before=()):
    """CKAN gathers every dataset on offer, in each of the three forms; its own schema refuses none."""
    language = site.language("ckan")
    reading = ckan_reader.harvest(site, "feeds/ckan.rdf", language, before)
    for ending in ("ttl", "jsonld"):
        other = ckan_reader.harvest(site, f"feeds/ckan.{ending}", language)
        proof.check(sorted(other.guids()) == sorted(reading.guids()), f"ckan reads other datasets in feeds/ckan.{ending}")
        proof.add(f"ckan on feeds/ckan.{ending}: {message[:500]}" for message in other.errors)
    proof.add(f"ckan on feeds/ckan.rdf: {message[:500]}" for message in reading.errors)
    _offered(proof, site, "ckan", reading.guids())
    names = [dataset["name"] for _, dataset in reading.datasets]
    proof.check(len(set(names)) == len(names), "ckan gives the same name twice")
    releases, done, files = site.releases(), [], 0
    for guid, dataset in reading.datasets:
        errors = ckan_reader.refused(dataset)
        proof.check(not errors, f"ckan refuses {guid}: {str(errors)[:300]}")
        said = releases.get(guid, {}).get("metadata")
        if said:
            proof.check(dataset["title"] in _wording(said["title"], language), f"ckan: title of {guid}: {dataset['title'][:80]!r}")
            proof.check(dataset["notes"] in _wording(said["description"], language), f"ckan: notes of {guid}: {dataset['notes'][:80]!r}")
            proof.check(dataset["version"] == releases[guid]["version"], f"ckan: version of {guid}")
            known = not said["license"]["name"].startswith("LicenseRef")
            proof.check(dataset["license_id"] or not known, f"ckan knows no licence of {guid}: {said['license']['name']}")
            proof.check(bool(dataset["tags"]) or not said.get("keywords"), f"ckan finds no tag of {guid}")
        for field in ("url", "resources"):
            proof.check(dataset.get(field), f"ckan finds no {field} of {guid}")
        _files(proof, site, guid, [(one["url"], one.get("size"), one.get("hash")) for one in dataset["resources"]])
        files += len(dataset["resources"])
        done.append((guid, bool(errors), ckan_reader.record(guid, dataset)))
    _foretold(proof, site, nashr, "ckan", language, done)
    proof.say(f"{site.name}: CKAN gathers {len(done)} datasets with {files} files and refuses none; harvest-check is compared field by field")
    return reading


def udata(proof, site, nashr, saves=False):
    """udata harvests every dataset on offer. With `saves`, a second run must find the same datasets and files."""
    language = site.language("udata")
    portal = udata_reader.Portal(site, "feeds/udata.rdf", language)
    done, releases = [], site.releases()
    for identity, status, messages, record in portal.harvest():
        proof.check(status == "done", f"udata: {identity} is {status}: {messages}")
        said = releases.get(identity, {}).get("metadata")
        if record and said:
            titles = {text.strip() for text in _wording(said["title"], language)}
            proof.check(record["title"].strip() in titles, f"udata: title of {identity}: {record['title'][:80]!r}")
        if record:
            for field in ("title", "description", "license", "contact_points", "resources"):
                proof.check(record.get(field), f"udata finds no {field} of {identity}")
            _files(proof, site, identity, [(one["url"], one.get("filesize"), one.get("checksum", {}).get("value")) for one in record.get("resources", [])])
        done.append((identity, status != "done", record))
    _offered(proof, site, "udata", [one[0] for one in done])
    said = _foretold(proof, site, nashr, "udata", language, done)
    for identity, _, _, unforetold in said:
        if identity not in portal.rewritten:
            continue
        words = [word for some in (releases[identity]["metadata"].get("keywords") or {}).values() for word in some]
        letters, signs = visitors.strange(words)
        due = portal.rewritten[identity] | ({"tags"} if letters or signs and "tags" in unforetold else set())
        proof.check(unforetold == due, f"udata: {identity}: {sorted(unforetold)} is said not to be foretold, {sorted(due)} cannot be")
    portal.close()
    if saves:
        keeper, runs = udata_reader.Portal(site, "feeds/udata.rdf", language, saves=True), []
        for _ in range(2):
            keeper.harvest()
            runs.append(keeper.kept())
        proof.check(runs[0] == runs[1] and len(runs[0]) == len(done), "udata's second run makes other datasets or files of the same feed")
        keeper.close()
    proof.say(f"{site.name}: udata harvests {len(done)} datasets{', the same in two runs' if saves else ''}; harvest-check is compared field by field, "
              f"but for {sum(len(one[3]) for one in said)} fields that it says not to foretell, for markup or other scripts")
    return {one[0]: one[2] for one in done if one[2]}


def datajson(proof, site, nashr):
    """data.gov takes `data.json` by ckanext-datajson's own schema and mapping."""
    done = []
    for identifier, package, messages in datajson_reader.harvest(site):
        proof.check(package, f"data.gov refuses {identifier}: {messages}")
        done.append((identifier, package is None, datajson_reader.record(package) if package else None))
    proof.check(len(done) == len(site.datasets()), f"data.json holds {len(done)} datasets, {len(site.datasets())} are on offer")
    _foretold(proof, site, nashr, "data.gov", None, done)
    proof.say(f"{site.name}: data.gov takes {len(done)} datasets; harvest-check is compared field by field")


def _foretold(proof, site, nashr, portal, language, done):
    said = visitors.foretold(nashr, site, portal, language)
    proof.add(visitors.compare(f"{site.name}: {portal}", said, done))
    return said


def identities(proof, first, second, before, after):
    """What two releases in a row share: what CKAN, udata and any reader of RDF know a dataset and its files by."""
    names = {*first.datasets()}, {*second.datasets()}
    gone, kept = ({first.iri(name) for name in some} for some in (names[0] - names[1], names[0] & names[1]))
    proof.check(set(after[0].deleted) == gone, f"ckan would delete {after[0].deleted}, gone are {sorted(gone)}")
    for reader, (old, new) in {
            "ckan": [_of_ckan(one[0]) for one in (before, after)], "udata": [_of_udata(one[1]) for one in (before, after)],
            "rdflib": [_of_rdf(site) for site in (first, second)]}.items():
        for iri in sorted(kept):
            proof.check(iri in old and old[iri] == new.get(iri), f"{reader} knows {iri} or its files by other names in the next release")
    proof.say(f"{len(kept)} datasets keep guid, identifier, distributions and addresses from one release to the next; {len(gone)} are gone")


def _of_ckan(reading):
    return {
        guid: (next((one["value"] for one in dataset["extras"] if one["key"] == "identifier"), None),
               sorted((one["uri"], one["url"]) for one in dataset["resources"]))
        for guid, dataset in reading.datasets}


def _of_udata(records):
    return {iri: sorted((one["harvest"]["uri"], one["url"]) for one in record["resources"]) for iri, record in records.items()}


def _of_rdf(site):
    DCAT, DCT = graphs.rdflib.DCAT, graphs.rdflib.DCTERMS
    found = {}
    for _, graph in graphs.pages(site, "catalog.ttl"):
        for dataset in graph.subjects(graphs.RDF.type, DCAT.Dataset):
            files = sorted((str(one), str(graph.value(one, DCAT.downloadURL))) for one in graph.objects(dataset, DCAT.distribution))
            found[str(dataset)] = str(graph.value(dataset, DCT.identifier)), files
    return found
