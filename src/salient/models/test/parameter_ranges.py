"""Ranges of parameters/<subject>.toml for the rows of a reference table, in the file's order."""
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[4]


def ranges(subject, *members):
    """{member_number: (low, high)} of the named members, nested tables joined by underscores."""
    with open(ROOT / "parameters" / f"{subject}.toml", "rb") as file:
        tables = tomllib.load(file)[subject]
    found = {}

    def gather(name, table):
        if "value" in table:
            found[name] = (table["low"], table["high"])
        else:
            for key, inner in table.items():
                gather(f"{name}_{key}" if name else key, inner)

    for member in members or tables:
        gather(member if len(members) != 1 else "", tables[member])
    return found
