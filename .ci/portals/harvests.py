"""What portals make of a publication: all that is on offer, field by field, and what harvest-check foretold of it."""
from . import ckan_reader, datajson_reader, fields, graphs, udata_reader, visitors


def _files(proof, site, owner, resources):
    """The files that a reader found are there, as long as it read, with a whole digest."""
    proof.check(resources, f"{owner}: no file")
    for url, size, digest in resources:
        path = site.path(url)
        proof.check(path.exists() and path.stat().st_size == size, f"{owner}: {url} is not a file of {size} bytes")
        proof.check(digest is None or len(digest) == 64, f"{owner}: digest of {url}")


def _arrived(proof, reader, said, faults):
    """Every field of the manifest arrives."""
    proof.add(f"{reader}: {said}: {fault}" for fault in faults)


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
        if guid in releases:
            _arrived(proof, "ckan", guid, fields.ckan(site, releases[guid], language, dataset))
        _files(proof, site, guid, [(one["url"], one.get("size"), one.get("hash")) for one in dataset["resources"]])
        files += len(dataset["resources"])
        done.append((guid, bool(errors), ckan_reader.record(guid, dataset)))
    _foretold(proof, site, nashr, "ckan", language, done)
    proof.say(f"{site.name}: CKAN gathers {len(done)} datasets with {files} files and refuses none, every field of the manifests arrives; harvest-check is compared field by field")
    return reading


def udata(proof, site, nashr, portal):
    """udata harvests every dataset on offer into its database, where a second run finds the same datasets and files."""
    language = site.language("udata")
    done, releases = [], site.releases()
    for identity, status, messages, record in portal.harvest(site):
        proof.check(status == "done", f"udata: {identity} is {status}: {messages}")
        if record and identity in releases:
            _arrived(proof, "udata", identity, fields.udata(site, releases[identity], language, record))
        if record:
            _files(proof, site, identity, [(one["url"], one.get("filesize"), one.get("checksum", {}).get("value")) for one in record.get("resources", [])])
        done.append((identity, status != "done", record))
    _offered(proof, site, "udata", [one[0] for one in done])
    said = _foretold(proof, site, nashr, "udata", language, done)
    for identity, _, _, unforetold in said:
        if identity not in portal.rewritten or identity not in releases:
            continue
        words = [word for some in (releases[identity]["metadata"].get("keywords") or {}).values() for word in some]
        letters, signs = visitors.strange(words)
        due = portal.rewritten[identity] | ({"tags"} if letters or signs and "tags" in unforetold else set())
        proof.check(unforetold == due, f"udata: {identity}: {sorted(unforetold)} is said not to be foretold, {sorted(due)} cannot be")
    proof.say(f"{site.name}: udata harvests {len(done)} datasets, every field of the manifests arrives; harvest-check is compared field by field, "
              f"but for {sum(len(one[3]) for one in said)} fields that it says not to foretell, for markup or other scripts")
    return portal.kept()


def datajson(proof, site, nashr):
    """data.gov takes `data.json` by ckanext-datajson's own schema and mapping."""
    done, releases = [], site.releases()
    proof.add(datajson_reader.refused(site))
    for identifier, package, messages in datajson_reader.harvest(site):
        proof.check(package, f"data.gov refuses {identifier}: {messages}")
        if package and identifier in releases:
            record = datajson_reader.record(package)
            _arrived(proof, "data.gov", identifier, fields.datajson(site, releases[identifier], site.metadata["language"], record))
        done.append((identifier, package is None, datajson_reader.record(package) if package else None))
    _offered(proof, site, "data.gov", [one[0] for one in done])
    _foretold(proof, site, nashr, "data.gov", None, done)
    proof.say(f"{site.name}: data.gov takes {len(done)} datasets, every field of the manifests arrives; harvest-check is compared field by field")


def _foretold(proof, site, nashr, portal, language, done):
    said = visitors.foretold(nashr, site, portal, language)
    proof.add(visitors.compare(f"{site.name}: {portal}", said, done))
    return said


def identities(proof, sites, runs, stored):
    """What two releases in a row share: what CKAN, udata and any reader of RDF know a dataset and its files by.

    `runs` are CKAN's two readings; `stored` are, by portal, what it has stored after each: ids, and names of files to their ids.
    """
    names = [{*site.datasets()} for site in sites]
    gone, kept = ({sites[0].iri(name) for name in some} for some in (names[0] - names[1], names[0] & names[1]))
    proof.check(set(runs[1].deleted) == gone, f"ckan would delete {runs[1].deleted}, gone are {sorted(gone)}")
    known = {"ckan": [_of_ckan(run) for run in runs], "rdflib": [_of_rdf(site) for site in sites]} | stored
    for reader, (old, new) in known.items():
        proof.check({*old} >= kept, f"{reader} knows {len(old)} datasets of the first release")
        for iri in sorted(kept):
            proof.check(old.get(iri) == new.get(iri), f"{reader} knows {iri} or its files by other names in the next release")
    proof.say(f"{len(kept)} datasets keep guid, identifier, distributions, addresses, and the ids of datasets and files that "
              f"{' and '.join(stored)} gave them from one release to the next; {len(gone)} are gone")


def tombstones(proof, site):
    """What is withdrawn is told of in the catalogue and has a page, and no portal takes it for a dataset in any of its feeds."""
    gone = {site.iri(one["name"]): one for one in site.manifest.get("tombstones", [])}
    proof.check(gone, f"{site.name} has no tombstone")
    for feed in ("catalog.ttl", "catalog.rdf"):
        portal = udata_reader.Portal(site, feed, site.language("udata"))
        met = {"ckan": ckan_reader.harvest(site, feed, site.language("ckan")).guids(), "udata": [one[0] for one in portal.harvest()]}
        portal.close()
        # The whole catalogue has series, which udata takes for datasets: it has a feed of its own.
        most = len(site.datasets()) + len(site.metadata.get("series") or [])
        for reader, identities in met.items():
            proof.check(len(identities) <= most, f"{reader} meets {len(identities)} datasets in {feed}")
            proof.check(not {*identities} & {*gone}, f"{reader} takes what is withdrawn in {feed} for a dataset")
    statuses = {
        str(topic): str(graph.value(record, graphs.ADMS.status)) for _, graph in graphs.pages(site, "catalog.ttl")
        for record, topic in graph.subject_objects(graphs.rdflib.FOAF.primaryTopic)}
    for iri, one in gone.items():
        proof.check(statuses.get(iri) == "http://purl.org/adms/changetype/deleted", f"the record of {iri} tells of no deletion")
        page = site.path(iri) / "index.html"
        proof.check(page.exists() and 'dir="rtl"' in page.read_text(encoding="utf-8"), f"{iri} has no page")
        for language in ("ar", "fr", "en"):
            proof.check(f'id="dataset-{one["name"]}"' in site.text(site.address(f"{language}/index.html")), f"{iri} is lost in {language}/")
    proof.say(f"{site.name}: {len(gone)} tombstones, which CKAN and udata take for no dataset")


def _of_ckan(reading):
    return {
        guid: (next((one["value"] for one in dataset["extras"] if one["key"] == "identifier"), None),
               sorted((one["uri"], one["url"]) for one in dataset["resources"]))
        for guid, dataset in reading.datasets}


def _of_rdf(site):
    DCAT, DCT = graphs.rdflib.DCAT, graphs.rdflib.DCTERMS
    found = {}
    for _, graph in graphs.pages(site, "catalog.ttl"):
        for dataset in graph.subjects(graphs.RDF.type, DCAT.Dataset):
            files = sorted((str(one), str(graph.value(one, DCAT.downloadURL))) for one in graph.objects(dataset, DCAT.distribution))
            found[str(dataset)] = str(graph.value(dataset, DCT.identifier)), files
    return found
