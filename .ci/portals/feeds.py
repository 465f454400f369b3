"""Every page of every feed: three serialisations of one graph, and what the official shapes find."""
import concurrent.futures, multiprocessing

from . import graphs
from .proof import REFERENCE

FEEDS = ("catalog", "feeds/ckan", "feeds/udata")
SHAPES = REFERENCE / "shapes" / "dcat-ap-SHACL.ttl"


def unlinked(graph):
    """A page without its links to others, which lead to pages of the same form."""
    kept = type(graph)()
    views = {view for kind in (graphs.HYDRA.PartialCollectionView, graphs.HYDRA.PagedCollection) for view in graph.subjects(graphs.RDF.type, kind)}
    for triple in graph:
        if triple[0] not in views and triple[2] not in views:
            kept.add(triple)
    return kept


def page(site, feed, path):
    """One page in its three forms: (faults, triples, checksums that are not hexBinary, the next page)."""
    stem, faults = path.rsplit(".", 1)[0], []
    turtle = graphs.parse(site, path)
    following = {}
    for ending in ("ttl", "rdf", "jsonld"):
        graph = turtle if ending == "ttl" else graphs.parse(site, f"{stem}.{ending}")
        link = graphs.following(graph)
        if link and not link.endswith("." + ending):
            faults.append(f"{stem}.{ending} leads to {link}")
        following[ending] = link and link.rsplit(".", 1)[0]
        if ending != "ttl":
            faults += [f"{path} and {stem}.{ending} differ: {one}" for one in graphs.differences(unlinked(turtle), unlinked(graph))[:5]]
    if len(set(following.values())) != 1:
        faults.append(f"{stem} leads elsewhere by its form: {following}")
    plain = 0
    for focus, where, value, message in graphs.violations(turtle, graphs.shapes(SHAPES)) if SHAPES.exists() else []:
        if feed == "feeds/udata" and where == graphs.SPDX_VALUE:
            plain += 1  # udata takes no hexBinary: standards.md §3.6.
        else:
            faults.append(f"{path}: shapes: {message} {focus} {where} {value}")
    return faults, len(turtle), plain


def check(proof, site):
    """All pages of all feeds, two at once."""
    work = [(site, feed, path) for feed in FEEDS for path, _ in graphs.pages(site, f"{feed}.ttl")]
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        found = list(pool.map(page, *zip(*work)))
    for faults, _, _ in found:
        proof.add(faults)
    triples, plain = (sum(one[index] for one in found) for index in (1, 2))
    shapes = f"; official shapes find nothing but {plain} checksums as udata needs them" if SHAPES.exists() else ""
    proof.say(f"{site.name}: {len(work)} pages, {triples} triples, the same in Turtle, RDF/XML and JSON-LD{shapes}")
