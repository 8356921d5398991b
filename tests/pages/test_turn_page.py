"""docs/model/turn.md is what the program says of its turn."""
import os
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs/model/turn.md"


def test_the_page_is_what_the_program_says():
    binary = os.environ.get("SALIENT_BINARY")
    if not binary:
        pytest.skip("SALIENT_BINARY is not set")
    said = subprocess.run([binary, "explain", "turn"], capture_output=True, text=True, check=True).stdout
    assert said.strip() in PAGE.read_text(encoding="utf-8"), "write `salient explain turn` into docs/model/turn.md again"
