#!/usr/bin/env python3
"""Checks that code reads every parameter of parameters/. Prints those that none reads; exit status 1 on a breach.

    tools/check_parameters.py [ROOT]

The keys of parameters/<subject>.toml are read off structs: `visit("name", &Struct::member)` in their describe(). A
parameter is read when some code outside tests and describe() takes each member on the way to it: as `holder.member`,
where the holder is a member or function of that struct's type or a variable of it in the same function; by its plain name within the
struct; or as `&Struct::member`. Whether what is read changes a play, `salient liveness` finds out.
"""
import re
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

from cpp_functions import closing, functions_of, without_noise

VISIT = re.compile(r'visit\("(\w+)",\s*&(?:\w+::)*(\w+)::(\w+)\)')
STRUCT = re.compile(r"\bstruct\s+(\w+)\s*\{")
DESCRIBE = re.compile(r"template\s*<class Visit>\s*static void describe\(Visit&& \w+\)\s*")
ROOT_STRUCT = "Parameters"


class Link(NamedTuple):
    """A member on the way from the root to a number."""
    struct: str
    member: str


def sources(root):
    for path in sorted((root / "src/salient").rglob("*.?pp")):
        if "test" not in path.relative_to(root).parts:
            yield path.read_text(encoding="utf-8")


def members(texts):
    """struct -> {key: member}, and (struct, member) -> its type's last word."""
    keys, types = {}, {}
    for text in texts:
        for key, struct, member in VISIT.findall(text):
            keys.setdefault(struct, {})[key] = member
        clean = without_noise(text)
        for found in STRUCT.finditer(clean):
            body = clean[found.end():closing(clean, found.end() - 1, "{}")]
            for kind, names in re.findall(r"^\s*([A-Za-z][\w:<>,&* ]*?)\s+(\w+(?:\s*,\s*\w+)*)(?:\{[^}]*\})?\s*;", body, re.MULTILINE):
                for name in re.split(r"\s*,\s*", names):
                    types[found.group(1), name] = re.findall(r"\w+", kind)[-1]
    return keys, types


def paths(keys, types, struct=ROOT_STRUCT, before=(), name=""):
    """(dotted key, links) of every number below a struct."""
    for key, member in keys[struct].items():
        links = (*before, Link(struct, member))
        inner = types.get((struct, member))
        dotted = f"{name}.{key}".lstrip(".")
        if inner in keys:
            yield from paths(keys, types, inner, links, dotted)
        else:
            yield dotted, links


def without_describe(text):
    """`text` without comments, literals and describe(), lines kept."""
    clean = without_noise(text)
    while found := DESCRIBE.search(clean):
        end = closing(clean, clean.index("{", found.end() - 1), "{}") + 1
        clean = clean[:found.start()] + re.sub(r"[^\n]", " ", clean[found.start():end]) + clean[end:]
    return clean


def scopes(text):
    """Names and texts of the functions of a file or of a struct's body."""
    lines = text.split("\n")
    for function in functions_of(text):
        yield function.name, "\n".join(lines[function.line - 1:function.line - 1 + function.length])


def variables(scope, struct, holders):
    """Names in a function that stand for a struct: declared with its name, or bound to a member that is one."""
    named = re.findall(rf"\b{struct}\b\s*[&*]?\s*(?:const\s*)?(\w+)", scope)
    for holder in holders:
        named += re.findall(rf"\b(?:auto|{struct})\s*[&*]*\s*(\w+)\s*=\s*[\w.:>\[\]()-]*\b{holder}\b\s*[;,]", scope)
        named += re.findall(rf",\s*&(\w+)\s*=\s*[\w.:>\[\]()-]*\b{holder}\b\s*[;,]", scope)
    return set(named)


def taken(texts, wanted, types):
    """The links that some code takes; of the structs wanted at least."""
    holders = {struct: {member for (_, member), kind in types.items() if kind == struct} for struct in wanted}
    for struct in holders:
        giver = re.compile(rf"\b{struct}\s*&?\s+(?:\w+::)?(\w+)\(")
        holders[struct].update(name for text in texts for name in giver.findall(text))
    found = set()
    for text in map(without_describe, texts):
        for struct, member in re.findall(r"&(?:\w+::)*(\w+)::(\w+)", text):
            found.add(Link(struct, member))
        for holder, member in re.findall(r"\b(\w+)(?:\([^()]*\))?\s*(?:\.|->)\s*(?=(\w+))", text):
            found.update(Link(kind, member) for kind, names in holders.items() if holder in names)
        for function, scope in scopes(text):
            if (own := function.rpartition("::")[0].rpartition("::")[2]) in wanted:
                found.update(Link(own, word) for word in re.findall(r"\w+", scope[scope.find("{"):]))
            words = set(re.findall(r"\w+", scope))
            for struct in wanted:
                if words.isdisjoint({struct} | holders[struct]):
                    continue
                for name in variables(scope, struct, holders.get(struct, ())):
                    found.update(Link(struct, m) for m in re.findall(rf"\b{name}\s*(?:\.|->)\s*(\w+)", scope))
        for struct in STRUCT.finditer(text):
            body = text[struct.end():closing(text, struct.end() - 1, "{}")]
            for _, inner in scopes(body):
                found.update(Link(struct.group(1), word) for word in re.findall(r"\w+", inner[inner.find("{"):]))
    return found


def numbers(table, name=""):
    """Dotted keys of a file's tables that hold a value."""
    for key, inner in table.items():
        if isinstance(inner, dict):
            dotted = f"{name}.{key}".lstrip(".")
            if "value" in inner:
                yield dotted
            else:
                yield from numbers(inner, dotted)


def unread(root):
    texts = list(sources(root))
    keys, types = members(texts)
    found = taken(texts, keys, types)
    ways = dict(paths(keys, types))
    listed = [key for path in sorted((root / "parameters").glob("*.toml"))
              for key in numbers(tomllib.loads(path.read_text(encoding="utf-8")))]
    for key in listed:
        if key not in ways:
            yield f"{key}: no struct has it"
        elif missing := [link for link in ways[key] if link not in found]:
            yield f"{key}: nothing takes {missing[0].struct}::{missing[0].member}"


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    breaches = list(unread(root))
    print("\n".join(breaches + [f"parameters: {len(breaches)} breaches"]))
    sys.exit(1 if breaches else 0)


if __name__ == "__main__":
    main()
