#!/usr/bin/env python3
"""Measures the sources against the budgets of ARCHITECTURE.md. Prints a table; exit status 1 on a breach.

    tools/code_metrics.py [ROOT]

Functions (src and apps, tests left out): median and longest. Files (tests and tools too): lines. Notes of work
left undone: none. tools/code_metrics.allow lists what may be longer, each with its reason:

    function src/salient/turn/turn.cpp:columns   a table, one line a column
    file     src/salient/scenario/keys.cpp       a table, one line a key
"""
import re
import statistics
import sys
from collections import defaultdict
from pathlib import Path

from cpp_functions import functions_of

MEDIAN, LONGEST, FILE_LINES = 8, 60, 400
MEASURED = ("src", "apps", "tests", "benchmarks", "bindings", "tools", "script")
CPP = {".cpp", ".hpp", ".h"}
CODE = CPP | {".py"}  # and whatever is in script/; data beside a test is no code
UNDONE = re.compile(r"\b(?:TO" r"DO|FIX" r"ME)\b")


class Files:
    """The sources below a folder: path below it -> text."""

    def __init__(self, root):
        self.root, self.texts = root, {}
        for top in MEASURED:
            for path in sorted((root / top).rglob("*")):
                if path.is_file() and (path.suffix in CODE or top == "script"):
                    name = path.relative_to(root).as_posix()
                    self.texts[name] = path.read_text(encoding="utf-8", errors="replace")

    def with_functions(self):
        for name, text in self.texts.items():
            is_test = "/test/" in name or not name.startswith(("src/", "apps/"))
            if not is_test and Path(name).suffix in CPP:
                yield name, functions_of(text)


def read_allowed(root):
    """{(kind, what): reason} of the allow-list. A line without a reason is a ValueError."""
    allowed, path = {}, root / "tools/code_metrics.allow"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.strip() and not line.startswith("#"):
            kind, what, reason = line.split(None, 2)
            allowed[kind, what] = reason
    return allowed


def too_long(files, functions):
    """(kind, what, said) of everything over its budget."""
    for name, found in functions:
        for function in found:
            if function.length > LONGEST:
                said = f"{name}:{function.line}: {function.name} has {function.length} lines, {LONGEST} at most"
                yield "function", f"{name}:{function.name}", said
    for name, text in files.texts.items():
        lines = len(text.splitlines())
        if lines > FILE_LINES:
            yield "file", name, f"{name}: {lines} lines, {FILE_LINES} at most"


def undone(files):
    for name, text in files.texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            if UNDONE.search(line):
                yield f"{name}:{number}: work left undone: write an issue instead"


def module_of(name):
    parts = name.split("/")
    return parts[2] if parts[:2] == ["src", "salient"] and len(parts) > 3 else parts[0]


def table(functions, files):
    """The lines of the printed table, one module a row."""
    lengths, sizes = defaultdict(list), defaultdict(list)
    for name, found in functions:
        lengths[module_of(name)] += [function.length for function in found]
        sizes[module_of(name)].append(len(files.texts[name].splitlines()))
    yield f"{'module':<12}{'files':>6}{'lines':>8}{'functions':>11}{'median':>8}{'longest':>9}"
    for module, size in sizes.items():
        yield row(module, size, lengths[module])
    yield row("all", sum(sizes.values(), []), sum(lengths.values(), []))


def row(name, sizes, lengths):
    median, longest = (statistics.median(lengths), max(lengths)) if lengths else (0, 0)
    return f"{name:<12}{len(sizes):>6}{sum(sizes):>8}{len(lengths):>11}{median:>8g}{longest:>9}"


def check(root):
    """The table and the breaches, both as lines."""
    files, allowed = Files(root), read_allowed(root)
    functions = list(files.with_functions())
    over = list(too_long(files, functions))
    breaches = [said for kind, what, said in over if (kind, what) not in allowed]
    needed = {(kind, what) for kind, what, _ in over}
    breaches += [f"tools/code_metrics.allow: {kind} {what}: no longer needed"
                 for kind, what in allowed if (kind, what) not in needed]
    lengths = [function.length for _, found in functions for function in found]
    if lengths and statistics.median(lengths) > MEDIAN:
        breaches.append(f"the median function has {statistics.median(lengths):g} lines, {MEDIAN} at most")
    return list(table(functions, files)), breaches + list(undone(files))


def main(arguments):
    root = Path(arguments[1] if len(arguments) > 1 else Path(__file__).parent.parent).resolve()
    lines, breaches = check(root)
    print("\n".join(lines + breaches + [f"metrics: {len(breaches)} breaches"]))
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
