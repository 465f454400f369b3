"""Reads publications as portals do, with the portals' own code; says what they found and fails on any difference.

usage: outside_portals.py OUTPUT NASHR

OUTPUT holds the publication `remacto`; an awkward catalogue in two editions is published beside it. The official DCAT-AP
shapes are used where ../shared/reference has them. Nothing asks the network.
"""
import json, pathlib, shutil, subprocess, sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here))
from portals import ckan_reader, damage, dcatus, feeds, harvests, lineage, packages  # noqa: E402
from portals.proof import Proof, keep_to_the_folder  # noqa: E402
from portals.site import Site  # noqa: E402

proof = Proof()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"outside: {' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def publish(output, nashr, edition, date):
    """An edition of the awkward catalogue; a copy is kept of what is published."""
    pipeline, kept = output / "awkward-pipeline", output / f"awkward-{edition}"
    run(sys.executable, here / "awkward.py", pipeline, "--edition", str(edition))
    run(nashr, "identities", pipeline, "--date", date)
    run(nashr, "run", pipeline, "--output", output, "--date", date, "--quiet")
    shutil.copytree(output / "awkward", kept)
    return Site(kept)


def documents(site, releases):
    """CSVW, RO-Crate, PROV, DQV, OpenLineage and CKAN's packages, each by a reader of its own."""
    for reader, (faults, count), unit in (
            ("csvw", packages.tables(site), "cells"),
            ("rocrate", packages.crates(site, releases), "data entities"),
            ("rdflib", packages.graphs(site), "triples of provenance and quality"),
            ("OpenLineage's own client", lineage.read(site), "events"),
            ("DCAT-US 3's schema, restated,", dcatus.read(site), "objects")):
        proof.add(faults)
        proof.say(f"{site.name}: {reader} reads {count} {unit}")
    proof.add(packages.validated(site))
    lines = site.text(site.address("feeds/ckan.jsonl")).split("\n")[:-1]
    proof.check(len(lines) == len(site.datasets()), f"feeds/ckan.jsonl: {len(lines)} packages")
    for line in lines:
        package = json.loads(line)
        errors = ckan_reader.refused(package)
        proof.check(not errors, f"feeds/ckan.jsonl: CKAN refuses {package.get('name')}: {str(errors)[:300]}")
    proof.say(f"{site.name}: CKAN's own schema takes {len(lines)} packages")


def main(output, nashr):
    keep_to_the_folder()
    remacto = Site(output / "remacto")
    feeds.check(proof, remacto)
    harvests.ckan(proof, remacto, nashr)
    harvests.udata(proof, remacto, nashr, saves=True)
    harvests.datajson(proof, remacto, nashr)
    damage.check(proof, remacto, nashr)
    damage.triples(proof, remacto)
    documents(remacto, [remacto.folder(item) for item in remacto.manifest["datasets"]])
    first = publish(output, nashr, 1, "2026-01-02")
    feeds.check(proof, first)
    before = harvests.ckan(proof, first, nashr), harvests.udata(proof, first, nashr)
    harvests.datajson(proof, first, nashr)
    documents(first, [first.folder(item) for item in first.manifest["datasets"][:3]])
    second = publish(output, nashr, 2, "2026-02-02")
    after = harvests.ckan(proof, second, nashr, before[0].guids()), harvests.udata(proof, second, nashr)
    harvests.identities(proof, first, second, before, after)
    harvests.tombstones(proof, second)
    proof.end()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), str(pathlib.Path(sys.argv[2]).resolve()))
