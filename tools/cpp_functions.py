"""Finds the functions of a C++ source by matching braces. Standard library only; no preprocessing.

What a function is here: any `name(...) ... {` at the level of a file, namespace or class, constructors with
their initializers included, and a lambda that initializes a variable there. A lambda inside a function is a
part of it.
"""
import re
from typing import NamedTuple

NOISE = re.compile(
    r"""//(?:[^\n\\]|\\.)*                              # a comment to the end of the line
      | /\*.*?\*/                                       # a comment
      | \bR"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"  # a raw string
      | "(?:[^"\\\n]|\\.)*"                             # a string
      | (?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+'             # a character, not the 1'000 of a number
      | ^[ \t]*\#(?:[^\n\\]|\\.)*                       # a directive with its continued lines
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE)
SCOPE = re.compile(r"^(?:inline\s+)?namespace\b|^extern\s*$")
TYPE = re.compile(r"^(?:typedef\s+)?(?:class|struct|union|enum)\b(?![^()]*\()")
TEMPLATE_HEAD = re.compile(r"^\s*(?:template\s*<|requires\b|\[\[)")
LABEL = re.compile(r"^\s*(?:public|protected|private)\s*:")
NAME = re.compile(r"(operator\s*(?:\(\s*\)|\[\s*\]|[^\s(\w]+|[\w:<>&* ]+?)|~?[A-Za-z_][\w:~]*(?:<[^()<>]*>)?)\s*\(")


class Function(NamedTuple):
    name: str
    line: int    # of the first line of its declaration
    length: int  # lines from there to the closing brace


def without_noise(text):
    """`text` with comments, literals and directives blanked; every other character stays where it was."""
    return NOISE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def closing(text, start, pair):
    """The index of the bracket that closes the one at `start`; the end of the text if none does."""
    depth = 0
    for index in range(start, len(text)):
        if text[index] == pair[0]:
            depth += 1
        elif text[index] == pair[1]:
            depth -= 1
            if depth == 0:
                return index
    return len(text) - 1


def bare(head):
    """`head` without access labels, attributes, template and requires clauses in front of it."""
    while True:
        head = LABEL.sub("", head).lstrip()
        if not TEMPLATE_HEAD.match(head):
            return head
        if head.startswith("[["):
            head = head[closing(head, 0, "[]") + 1:]
        elif head.startswith("template"):
            head = head[closing(head, head.index("<"), "<>") + 1:]
        else:
            head = without_constraint(head[len("requires"):])


def without_constraint(head):
    """`head` without the constraint in front: names<...> and (...) joined by && and ||."""
    while True:
        head = head.lstrip().removeprefix("!").lstrip()
        name = re.match(r"[\w:]+\s*", head)
        head = head[name.end():] if name else head
        for pair in ("<>", "()"):
            if head.startswith(pair[0]):
                head = head[closing(head, 0, pair) + 1:].lstrip()
        if not head.startswith(("&&", "||")):
            return head
        head = head[2:]


def top_level(head):
    """`head` with what stands in (), [] and <> cut out, so that its own `=` and `:` show."""
    before = None
    head = re.sub(r"operator\s*(?:\(\s*\)|[^\s\w(]+)", "operator", head)
    while before != head:
        before, head = head, re.sub(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>", "@", head)
    return head


def kind_of(head):
    """What a `{` after `head` opens: scope, type, function, lambda or value."""
    head = bare(head)
    if SCOPE.match(head):
        return "scope"
    if TYPE.match(head):
        return "type"
    flat = top_level(head)
    if "=" in flat:
        return "lambda" if re.search(r"=\s*\[", head) else "value"
    return "function" if "(" in head and "@" in flat else "value"


def in_initializers(text, head, brace):
    """Whether the `{` at `brace` belongs to a member initializer, `: member{value}`, and is no body."""
    flat = top_level(bare(head))
    if not re.search(r"(?<!:):(?!:)", flat) or not re.search(r"[\w>@]\s*$", flat) or flat.rstrip().endswith("@"):
        return False
    after = text[closing(text, brace, "{}") + 1:].lstrip()
    return after[:1] in {",", "{"}


def name_of(head):
    head = bare(head)
    match = NAME.search(head)
    if match and "=" not in top_level(head):
        return re.sub(r"\s+", " ", match.group(1)).strip()
    match = re.search(r"([A-Za-z_]\w*)\s*=", head)
    return match.group(1) if match else "?"


def functions_of(text):
    """Every function of a C++ source, in order."""
    text = without_noise(text)
    found, start, index = [], 0, 0
    while index < len(text):
        char = text[index]
        if char in ";}":
            start = index + 1
        elif char == "(":
            index = closing(text, index, "()")
        elif char == "{":
            head = text[start:index]
            kind = kind_of(head)
            if kind in {"scope", "type"}:
                start = index + 1
            else:
                end = closing(text, index, "{}")
                body = kind in {"function", "lambda"} and not in_initializers(text, head, index)
                if body:
                    found.append(measured(text, start, end, head))
                    start = end + 1
                index = end
        index += 1
    return found


def measured(text, start, end, head):
    head = LABEL.sub(lambda match: " " * len(match.group()), head, count=1)
    start += len(head) - len(head.lstrip())
    return Function(name_of(head), text.count("\n", 0, start) + 1, text.count("\n", start, end) + 1)
