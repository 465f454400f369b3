"""Measures a whole publication of generated rows against `pigz -6` over the very bytes that it wrote.

usage: bench.py NASHR ROWS [ROUNDS]. Both run in turn; what is printed are medians of ratios of the same round, with their range.
"""
import os, pathlib, resource, shutil, statistics, subprocess, sys, tempfile, time

nashr, rows = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
cores = str(os.cpu_count())


def measure(*command, cwd):
    """Wall seconds, CPU seconds and peak memory in MiB of a command and its children."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: {errors.decode()[-500:]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def show(name, ratios):
    print(f"  {name:<28} {statistics.median(ratios):5.2f}  ({min(ratios):.2f}–{max(ratios):.2f})")


with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    subprocess.run([sys.executable, pathlib.Path(__file__).with_name("generate.py"), str(rows), f"{folder}/pipeline"], check=True)
    size = os.path.getsize(f"{folder}/pipeline/data/participations.csv")
    walls, cpus, checks, peaks = [], [], [], []
    for _ in range(rounds):
        shutil.rmtree(f"{folder}/out", ignore_errors=True)
        ours = measure(nashr, "run", "pipeline", "-o", "out", "--date", "2026-01-02", "--quiet", cwd=folder)
        check = measure(nashr, "validate", "pipeline", cwd=folder)
        latest = pathlib.Path(folder, "out", "bench", "latest").resolve()
        floor = pathlib.Path(folder, "floor")
        shutil.rmtree(floor, ignore_errors=True)
        floor.mkdir()
        files = [shutil.copy(latest / f"participations.{format}", floor) for format in ("csv", "json", "xml")]
        theirs = measure("pigz", "-6", "-p", cores, *files, cwd=folder)
        walls.append(ours[0] / theirs[0])
        cpus.append(ours[1] / theirs[1])
        checks.append(check[1] / theirs[1])
        peaks.append(ours[2])
    print(f"{rows:,} rows, {size / 1e6:.0f} MB of CSV in; check, CSV + JSON + XML, gzip, bundle, XSD validation, digests")
    print(f"against pigz -6 -p {cores} over the CSV, JSON and XML that came out ({rounds} rounds, median of ratios):")
    show("publication, wall", walls)
    show("publication, CPU", cpus)
    show("checking alone, CPU", checks)
    print(f"  {'peak memory, MiB':<28} {max(peaks):5.0f}")
