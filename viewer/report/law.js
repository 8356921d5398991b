'use strict';
// The first table: the same answer under every law, flagged in words where the conclusion is another.

/// How the numbers of one row are written: shares and probabilities in per cent, differences of shares in points.
function lawWriter(unit, measures, start) {
  if (measures === 'mean difference') {
    const number = v => meanChange({unit}, v);
    return {number, unit: '', full: v => `${number(v)}${unit === 'share difference' ? ` points` : unit === 'days' ? ' days' : ''}`};
  }
  if (unit === 'day') {
    const day = v => (v === null ? 'never' : shortDate(start, Math.round(v)));
    return {number: day, full: day, unit: ''};
  }
  if (unit === 'people') return {number: rounded, full: rounded, unit: ''};
  return writer(unit, start);
}
function lawCell(figure, row, start, heading) {
  const write = lawWriter(row.unit, row.measures, start);
  if (!figure) return h('td', {class: 'law', 'data-label': heading}, h('small', {}, 'not played'));
  const {value, error, spread, word, flips, departs} = figure;
  const open = span(write, error[0], error[1]), told = open !== write.full(value);
  return h('td', {class: flips ? 'law flips' : 'law', 'data-label': heading}, h('b', {}, write.full(value)),
    word && h('small', {}, word),
    told && (error[0] !== null || error[1] !== null) && h('small', {}, `within ${open}`),
    spread && row.measures === 'median' && h('small', {}, `nine in ten ${span(write, spread[0], spread[1])}`),
    departs && h('small', {class: flips ? 'flip' : 'departs'}, flips ? `Another conclusion: ${departs}` : departs));
}
/// An effect is known by its question, which names what is cut.
function lawLabel({label, measures, question}, {answers}) {
  const asked = answers.find(a => a.id === question);
  return measures === 'mean difference' && asked ? asked.question : label;
}
function lawVerdict({flips, compared, rows, laws}) {
  const one = laws.length === 1 ? 'any other law' : 'another law';
  if (flips === 0) return `No conclusion is another under ${one}: ${count(compared)} were compared.`;
  const where = rows.filter(r => r.figures.some(f => f.flips)).map(r => r.label);
  return `${count(flips)} of ${count(compared)} conclusions ${flips === 1 ? 'is' : 'are'} another under another law: ${listed(where)}.`;
}
function lawPart(bundle) {
  const found = bundle.by_law, {start} = bundle.scenario;
  if (!found || found.rows.length === 0) return null;
  const names = found.laws.map((law, i) => (i === 0 ? `${law.name} (this study)` : law.name));
  const title = h('h3', {id: 'by-law-title'}, 'The same answers under other laws');
  if (found.reruns === 0) {
    return h('section', {id: 'by-law', class: 'by-law', 'aria-labelledby': 'by-law-title'}, title,
      lead(`Too few plays to play any again under other laws: it takes 400. Every answer here is the law ${found.laws[0].name}'s alone.`));
  }
  const row = one => h('tr', {}, h('th', {scope: 'row'}, capital(tied(lawLabel(one, bundle))), h('small', {}, {median: 'middle of the plays', probability: 'share of the plays', 'mean difference': 'mean over pairs of plays'}[one.measures])),
    found.laws.map((law, i) => lawCell(one.figures.find(f => f.law === i), one, start, names[i])));
  return h('section', {id: 'by-law', class: 'by-law', 'aria-labelledby': 'by-law-title'}, title,
    lead(lawVerdict(found), ` The first column is the study's; every other changes one law and nothing else: of attrition, or of advance. A conclusion is another where no word of likelihood fits both, where an effect changes its sign, or where a number lies wholly outside what nine plays in ten of the study come to.`),
    h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Answers by law'}, h('table', {class: 'laws'},
      h('caption', {class: 'unseen'}, 'Answers by law'),
      h('thead', {}, h('tr', {}, ['Answer', ...names].map(t => h('th', {scope: 'col'}, t)))),
      h('tbody', {}, found.rows.map(row)))),
    h('p', {class: 'note'}, `Other laws: ${count(found.reruns)} of the plays, played again with the same knowledge and the same luck, and in part with another luck too${found.pairs ? `; effects from ${count(found.pairs)} pairs` : ''}. “Within” is what the number of plays leaves open, with 95${NBSP}% confidence.`));
}
