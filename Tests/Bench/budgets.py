"""Budgets as counts, which are the same on every machine: allocations for a megabyte of CSV and for a dataset, and peak memory.

usage: budgets.py NASHR. Fails where a budget is exceeded; the figures of the day stand in the list.
"""
import os, pathlib, subprocess, sys, tempfile

nashr = pathlib.Path(sys.argv[1]).resolve()
here = pathlib.Path(__file__).parent
# (what, arguments, allocations for a megabyte of CSV, peak memory in MiB)
budgets = [
    ("checking", ["validate", "pipeline"], 1_000, 64),
    ("publishing", ["run", "pipeline", "-o", "out", "--date", "2026-01-02", "--quiet"], 200_000, 96),
]
# Allocations for a dataset of three small tables, and for how much more those of a larger publication may take.
DATASET, DRIFT = 110_000, 0.10


def count(arguments, work, folder):
    """Allocations and peak memory in MiB of one run."""
    environment = {**os.environ, "LD_PRELOAD": f"{folder}/count.so", "COUNT_TO": f"{folder}/count"}
    process = subprocess.Popen([nashr, *arguments, "--jobs", "2"], cwd=work, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"budgets: {arguments} ended with {status}")
    return int(pathlib.Path(folder, "count").read_text().split()[0]), usage.ru_maxrss / 1024


def measure(rows, arguments, folder):
    """Allocations, peak memory in MiB and the CSV's size in MB."""
    work = pathlib.Path(folder, str(rows))
    if not work.exists():
        subprocess.run([sys.executable, here / "generate.py", str(rows), work / "pipeline"], check=True)
    size = os.path.getsize(work / "pipeline" / "data" / "participations.csv") / 1e6
    return *count(arguments, work, folder), size


def datasets(number, folder):
    """Allocations of publishing so many datasets."""
    work = pathlib.Path(folder, f"{number}-datasets")
    subprocess.run([sys.executable, here / "datasets.py", str(number), "3", work / "pipeline"], check=True)
    return count(["run", "pipeline", "-o", "out", "--date", "2026-01-02", "--quiet"], work, folder)[0]


failed = False
with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    subprocess.run(["clang", "-shared", "-fPIC", "-O2", "-o", f"{folder}/count.so", here / "allocations.c"], check=True)
    for what, arguments, allocations, memory in budgets:
        few, _, small = measure(1_000, arguments, folder)
        many, peak, large = measure(100_000, arguments, folder)
        rate = (many - few) / (large - small)
        failed = failed or rate > allocations or peak > memory
        print(f"{what}: {rate:,.0f} allocations a megabyte (at most {allocations:,}), {peak:.0f} MiB at the peak (at most {memory})")
    few, some, many = (datasets(number, folder) for number in (20, 50, 200))
    first, later = (some - few) / 30, (many - some) / 150
    failed = failed or later > DATASET or later > first * (1 + DRIFT)
    print(f"a dataset: {first:,.0f} allocations among 50, {later:,.0f} among 200 (at most {DATASET:,}, and {DRIFT:.0%} more than among 50)")
sys.exit(1 if failed else 0)
