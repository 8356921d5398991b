"""The report page in a real browser: nothing fetched, nothing broken, all of it reachable and readable."""
import pytest

WIDTHS = [1280, 390]

LOW_CONTRAST = """(() => {
  const parse = text => { const m = text.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0.99) return c; }
    return [255, 255, 255, 1]; };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest('.unseen, .skip, script, noscript')) continue;
    const style = getComputedStyle(e), colour = parse(e instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [light(colour), light(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) bad.push(`${e.tagName}.${e.getAttribute('class')}: ${e.textContent.slice(0, 40)}`);
  }
  return bad; })()"""

TOUCHING_LABELS = """(() => {
  const bad = [];
  for (const svg of document.querySelectorAll('figure svg')) {
    const texts = [...svg.querySelectorAll('text')].map(t => [t.getBoundingClientRect(), t.textContent]);
    const frame = svg.parentElement.getBoundingClientRect();
    texts.forEach(([a, left], i) => {
      if (a.width && (a.right > document.documentElement.clientWidth + 1 || a.left < -1)) bad.push(`out of the page: ${left}`);
      for (const [b, right] of texts.slice(i + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 3) bad.push(`${left} | ${right}`);
      }
    });
  }
  return bad; })()"""


@pytest.fixture
def opened(browser, page):
    browser.open(page)
    return browser


def test_nothing_is_fetched_and_nothing_breaks(opened, page):
    opened.wait("document.querySelectorAll('figure svg, figure canvas').length > 3")
    assert opened.of("Runtime.exceptionThrown") == []
    assert opened.of("Log.entryAdded") == []
    assert [call for call in opened.of("Runtime.consoleAPICalled") if call["type"] in ("error", "warning")] == []
    addresses = [request["request"]["url"] for request in opened.of("Network.requestWillBeSent")]
    assert [a for a in addresses if a != page.resolve().as_uri() and not a.startswith("data:")] == []


def test_the_answers_come_first_and_in_words(opened):
    assert opened.js("document.querySelector('main > section').id") == "answers"
    assert opened.js("[...document.querySelectorAll('.answer .headline')].every(p => p.textContent.trim().length > 10)")
    assert opened.js("document.querySelector('.answer').getBoundingClientRect().bottom") < 800  # within the first screen
    assert opened.js("document.querySelector('.facts').textContent.includes('2024') || "
                     "/\\d{4}/.test(document.querySelector('.facts').textContent)")


def test_headings_form_an_outline(opened):
    levels = opened.js("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => Number(e.tagName[1]))")
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def test_every_drawing_is_named_and_has_its_numbers(opened):
    assert opened.js("[...document.querySelectorAll('figure svg[role=img], canvas')].every(e => e.getAttribute('aria-label'))")
    without = opened.js("[...document.querySelectorAll('#report figure')].filter(f => f.querySelector(':scope > .drawing') && "
                        "!f.querySelector('details table')).map(f => f.textContent.slice(0, 50))")
    assert without == []
    assert opened.js("[...document.querySelectorAll('figure .drawing svg')].every(e => e.childElementCount > 0 && e.clientHeight > 40)")


def test_the_slider_by_keyboard(opened):
    if not opened.js("Boolean(document.getElementById('when'))"):
        pytest.skip("nothing changes hands in this study")
    last = int(opened.js("document.getElementById('when').max"))
    opened.js("document.getElementById('when').focus()")
    opened.key("Home")
    start = opened.js("document.querySelector('output.date').textContent")
    opened.key("ArrowRight")
    assert opened.js("document.getElementById('when').value") == "1"
    assert opened.js("document.querySelector('output.date').textContent") != start
    assert opened.js("document.getElementById('when').getAttribute('aria-valuetext').includes('day 7')")
    opened.key("ArrowLeft")
    assert opened.js("document.getElementById('when').value") == "0"
    opened.key("End")
    assert opened.js("document.getElementById('when').value") == str(last)


def test_space_plays_and_pauses(opened):
    opened.js("document.getElementById('when').focus()")
    opened.key("Home")
    opened.key(" ")
    assert opened.js("document.querySelector('button.play').textContent") == "Pause"
    opened.wait("Number(document.getElementById('when').value) >= 2")
    opened.key(" ")
    assert opened.js("document.querySelector('button.play').textContent") == "Play"


def test_space_steps_where_motion_is_unwanted(browser, page):
    browser.open(page, prefers_reduced_motion="reduce")
    browser.js("document.getElementById('when').focus()")
    browser.key("Home")
    browser.key(" ")
    assert browser.js("document.querySelector('button.play').textContent") == "Next week"
    assert browser.js("document.getElementById('when').value") == "1"


def test_the_map_is_read_by_arrow_keys(opened):
    opened.js("document.querySelector('canvas[tabindex]').focus()")
    opened.key("ArrowRight")
    first = opened.js("document.querySelector('.readout .place').textContent")
    assert "held by" in first
    for _ in range(3):
        opened.key("ArrowUp")
    assert opened.js("document.querySelector('.readout .place').textContent") != first
    opened.wait("document.querySelector('[aria-live]').textContent.includes('held by')")


def test_the_table_of_towns_follows_the_slider(opened):
    cells = "[...document.querySelectorAll('.towns td.number')].map(c => c.textContent).join()"
    opened.js("document.getElementById('when').focus()")
    opened.key("Home")
    before = opened.js(cells)
    if not before:
        pytest.skip("no town changes hands in this study")
    opened.key("End")
    assert opened.js(cells) != before


def test_the_first_tab_stop_skips_to_the_answers(opened):
    opened.key("Tab")
    assert opened.js("document.activeElement.className") == "skip"
    assert opened.js("document.activeElement.getAttribute('href')") == "#answers"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_and_stays_apart(browser, page, width, scheme, shot):
    browser.open(page, width=width, prefers_color_scheme=scheme)
    browser.js("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    browser.settle()
    shot(browser, f"{page.parent.name}-{width}-{scheme}")
    assert browser.js(LOW_CONTRAST) == []
    assert browser.js(TOUCHING_LABELS) == []
    assert browser.js("document.documentElement.scrollWidth") <= width


def test_the_printed_page_is_light_whatever_the_screen(browser, page):
    browser.open(page, prefers_color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = browser.js(paper)
    assert browser.js(f"dispatchEvent(new Event('beforeprint')), {paper}") != dark
    assert browser.js(f"dispatchEvent(new Event('afterprint')), {paper}") == dark
    assert len(browser.call("Page.printToPDF")["data"]) > 20000


def test_a_bundle_of_another_version_is_told_plainly(browser, page, tmp_path):
    other = tmp_path / "other.html"
    other.write_text(page.read_text().replace('"version":1', '"version":99', 1))
    browser.call("Page.navigate", url=other.as_uri())
    browser.wait("document.querySelector('.banner')")
    assert "version 99" in browser.js("document.querySelector('.banner').textContent")


def test_the_first_table_is_the_answers_by_law(opened, page):
    caption = "document.querySelector('main table caption').textContent"
    by_law = opened.js("JSON.parse(document.getElementById('bundle').textContent).by_law")
    if by_law["reruns"] == 0:
        assert "Too few plays" in opened.js("document.querySelector('.by-law').textContent")
        return
    assert opened.js(caption) == "Answers by law"
    heads = opened.js("[...document.querySelectorAll('table.laws thead th')].map(t => t.textContent)")
    assert heads == ["Answer", by_law["laws"][0]["name"] + " (this study)", *(law["name"] for law in by_law["laws"][1:])]
    assert opened.js("document.querySelectorAll('table.laws tbody tr').length") == len(by_law["rows"])
    assert opened.js("[...document.querySelectorAll('table.laws td')].every(c => c.textContent.includes('within') || ['not played', 'never'].includes(c.textContent))")


def test_a_conclusion_that_flips_is_flagged_in_words(opened):
    by_law = opened.js("JSON.parse(document.getElementById('bundle').textContent).by_law")
    flips = [f["departs"] for row in by_law["rows"] for f in row["figures"] if f["flips"]]
    assert opened.js("[...document.querySelectorAll('.flip')].map(e => e.textContent)") == [f"Another conclusion: {d}" for d in flips]


def test_confidence_and_likelihood_never_meet_in_one_sentence(opened):
    sentences = opened.js("[...document.querySelectorAll('.confidence li, .confidence p, .confidence td')].map(e => e.textContent).join(' ').split(/[.;] /)")
    words = ("almost no chance", "unlikely", "roughly even", "likely", "almost certain")
    assert [s for s in sentences if any(w in s for w in words)] == []
    answers = opened.js("[...document.querySelectorAll('.answer')].map(e => e.textContent).join(' ')")
    assert "confidence" not in answers.lower()


def test_what_was_believed_stands_beside_what_was_true(opened):
    opened.wait("document.querySelectorAll('#beliefs figure svg[role=img]').length > 1")
    lines = opened.js("[...document.querySelector('#beliefs figure svg[role=img]').querySelectorAll('.median')]"
                      ".map(line => getComputedStyle(line).strokeDasharray)")
    assert len(lines) == 2 and len(set(lines)) == 2  # told apart without their colours
    assert opened.js("[...document.querySelectorAll('#beliefs figure')].every(f => "
                     "/enemies on its map near the front, about .* there$/.test(f.querySelector('h3').textContent))")
    assert opened.js("document.querySelector('.contents a[href=\"#beliefs\"]') !== null")
    opened.js("document.querySelector('#beliefs summary').focus()")
    opened.key(" ")
    assert opened.js("document.querySelector('#beliefs details').open")
    assert opened.js("document.querySelectorAll('#beliefs figure:first-of-type tbody tr').length") > 1
