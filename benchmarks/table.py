"""The table of results.md: runs the benchmarks and the Python peer, and prints what they came to in Markdown.

    python3 benchmarks/table.py [build/release/benchmarks/bench_play] > table.md
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import phases

HERE = Path(__file__).parent
DEMO_PLAYS = 10_000


def benchmarks(program):
    """Google Benchmark's own report, by the benchmark's first name and its number of threads."""
    told = subprocess.run([program, "--benchmark_format=json"], check=True, capture_output=True, text=True)
    report = json.loads(told.stdout)
    return {(run["name"].split("/")[0], run["threads"]): run for run in report["benchmarks"]}


def python_peer():
    """Nanoseconds a unit-step of hexfight.py."""
    told = subprocess.run([sys.executable, HERE / "hexfight.py"], check=True, capture_output=True, text=True)
    return float(told.stdout.split()[2])


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} x {names[0] if names else platform.machine()}"


def rows(runs, python):
    one, two = runs["plays", 1], runs["plays", 2]
    limit, peer = runs["touch_columns", 1]["processor_ns"], runs["hexfight_steps", 1]["processor_ns"]
    yield "processor time of a play, ms", f"{one['play_ms']:.1f}", f"{two['play_ms']:.1f}"
    yield "plays a second", f"{one['plays']:.1f}", f"{two['plays']:.1f}"
    yield "wall time a unit-turn, ns", f"{one['wall_ns']:.0f}", f"{two['wall_ns']:.0f}"
    yield "processor time a unit-turn, ns", f"{one['processor_ns']:.0f}", f"{two['processor_ns']:.0f}"
    yield "peak memory of the process, MB", f"{one['peak_MB']:.0f}", f"{two['peak_MB']:.0f}"
    yield "limit: the units' columns read once a phase, ns", f"{limit:.0f}", ""
    yield "a unit-turn against the limit", f"{one['processor_ns'] / limit:.2f}", ""
    yield "peer: a unit-step of hexfight.hpp, ns", f"{peer:.1f}", ""
    yield "a unit-turn against the peer", f"{one['processor_ns'] / peer:.1f}", ""
    yield "the same rules in Python, a unit-step, ns", f"{python:.0f}", ""
    yield f"{DEMO_PLAYS:,} plays, s", f"{DEMO_PLAYS / one['plays']:.0f}", f"{DEMO_PLAYS / two['plays']:.0f}"


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else HERE.parent / "build/release/benchmarks/bench_play"
    runs = benchmarks(program)
    print(f"{processor()}; load average at the end {os.getloadavg()[0]:.1f}\n")
    print("| figure | one thread | two threads |\n|---|---|---|")
    for row in rows(runs, python_peer()):
        print("| " + " | ".join(row) + " |")
    profile = runs["profile", 1]
    names = "injects policy intelligence command supply movement fires combat people works control rest".split()
    print("\n| part of a play | share of its time |\n|---|---|")
    for name in sorted(names, key=lambda name: -profile[name]):
        print(f"| {name} | {profile[name]:.1f} % |")
    if shutil.which("valgrind"):
        print(f"\n{phases.report(HERE.parent / 'build/release/salient', phases.PLAYS)[0]}")


if __name__ == "__main__":
    main()
