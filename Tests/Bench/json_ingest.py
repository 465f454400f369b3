"""Measures the reading of generated JSON and NDJSON by `nashr validate` against orjson's building of the same values.

usage: json_ingest.py NASHR ROWS [ROUNDS], run by a Python that has orjson. Both run in turn; what is printed are medians of CPU time of the same
round, as MB/s and as ratios with their range. Nashr reads a JSON file twice, once for the names in it, and checks every cell; orjson checks nothing.
"""
import json, os, pathlib, random, statistics, subprocess, sys, tempfile

nashr, rows = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
peers = {
    "json": "import orjson, sys; orjson.loads(open(sys.argv[1], 'rb').read())",
    "ndjson": "import orjson, sys\nfor line in open(sys.argv[1], 'rb'): orjson.loads(line)",
}
nothing = "import orjson, sys"


def cpu(*command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: {errors.decode()[-500:]}")
    return usage.ru_utime + usage.ru_stime


def generate(path, is_lines):
    chance = random.Random(8259)
    towns = ["الرباط", "Casablanca", "Fès-Meknès", "طنجة", "Béni Mellal"]
    with open(path, "w", encoding="utf-8") as file:
        file.write("" if is_lines else "[\n")
        for number in range(rows):
            record = {
                "id": number, "code": f"{number % 12 + 1:02d}", "name": chance.choice(towns), "held": f"2024-11-{number % 28 + 1:02d}",
                "votes": chance.randrange(5000), "rate": round(chance.random() * 100, 2), "present": number % 3 == 0,
                "note": None if number % 4 else 'a "quoted" note about the session', "url": f"https://data.example.org/meetings/{number}",
                "description": "The council deliberated on the budget and on the programme of action of the year",
            }
            end = "\n" if is_lines or number == rows - 1 else ",\n"
            file.write(json.dumps(record, ensure_ascii=False) + end)
        file.write("" if is_lines else "]\n")


with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    print(f"JSON ingest, {rows:,} records, nashr validate against orjson ({rounds} rounds, median of ratios of CPU time, less is better):")
    for kind, peer in peers.items():
        path = pathlib.Path(folder, f"records.{kind}")
        generate(path, kind == "ndjson")
        size = path.stat().st_size / 1e6
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(cpu(nashr, "validate", path))
            theirs.append(cpu(sys.executable, "-c", peer, path) - cpu(sys.executable, "-c", nothing))
        ratios = [a / b for a, b in zip(ours, theirs)]
        speeds = f"{size / statistics.median(ours):.0f} MB/s against {size / statistics.median(theirs):.0f}"
        print(f"  {kind + ', ' + f'{size:.0f} MB':<28} {statistics.median(ratios):6.2f}  ({min(ratios):.2f}–{max(ratios):.2f})  {speeds}")
