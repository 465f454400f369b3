"""Measures the checking of a generated package against frictionless, strict DuckDB and strict Polars.

usage: validation.py NASHR ROWS [ROUNDS], run by a Python that has the three. All run in turn, and must find nothing in clean data and as many
faulty rows as there are in a spoilt copy; what is printed are medians of ratios of the same round, with their range. The slowest runs once.
"""
import json, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time

nashr, rows = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
here = pathlib.Path(__file__).parent


def measure(*command):
    """Wall seconds, CPU seconds, peak memory in MiB, exit code and output of a command and its children."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), output


def peer(tool, package):
    result = measure(sys.executable, here / "validators.py", tool, package)
    if result[3]:
        sys.exit(f"{tool} ended with {result[3]}")
    return result, int(result[4])


def spoil(clean, folder):
    """A copy in which the votes of one row in a thousand are no integer."""
    shutil.copytree(clean, folder)
    path, spoilt = folder / "data" / "participations.csv", 0
    with open(clean / "data" / "participations.csv", encoding="utf-8", newline="") as source, open(path, "w", encoding="utf-8", newline="") as target:
        for number, line in enumerate(source):
            cells = line.split(",")
            if number % 1000 == 500 and cells[0].startswith("P"):
                cells[6] = "x" + cells[6]
                spoilt += 1
            target.write(",".join(cells))
    return spoilt


def show(name, ratios):
    print(f"  {name:<28} {statistics.median(ratios):6.2f}  ({min(ratios):.2f}–{max(ratios):.2f})")


with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    clean, dirty = pathlib.Path(folder, "clean"), pathlib.Path(folder, "dirty")
    subprocess.run([sys.executable, here / "generate.py", str(rows), clean], check=True)
    package = clean / "datapackage.json"
    expected = spoil(clean, dirty)
    report = json.loads(measure(nashr, "validate", dirty / "datapackage.json", "--format", "json")[4])
    found = {"nashr": sum(total["count"] for total in report["totals"] if total["rule"] == "schema/type")}
    found |= {tool: peer(tool, dirty / "datapackage.json")[1] for tool in ("polars", "duckdb")}
    if set(found.values()) != {expected}:
        sys.exit(f"{expected} faults are there; found: {found}")
    ratios = {tool: ([], []) for tool in ("polars", "duckdb")}
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu, peak, code, _ = measure(nashr, "validate", package)
        if code:
            sys.exit(f"nashr ended with {code}")
        walls.append(wall)
        cpus.append(cpu)
        for tool, (slower, dearer) in ratios.items():
            result, faults = peer(tool, package)
            if faults:
                sys.exit(f"{tool} found {faults} faults where there are none")
            slower.append(wall / result[0])
            dearer.append(cpu / result[1])
    slow, _ = peer("frictionless", package)
    print(f"checking {rows:,} rows of one table, {os.path.getsize(clean / 'data' / 'participations.csv') / 1e6:.0f} MB ({rounds} rounds, median of ratios):")
    for tool, (slower, dearer) in ratios.items():
        show(f"CPU against strict {tool}", dearer)
        show(f"wall against strict {tool}", slower)
    print(f"  {'frictionless takes':<28} {slow[0] / statistics.median(walls):6.1f} times as long, {slow[1] / statistics.median(cpus):.1f} times the CPU")
    print(f"  {'CPU of ours, seconds':<28} {statistics.median(cpus):6.2f}; peak memory {peak:.0f} MiB")
