"""Budgets as counts, which are the same on every machine: allocations for a megabyte of CSV, and peak memory.

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


def measure(rows, arguments, folder):
    """Allocations, peak memory in MiB and the CSV's size in MB."""
    work = pathlib.Path(folder, str(rows))
    if not work.exists():
        subprocess.run([sys.executable, here / "generate.py", str(rows), work / "pipeline"], check=True)
    environment = {**os.environ, "LD_PRELOAD": f"{folder}/count.so", "COUNT_TO": f"{folder}/count"}
    process = subprocess.Popen([nashr, *arguments, "--jobs", "2"], cwd=work, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"budgets: {arguments} ended with {status}")
    size = os.path.getsize(work / "pipeline" / "data" / "participations.csv") / 1e6
    return int(pathlib.Path(folder, "count").read_text().split()[0]), usage.ru_maxrss / 1024, size


failed = False
with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    subprocess.run(["clang", "-shared", "-fPIC", "-O2", "-o", f"{folder}/count.so", here / "allocations.c"], check=True)
    for what, arguments, allocations, memory in budgets:
        few, _, small = measure(1_000, arguments, folder)
        many, peak, large = measure(100_000, arguments, folder)
        rate = (many - few) / (large - small)
        failed = failed or rate > allocations or peak > memory
        print(f"{what}: {rate:,.0f} allocations a megabyte (at most {allocations:,}), {peak:.0f} MiB at the peak (at most {memory})")
sys.exit(1 if failed else 0)
