'use strict';
// What the plays rest on: claims by quantity, assumptions apart, numbers in the equations, and how to do it again.

function gradeText(claim) {
  return `${claim.reliability}${claim.credibility}: source ${RELIABILITY[claim.reliability]}, ${CREDIBILITY[claim.credibility]}`;
}
function sourceCell(source, claim) {
  const name = source.link ? h('a', {href: source.link, rel: 'noreferrer'}, source.who) : source.who;
  return [name, source.title && h('cite', {}, source.title), h('small', {}, spelledDate(source.date),
    claim.fact ? `; reported fact ${claim.fact}` : '')];
}
/// The three middle numbers of something claimed, in its unit.
function valueText(quantiles, unit, start) {
  const write = writer(unit === 'day' ? 'date' : unit, start, v => count(Number(v.toPrecision(3)))), [low, middle, high] = quantiles;
  return low === high ? write.full(middle) : `${write.full(middle)} (${span(write, low, high)})`;
}

/// Which outcome went most with an input, from the ranking; or that none could be told from chance.
function movedText(id, kind, drivers) {
  const seen = (drivers || []).flatMap(d => d.inputs.filter(i => i.id === id && i.kind === kind).map(i => ({...i, label: d.label})));
  if (seen.length === 0) return '';
  const clear = seen.filter(i => i.clear).sort((a, b) => Math.abs(b.rank_correlation) - Math.abs(a.rank_correlation));
  if (clear.length === 0) return 'Moved with none of the answers more than chance would.';
  const {rank_correlation: r, label} = clear[0];
  return `Moved most with: ${label} (${r < 0 ? '\u2212' : '+'}${Math.abs(r).toFixed(2)}).`;
}

function quantityBlock(quantity, claims, bundle) {
  const {sources} = bundle.evidence, {start} = bundle.scenario;
  const all = [quantity.quantiles, ...claims.map(c => c.quantiles)].flat();
  const low = Math.min(...all), high = Math.max(...all), room = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  const line = (quantiles, strong) => strip({low: low - room, high: high + room, quantiles, strong, tone: strong ? 'orange' : 'ink'});
  const moved = movedText(quantity.id, 'quantity', bundle.drivers);
  const grades = [...new Set(claims.map(c => `${c.reliability}${c.credibility}`))].join(', ');
  const told = `${claims.length === 1 ? 'one claim' : `${claims.length} claims`}${grades ? `, ${grades}` : ''}`;
  return h('details', {class: 'quantity', id: `quantity-${quantity.id}`},
    h('summary', {}, h('h3', {}, capital(quantity.about)), h('span', {}, valueText(quantity.quantiles, quantity.unit, start)),
      h('small', {}, told)),
    moved && h('p', {class: 'note'}, moved),
    h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Claims: ${quantity.about}`}, h('table', {class: 'claims'},
      h('caption', {class: 'unseen'}, `Claims about: ${quantity.about}`),
      h('thead', {}, h('tr', {}, ['Who said it', 'What was said', 'Grade', 'Read as', ''].map((t, i) => h(i < 4 ? 'th' : 'td', i < 4 ? {scope: 'col'} : {}, t)))),
      h('tbody', {}, claims.map(c => claimRow(c, sources[c.source], quantity, start, line(c.quantiles, false)))),
      h('tfoot', {}, h('tr', {}, h('th', {scope: 'row', colspan: 3}, claims.length > 1 ? 'All claims together, widened and weighted by grade' : 'As the plays draw it, widened for its grade'),
        h('td', {}, valueText(quantity.quantiles, quantity.unit, start)), h('td', {class: 'strip-cell'}, line(quantity.quantiles, true)))))));
}
function claimRow(c, source, quantity, start, line) {
  return h('tr', {}, h('td', {}, sourceCell(source, c)),
    h('td', {}, capital(c.says), c.written && h('small', {}, `Written: ${c.written}`),
      c.set_aside && h('small', {}, `Not counted: ${c.set_aside}`)),
    h('td', {'data-label': 'Grade '}, h('abbr', {title: gradeText(c), tabindex: 0}, `${c.reliability}${c.credibility}`)),
    h('td', {'data-label': 'Read as '}, valueText(c.quantiles, quantity.unit, start)), h('td', {class: 'strip-cell'}, line));
}
/// A list of quantities, each of which opens to its claims, and a button that opens all.
function quantityList(items, bundle) {
  const blocks = items.map(item => quantityBlock(item.quantity, item.claims, bundle));
  const button = h('button', {type: 'button', onclick: () => {
    const open = blocks.some(block => !block.open);
    blocks.forEach(block => { block.open = open; });
    button.textContent = open ? 'Close all' : 'Open all';
  }}, 'Open all');
  return [h('p', {class: 'choices'}, button), h('div', {class: 'quantities'}, blocks)];
}

/// A quantity belongs to the assumptions when only the analyst speaks about it.
function evidenceParts(bundle) {
  const {pooling, sources, quantities, claims} = bundle.evidence;
  const withClaims = quantities.map(q => ({quantity: q, claims: q.claims.map(i => claims[i])}));
  const assumed = ({claims: cs}) => cs.length > 0 && cs.every(c => sources[c.source].analyst);
  const reported = withClaims.filter(q => !assumed(q)), assumptions = withClaims.filter(assumed);
  const said = sources.filter(x => !x.analyst).length;
  return [part('evidence', 'What was reported',
    lead(`${count(claims.filter(c => !sources[c.source].analyst).length)} claims from ${count(said)} ${said === 1 ? 'source' : 'sources'}. Nothing enters the plays as a bare number: each play draws one value from what is claimed. Claims on one quantity are ${pooling === 'logarithmic' ? 'multiplied (a logarithmic pool): where they overlap, plays draw most' : 'mixed (a linear pool): a play believes one of them, more often the likelier'}. Each range holds nine draws in ten.`),
    gradeKey(), quantityList(reported, bundle), sourceList(sources)),
  assumptions.length > 0 && part('assumptions', 'What is assumed',
    lead(`${count(assumptions.length)} quantities rest on the analyst’s judgement alone. Change them first if you disagree.`),
    quantityList(assumptions, bundle))];
}
function gradeKey() {
  const rows = object => Object.entries(object).map(([key, text]) => h('li', {}, h('b', {}, key), ` ${text}`));
  return h('details', {class: 'numbers'}, h('summary', {}, 'How to read the grades'), h('p', {}, 'Two separate scales. The letter grades the source, the number what it said. F and 6 mean “cannot be judged”, not “worst”.'),
    h('div', {class: 'pair'}, h('ul', {class: 'plain'}, rows(RELIABILITY)), h('ul', {class: 'plain'}, rows(CREDIBILITY))));
}
function sourceList(sources) {
  const reported = sources.filter(x => !x.analyst);
  return reported.length > 0 && h('details', {class: 'numbers'}, h('summary', {}, `All sources (${reported.length})`), h('ol', {}, reported.map(x => h('li', {},
    `${x.who}, `, h('cite', {}, x.link ? h('a', {href: x.link, rel: 'noreferrer'}, x.title) : x.title), x.date ? `, ${spelledDate(x.date)}` : '', x.note ? `. ${x.note}` : '', '.'))));
}

function parametersPart(bundle) {
  const {parameters, scenario} = bundle;
  if (parameters.length === 0) return null;
  const tally = Object.keys(STANDING).map(key => [key, parameters.filter(p => p.standing === key).length]).filter(([, n]) => n > 0);
  return part('parameters', 'Numbers in the equations',
    lead(`${count(parameters.length)} numbers: ${listed(tally.map(([key, n]) => `${n} ${STANDING[key]}`))}. Each play draws one value from each range.`),
    numbers(table('Every number the plays used', ['Number', 'Value', 'Range', 'Unit', 'Standing', 'Source'], parameters.map(p => [
      [p.what, h('code', {}, p.key)], plain(p.value), p.low === p.high ? 'fixed' : `${plain(p.low)} to ${plain(p.high)}`, p.unit, STANDING[p.standing] || p.standing, p.source]))));
}

function notThisPart(bundle) {
  return part('limits', 'What this is not', h('ul', {class: 'limits'},
    h('li', {}, h('strong', {}, 'Not a forecast. '), 'A percentage here is how often something happened in the plays, if the assumptions hold. Where the situation differs from what was reported, so will the outcome.'),
    h('li', {}, h('strong', {}, 'Not evidence about what happened. '), `Nothing after ${longDate(bundle.scenario.as_of)} was used.`),
    h('li', {}, h('strong', {}, 'Not a proof of cause. '), 'What moved together with an answer need not have made it.'),
    h('li', {}, h('strong', {}, 'Not a targeting or planning tool. '), 'Units, places and times are coarse and rest on public reports.'),
    h('li', {}, h('strong', {}, 'Not complete. '), 'Decisions that nobody wrote into the scenario do not happen in the plays.')));
}

function againPart(bundle) {
  const manifest = bundle.manifest.filter(([key]) => key !== 'command');
  const command = bundle.manifest.find(([key]) => key === 'command');
  const laid = h('dl', {class: 'manifest'}, manifest.map(([key, value]) => [h('dt', {}, key), h('dd', {}, value)]));
  return part('again', 'How to get the same result again',
    command && [lead('The same program, scenario and seed give the same bytes on any machine:'), h('pre', {tabindex: 0}, h('code', {}, command[1]))], laid);
}
