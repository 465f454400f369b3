"""Graphs: that serialisations say the same, and what the official shapes find."""
import functools

import pyshacl
import rdflib
from rdflib import BNode, RDF
from rdflib.compare import graph_diff, isomorphic

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


def parts(graph):
    """A graph in parts that are compared alone: by each named subject with blank nodes, what is said of it and of these; the rest by None.

    Refuses a blank node that two named subjects share, or that none has: there parts would not make the whole.
    """
    def new():
        return rdflib.Graph(bind_namespaces="none")

    found, owners = {None: new()}, {}
    for subject in {one for one in graph.subjects() if not isinstance(one, BNode)}:
        said, nodes = [], [subject]
        for node in nodes:
            for predicate, value in graph.predicate_objects(node):
                said.append((node, predicate, value))
                if isinstance(value, BNode) and owners.setdefault(value, subject) != subject:
                    raise ValueError(f"{subject} and {owners[value]} share a blank node")
                if isinstance(value, BNode) and value not in nodes:
                    nodes.append(value)
        part = found.setdefault(subject, new()) if len(nodes) > 1 else found[None]
        for triple in said:
            part.add(triple)
    if sum(map(len, found.values())) != len(graph):
        raise ValueError("what is said of a blank node is said of nothing that has a name")
    return found


def differences(one, two):
    """What the parts of one graph say and those of another do not, by rdflib's own comparison; empty where they are isomorphic.

    Whole pages take rdflib minutes, since it weighs each blank node of a page against all others.
    """
    found = [f"only in the {'first' if subject in one else 'second'}: blank nodes of {subject}" for subject in {*one} ^ {*two}]
    for subject in one.keys() & two.keys():
        if not isomorphic(one[subject], two[subject]):
            _, ours, theirs = graph_diff(one[subject], two[subject])
            found += [f"only in the {which}: {' '.join(term.n3() for term in triple)[:300]}"
                      for which, some in (("first", ours), ("second", theirs)) for triple in some]
    return found


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


@functools.cache
def shapes(path):
    return rdflib.Graph().parse(path)


SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SPDX_VALUE = SPDX.checksumValue
