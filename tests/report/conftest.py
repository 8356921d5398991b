import os
import re
import subprocess
from pathlib import Path

import pytest

import chromium

ROOT = Path(__file__).resolve().parents[2]
VIEWER = ROOT / "viewer" / "report"


def assembled(bundle):
    """The page as the program writes it, from the viewer's files as they are now."""
    page = (VIEWER / "report.html").read_text()
    page = re.sub(r'<link rel="stylesheet" href="(.+?)">', lambda m: f"<style>{(VIEWER / m[1]).read_text()}</style>", page)
    page = re.sub(r'<script src="(.+?)"></script>', lambda m: f"<script>{(VIEWER / m[1]).read_text()}</script>", page)
    place = '<script type="application/json" id="bundle">'
    return page.replace(place, place + bundle.replace("<", "\\u003c"))


@pytest.fixture(scope="session")
def browser():
    if not chromium.PROGRAM:
        pytest.skip("no Chromium on this machine: the page was not looked at")
    program = chromium.Chromium()
    yield program
    program.close()


@pytest.fixture(scope="session", params=["sample", "tiny"])
def page(request, tmp_path_factory):
    """A small bundle that is kept beside these tests, and a study of scenarios/tiny by the built program."""
    folder = tmp_path_factory.mktemp("report")
    path = folder / "report.html"
    if request.param == "sample":
        path.write_text(assembled((Path(__file__).parent / "sample.json").read_text()))
        return path
    program = os.environ.get("SALIENT_BINARY")
    if not program or not Path(program).exists():
        pytest.skip("no built program: SALIENT_BINARY is not set")
    study = folder / "study.sqlite"
    subprocess.run([program, "study", str(ROOT / "scenarios" / "tiny"), "--plays", "60", "--out", str(study)], check=True)
    subprocess.run([program, "report", str(study), "--out", str(path)], check=True)
    return path


@pytest.fixture
def shot(request):
    """Keeps a picture where SALIENT_SCREENSHOTS names a folder."""
    def take(browser, name):
        folder = os.environ.get("SALIENT_SCREENSHOTS")
        if folder:
            import base64
            size = browser.call("Page.getLayoutMetrics")["cssContentSize"]
            picture = browser.call("Page.captureScreenshot", captureBeyondViewport=True,
                                   clip={"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1})
            (Path(folder) / f"{name}.png").write_bytes(base64.b64decode(picture["data"]))
    return take
