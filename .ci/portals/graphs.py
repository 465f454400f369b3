"""Graphs: that serialisations say the same, and what the official shapes find."""
import collections, hashlib

import pyshacl
import rdflib
from rdflib import BNode, RDF, URIRef

from .site import ENDINGS

HYDRA = rdflib.Namespace("http://www.w3.org/ns/hydra/core#")
ADMS = rdflib.Namespace("http://www.w3.org/ns/adms#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def parse(site, path):
    ending = path[path.rindex("."):]
    return rdflib.Graph().parse(data=site.text(site.address(path)), format=ENDINGS[ending][0], publicID=site.address(path))


def following(graph):
    """The address of the next page, as readers find it; nothing on the last."""
    found = {str(o) for kind in (HYDRA.PartialCollectionView, HYDRA.PagedCollection) for view in graph.subjects(RDF.type, kind)
             for o in list(graph.objects(view, HYDRA.next)) or list(graph.objects(view, HYDRA.nextPage))}
    if len(found) > 1:
        raise ValueError(f"more than one next page: {sorted(found)}")
    return found.pop() if found else None


def pages(site, path):
    """The pages of a feed, by following the links of hydra as readers do: [(path, graph)]."""
    found, seen = [], set()
    while path:
        if path in seen:
            raise ValueError(f"{path} is reached twice")
        seen.add(path)
        found.append((path, parse(site, path)))
        address = following(found[-1][1])
        path = address and address[len(site.base):]
    return found


def trees(graph):
    """The triples of a graph whose blank nodes each stand in one place, with these nodes named by what hangs from them.

    Two such graphs are isomorphic where these counts are equal. rdflib's own comparison takes minutes on hundreds of
    blank nodes; it is asked for small graphs, and agrees.
    """
    parents = collections.Counter(o for o in graph.objects() if isinstance(o, BNode))
    if parents and max(parents.values()) > 1:
        raise ValueError("a blank node is used in two places")
    names = {}

    def name(node):
        if not isinstance(node, BNode):
            return node.n3()
        if node not in names:
            inside = sorted(f"{p.n3()} {name(o)}" for p, o in graph.predicate_objects(node))
            names[node] = "_:" + hashlib.sha256("\n".join(inside).encode()).hexdigest()
        return names[node]

    return collections.Counter((name(s), p.n3(), name(o)) for s, p, o in graph)


def differences(first, second):
    """What one graph says and the other does not; empty where they are isomorphic."""
    one, two = trees(first), trees(second)
    return [f"only in the first: {' '.join(triple)[:300]}" for triple in (one - two)] + [
        f"only in the second: {' '.join(triple)[:300]}" for triple in (two - one)]


def violations(graph, shapes):
    """What the shapes find: [(focus, path, value, message)]."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    found = []
    for result in report.objects(None, SH.result):
        if report.value(result, SH.resultSeverity) != SH.Violation:
            continue
        value = report.value(result, SH.value)
        found.append((report.value(result, SH.focusNode), report.value(result, SH.resultPath), value, str(report.value(result, SH.resultMessage))))
    return found


def shapes(path):
    return rdflib.Graph().parse(path)


SPDX_VALUE = URIRef("http://spdx.org/rdf/terms#checksumValue")
