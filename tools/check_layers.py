#!/usr/bin/env python3
"""Checks that includes follow the layers of ARCHITECTURE.md. Prints each breach; exit status 1 if any.

    tools/check_layers.py [ROOT]
"""
import re
import sys
from pathlib import Path

LAYERS = [
    ("base", "chance"),
    ("terrain", "forces", "models", "evidence"),
    ("scenario",),
    ("state", "record"),
    ("phases",),
    ("turn",),
    ("study", "history"),
    ("report", "exchange"),
    ("apps", "bindings"),
]
LAYER_OF = {module: height for height, modules in enumerate(LAYERS) for module in modules}
STRANGERS = [{"state", "record"}]  # of one layer, and unknown to each other
MODELS_SEE = {"base", "chance", "models"}
MODELS_VOCABULARY = "forces/vocabulary.hpp"  # postures, branches, cover: words, no forces
NEVER_STATE = {"study", "history"}
PHASES_OPEN = {"phases/phase.hpp", "phases/phases.hpp"}
GENERATED = {"report_assets.hpp"}  # written by the build, part of report
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)


class Source:
    """One file: `name` is its path as others include it, apps and bindings included under their own names."""

    def __init__(self, path, name):
        self.path, self.name = path, name
        self.module = name.split("/")[0]
        self.folder = name.rpartition("/")[0]
        self.is_test = "test" in name.split("/")[:-1]
        self.lines = {}
        for match in INCLUDE.finditer(text := path.read_text(encoding="utf-8", errors="replace")):
            self.lines.setdefault(match.group(1), text.count("\n", 0, match.start()) + 1)


def sources_below(root):
    for base, prefix in ((root / "src/salient", ""), (root / "apps", "apps/"), (root / "bindings", "bindings/")):
        for path in sorted(base.rglob("*")):
            if path.suffix in {".cpp", ".hpp", ".h"}:
                yield Source(path, prefix + path.relative_to(base).as_posix())


def resolve(source, target, names):
    """The name of the included file: as written, below apps/ or bindings/, or beside the including file."""
    beside = f"{source.folder}/{target}"
    return next((name for name in (target, beside) if name in names), target)


def phase_of(name):
    """phases/combat.cpp and phases/combat/losses.hpp are both of the phase `combat`."""
    return name.split("/")[1].split(".")[0]


def same_phase(one, other):
    """Also combat.cpp and combat_losses.hpp: a phase in several files."""
    short, long = sorted((phase_of(one), phase_of(other)), key=len)
    return long == short or long.startswith(short + "_")


def breach(source, target):
    """Why `source` may not include `target` (both as include names); None if it may."""
    here, there = source.module, target.split("/")[0]
    if here not in LAYER_OF:
        return f"{here} has no layer: add it to ARCHITECTURE.md and tools/check_layers.py"
    if target in GENERATED:
        return None if LAYER_OF[here] >= LAYER_OF["report"] else f"{target} is report's"
    if source.is_test and there == "tests":
        return None
    if there not in LAYER_OF or "/" not in target:
        return f'"{target}" is no file of this project: write <...> for a library'
    if LAYER_OF[there] > LAYER_OF[here]:
        return f"upward: {here} is layer {LAYER_OF[here]}, {there} is layer {LAYER_OF[there]}"
    if source.is_test:
        return None
    if "test" in target.split("/")[:-1]:
        return "only tests include what is in test/"
    if here == there == "phases":
        alright = target in PHASES_OPEN or source.name in PHASES_OPEN | {"phases/phases.cpp"}
        return None if alright or same_phase(source.name, target) else "phases do not include each other"
    return breach_between(here, there, target)


def breach_between(here, there, target):
    if here == there:
        return None
    if here == "models" and there not in MODELS_SEE and target != MODELS_VOCABULARY:
        return "models see base, chance and the vocabulary only"
    if there == "phases" and here != "turn":
        return "only turn includes phases"
    if there == "state" and here in NEVER_STATE:
        return f"{here} sees Scenario, play and Journal, never State"
    if {here, there} in STRANGERS:
        return f"{here} and {there} do not know each other"
    return None


def cycle_in(graph):
    """A list of nodes that lead back to the first, or None. `graph` maps a node to its successors."""
    done, trail = set(), []

    def visit(node):
        if node in trail:
            return trail[trail.index(node):] + [node]
        if node in done:
            return None
        trail.append(node)
        found = next(filter(None, map(visit, sorted(graph.get(node, ())))), None)
        trail.pop()
        done.add(node)
        return found

    return next(filter(None, map(visit, sorted(graph))), None)


def nested(one, other):
    return one == other or one.startswith(other + "/") or other.startswith(one + "/")


def folder_graph(files):
    """Folders as nodes; a folder and one inside it count as one neighbourhood and have no edge."""
    graph = {}
    for name, targets in files.items():
        here = name.rpartition("/")[0]
        there = {target.rpartition("/")[0] for target in targets}
        graph.setdefault(here, set()).update(folder for folder in there if not nested(here, folder))
    return graph


def check(root):
    """All breaches below `root`, as lines of text, and the number of files read."""
    sources = list(sources_below(root))
    names = {source.name for source in sources}
    found, files = [], {}
    for source in sources:
        targets = {resolve(source, target, names): line for target, line in source.lines.items()}
        for target, line in targets.items():
            if reason := breach(source, target):
                found.append(f"{source.path.relative_to(root)}:{line}: includes {target}: {reason}")
        if not source.is_test:
            files[source.name] = {target for target in targets if target in names}
    for kind, graph in (("file", files), ("folder", folder_graph(files))):
        if cycle := cycle_in(graph):
            found.append(f"{kind} cycle: " + " -> ".join(cycle))
    return found, len(sources)


def main(arguments):
    root = Path(arguments[1] if len(arguments) > 1 else Path(__file__).parent.parent).resolve()
    found, count = check(root)
    print("\n".join(found + [f"layers: {count} files, {len(found)} breaches"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
