"""Reads publications as portals do, with the portals' own code; says what they found and fails on any difference.

usage: outside_portals.py OUTPUT NASHR

OUTPUT holds the publication `remacto`; an awkward catalogue in two editions is published beside it. The official DCAT-AP
shapes are used where ../shared/reference has them. Nothing asks the network.
"""
import concurrent.futures, multiprocessing, pathlib, shutil, subprocess, sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here))
from portals import broken, ckan_reader, damage, dcatus, feeds, harvests, lineage, packages, udata_reader  # noqa: E402
from portals.proof import Proof, keep_to_the_folder  # noqa: E402
from portals.site import Site  # noqa: E402


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"outside: {' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def publish(proof, output, nashr, edition, date):
    """An edition of the awkward catalogue; a copy is kept of what is published."""
    pipeline, kept = output / "awkward-pipeline", output / f"awkward-{edition}"
    run(sys.executable, here / "awkward.py", pipeline, "--edition", str(edition))
    run(nashr, "identities", pipeline, "--date", date)
    run(nashr, "run", pipeline, "--output", output, "--date", date, "--quiet")
    proof.add(lineage.run(output, "awkward", "COMPLETE"))
    shutil.copytree(output / "awkward", kept)
    return Site(kept)


def refuse(proof, output, nashr, date):
    """A run on data that a check refuses fails, in the words of OpenLineage too."""
    pipeline = output / "awkward-pipeline"
    data = pipeline / "data" / "t001.csv"
    data.write_text(data.read_text(encoding="utf-8").replace("2025-01-15", "yesterday"), encoding="utf-8")
    done = subprocess.run([nashr, "run", pipeline, "--output", output, "--date", date, "--quiet"], capture_output=True, text=True)
    proof.check(done.returncode == 1, f"a run on bad data ends with {done.returncode}")
    proof.add(lineage.run(output, "awkward", "FAIL"))


def documents(proof, site):
    """What stands beside the catalogue, each by a reader of its own."""
    few = [site.folder(item) for item in site.manifest["datasets"][:4]]
    for reader, (faults, count), unit in (
            ("csvw", packages.tables(site), "cells"),
            ("Data Package's own profile", packages.described(site), "descriptors"),
            ("rocrate", packages.crates(site, few), "data entities"),
            ("rdflib", packages.graphs(site), "triples of provenance and quality"),
            ("OpenLineage's own client", lineage.read(site), "events"),
            ("DCAT-US 3's schema, restated,", dcatus.read(site), "objects"),
            ("CKAN's own schema", ckan_reader.packages(site), "packages")):
        proof.add(faults)
        proof.say(f"{site.name}: {reader} reads {count} {unit}")
    proof.add(packages.validated(site))


def of_udata(proof, remacto, editions, nashr):
    """udata's part, which keeps to a database of its own: (faults, what it has stored after each of the editions)."""
    harvests.udata(proof, remacto, nashr, udata_reader.Portal(remacto, "feeds/udata.rdf", remacto.language("udata")))
    portal = udata_reader.Portal(editions[0], "feeds/udata.rdf", editions[0].language("udata"), saves=True)
    stored = [harvests.udata(proof, site, nashr, portal) for site in editions]
    return proof.faults, stored


def main(output, nashr):
    keep_to_the_folder()
    proof = Proof()
    remacto = Site(output / "remacto")
    first, second = (publish(proof, output, nashr, *edition) for edition in ((1, "2026-01-02"), (2, "2026-02-02")))
    refuse(proof, output, nashr, "2026-03-02")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as beside:
        udata = beside.submit(of_udata, Proof(), remacto, [first, second], nashr)
        portal, runs, kept = ckan_reader.Portal(), [], []
        for site in (remacto, second):  # what the first edition has, the second one has, and the withdrawn besides
            feeds.check(proof, site)
            harvests.datajson(proof, site, nashr)
            documents(proof, site)
        harvests.ckan(proof, remacto, nashr)
        for site in (first, second):
            runs.append(harvests.ckan(proof, site, nashr, runs[-1].guids() if runs else ()))
            portal.imports(runs[-1])
            kept.append(portal.kept())
        proof.add(f"ckan's import: {message[:300]}" for message in portal.errors)
        faults, stored = udata.result()
    proof.add(faults)
    harvests.identities(proof, [first, second], runs, {"CKAN": kept, "udata": stored})
    damage.check(proof, remacto, nashr)
    broken.triples(proof, remacto)
    broken.documents(proof, remacto)
    broken.fields_lost(proof, remacto)
    harvests.tombstones(proof, second)
    proof.end()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), str(pathlib.Path(sys.argv[2]).resolve()))
