#!/usr/bin/env python3
"""Checks that what the project's pages and headers point to exists. Exit status 1 if something does not.

    tools/check_links.py [ROOT]

- Every relative link of every Markdown file names a file or folder; `page.md#part` names a heading of it.
- Every equation label such as {square-law} in a `///` comment of src/salient/models/**.hpp stands in the
  README.md (the theory) of the same folder and in a file of the folder's test/.
- Every docs/....md named in a C++ source exists.
"""
import re
import sys
from pathlib import Path

SKIPPED = {"build", ".git", "node_modules", ".cache", ".pytest_cache"}
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
REFERENCE = re.compile(r"^\[[^\]^]+\]:\s+(\S+)", re.MULTILINE)
FENCE = re.compile(r"^([ \t]*)(```|~~~).*?^[ \t]*\2[^\n]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
ANCHOR = re.compile(r"<a\s+(?:id|name)=\"([^\"]+)\"")
LABEL = re.compile(r"(?<![\w>])\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\}")
DOCS_PATH = re.compile(r"\bdocs/[\w./-]+\.md\b")


def files_below(folder, ending):
    for path in sorted(folder.rglob("*" + ending)):
        if not SKIPPED & set(path.relative_to(folder).parts):
            yield path


def blank(match):
    """Code is cut out, its line breaks kept, so that line numbers stay right."""
    return "\n" * match.group().count("\n")


def links_of(text):
    """(line, target) of each link outside code."""
    text = CODE.sub(blank, FENCE.sub(blank, text))
    for pattern in (LINK, REFERENCE):
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, match.group(1)


def anchors_of(text):
    """The parts of a page that a link can name, spelled as the usual Markdown sites spell them."""
    text = FENCE.sub(blank, text)
    seen, anchors = {}, set(ANCHOR.findall(text))
    for heading in HEADING.findall(text):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
        slug = re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")
        count = seen[slug] = seen.get(slug, -1) + 1
        anchors.add(f"{slug}-{count}" if count else slug)
    return anchors


def dead_link(page, target, root):
    """Why the link leads nowhere; None if it leads somewhere or out of the project."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", target):
        return None
    name, _, part = target.partition("#")
    goal = page if not name else root / name[1:] if name.startswith("/") else page.parent / name
    if not goal.exists():
        return "no such file"
    if part and goal.suffix == ".md" and part not in anchors_of(goal.read_text(encoding="utf-8")):
        return "no such heading"
    return None


def check_pages(root):
    for page in files_below(root, ".md"):
        for line, target in links_of(page.read_text(encoding="utf-8")):
            if reason := dead_link(page, target, root):
                yield f"{page.relative_to(root)}:{line}: {target}: {reason}"


def labels_of(header):
    """(line, label) of each equation label in a `///` comment."""
    for number, line in enumerate(header.read_text(encoding="utf-8").splitlines(), 1):
        if (start := line.find("///")) >= 0:
            yield from ((number, label) for label in LABEL.findall(line[start:]))


def names(label, paths):
    word = re.compile(rf"(?<![\w-]){re.escape(label)}(?![\w-])")
    return any(word.search(path.read_text(encoding="utf-8", errors="replace")) for path in paths if path.is_file())


def check_labels(root):
    for header in files_below(root / "src/salient/models", ".hpp"):
        folder, tests = header.parent, header.parent / "test"
        for line, label in labels_of(header):
            where = f"{header.relative_to(root)}:{line}: {{{label}}}"
            if not names(label, [folder / "README.md"]):
                yield f"{where} is not in the folder's README.md"
            if not names(label, tests.rglob("*")):
                yield f"{where} is not in the folder's test/"


def check_sources(root):
    for top in ("src", "apps", "tests", "bindings", "benchmarks"):
        for ending in (".hpp", ".cpp"):
            for source in files_below(root / top, ending):
                for path in DOCS_PATH.findall(source.read_text(encoding="utf-8", errors="replace")):
                    if not (root / path).exists():
                        yield f"{source.relative_to(root)}: {path}: no such file"


def check(root):
    return [*check_pages(root), *check_labels(root), *check_sources(root)]


def main(arguments):
    root = Path(arguments[1] if len(arguments) > 1 else Path(__file__).parent.parent).resolve()
    found = check(root)
    print("\n".join(found + [f"links: {len(found)} lead nowhere"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
