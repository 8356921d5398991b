"""The commands of docs/how-to/adjudicate.md do what the page says, in the words that do not move with the numbers."""
import os
import re
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ.get("SALIENT_BINARY", "")
PAGE = (Path(__file__).resolve().parents[2] / "docs/how-to/adjudicate.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.skipif(not Path(BINARY).is_file(), reason="SALIENT_BINARY names no program")


def blocks():
    """The page's indented blocks, without their indent."""
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE).strip("\n")
            for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGE, flags=re.MULTILINE)]


def commands():
    text = "\n".join(blocks()).replace("\\\n", " ")
    return [line.split()[1:] for line in text.splitlines() if line.startswith("salient adjudicate ")]


def words_of(text):
    return re.sub(r"-?[\d.]+", "#", re.sub(r"[ \n]+", " ", text))


def test_every_command_of_the_page_runs_as_it_says(tmp_path):
    for name, first in (("crossing.toml", "# crossing.toml"), ("exercises.csv", "name,year,")):
        start = next(i for i, line in enumerate(PAGE.splitlines()) if line.startswith("    " + first))
        lines = [line[4:] for line in PAGE.splitlines()[start:]]
        (tmp_path / name).write_text("\n".join(lines[:lines.index("")]) + "\n")
    typed = commands()
    assert len(typed) == 5
    for words in typed:
        done = subprocess.run([BINARY, *words], capture_output=True, text=True, cwd=tmp_path)
        assert done.returncode == (2 if "prepard" in words else 0), done.stderr
        if "prepard" in words:
            for block in done.stderr.strip().split("\n\n"):
                assert words_of(block) in words_of(PAGE)
        if "--battles" in words:
            near = done.stdout[done.stdout.index("Nearest"):]
            assert words_of(near) in words_of(PAGE)
