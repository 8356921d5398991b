'use strict';
// Reads the bundle in the page and lays the report out.

function contentsOf(parts) {
  return h('nav', {class: 'contents', 'aria-label': 'Contents'}, h('ul', {}, parts.map(p =>
    h('li', {}, h('a', {href: `#${p.id}`}, p.querySelector('h2').textContent)))));
}

function layOut(bundle) {
  document.title = `${bundle.scenario.title}: Salient report`;
  document.getElementById('masthead').replaceChildren(h('div', {class: 'wrap'}, masthead(bundle)));
  const first = answersPart(bundle);
  const played = bundle.plays.counted > 0 ? [groundPart, spreadPart, lossesPart, beliefsPart, influencePart, driversPart, policyPart].map(f => f(bundle)) : [];
  const rest = [...played,
    ...evidenceParts(bundle), parametersPart(bundle), inertPart(bundle), notThisPart(bundle), againPart(bundle)].filter(Boolean);
  document.getElementById('report').replaceChildren(first, contentsOf(rest), ...rest);
  document.getElementById('colophon').replaceChildren(h('div', {class: 'wrap'},
    h('p', {}, 'Made with Salient, an open simulator of land campaigns. This page holds all it shows and asks the network for nothing.')));
}

/// The printed page is light. It shows the tables that the reader has opened, and all of what the situation is.
function preparePrint() {
  const redraw = () => dispatchEvent(new Event('redraw'));
  let opened = [];
  addEventListener('beforeprint', () => {
    document.documentElement.classList.add('printing');
    opened = [...document.querySelectorAll('header details:not([open])')];
    opened.forEach(d => { d.open = true; });
    redraw();
  });
  addEventListener('afterprint', () => {
    document.documentElement.classList.remove('printing');
    opened.forEach(d => { d.open = false; });
    redraw();
  });
}

function main() {
  let bundle;
  try {
    bundle = JSON.parse(document.getElementById('bundle').textContent);
  } catch {
    bundle = {};
  }
  if (bundle.format !== 'salient-bundle' || bundle.version !== 1) {
    const found = bundle.format ? `${bundle.format}, version ${bundle.version}` : 'no bundle';
    document.getElementById('report').replaceChildren(h('p', {class: 'banner'}, `This page reads salient-bundle, version 1, and found ${found}.`));
    return;
  }
  layOut(bundle);
  preparePrint();
}
main();
