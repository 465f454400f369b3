"""Every page of every feed: three serialisations of one graph, and what the official shapes find."""
import concurrent.futures, multiprocessing

from . import graphs
from .proof import REFERENCE

FEEDS = ("catalog", "feeds/ckan", "feeds/udata")
SHAPES = REFERENCE / "shapes" / "dcat-ap-SHACL.ttl"


def unlink(graph):
    """Takes from a page its links to others, which lead to pages of the same form."""
    for view in {view for kind in (graphs.HYDRA.PartialCollectionView, graphs.HYDRA.PagedCollection) for view in graph.subjects(graphs.RDF.type, kind)}:
        graph.remove((view, None, None))
        graph.remove((None, None, view))


def page(site, feed, path):
    """One page in its three forms: (faults, triples, checksums that are not hexBinary)."""
    stem, faults, plain = path.rsplit(".", 1)[0], [], 0
    forms = {ending: graphs.parse(site, f"{stem}.{ending}") for ending in ("ttl", "rdf", "jsonld")}
    triples = len(forms["ttl"])
    for focus, where, value, message in graphs.violations(forms["ttl"], graphs.shapes(SHAPES)) if SHAPES.exists() else []:
        if feed == "feeds/udata" and where == graphs.SPDX_VALUE:
            plain += 1  # udata takes no hexBinary: standards.md §3.6.
        else:
            faults.append(f"{path}: shapes: {message} {focus} {where} {value}")
    links = {ending: graphs.following(graph) for ending, graph in forms.items()}
    faults += [f"{stem}.{ending} leads to {link}" for ending, link in links.items() if link and not link.endswith("." + ending)]
    if len({link and link.rsplit(".", 1)[0] for link in links.values()}) != 1:
        faults.append(f"{stem} leads elsewhere by its form: {links}")
    for graph in forms.values():
        unlink(graph)
    said = {ending: graphs.parts(graph) for ending, graph in forms.items()}
    for ending in ("rdf", "jsonld"):
        faults += [f"{path} and {stem}.{ending} differ: {one}" for one in graphs.differences(said["ttl"], said[ending])[:5]]
    return faults, triples, plain


def check(proof, site):
    """All pages of all feeds, two at once."""
    work = [(site, feed, path) for feed in FEEDS for path, _ in graphs.pages(site, f"{feed}.ttl")]
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        found = list(pool.map(page, *zip(*work)))
    for faults, _, _ in found:
        proof.add(faults)
    triples, plain = (sum(one[index] for one in found) for index in (1, 2))
    shapes = f"; official shapes find nothing but {plain} checksums as udata needs them" if SHAPES.exists() else ""
    proof.say(f"{site.name}: {len(work)} pages, {triples} triples, isomorphic by rdflib in Turtle, RDF/XML and JSON-LD{shapes}")
