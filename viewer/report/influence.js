'use strict';
// Which report matters most: of what the spread of an answer is made, and which inputs it hangs on.

/// Shares of an answer's spread, largest first, with their intervals. A reported quantity has a full bar, a number in an
/// equation an outlined one, and the label says which: colour says nothing alone.
function influenceBars({inputs, width}) {
  const narrow = width < 560, nameWidth = narrow ? 0 : Math.min(520, width * 0.5);
  const row = narrow ? 46 : 30, top = 30, height = top + inputs.length * row + 10;
  const reach = niceTop(Math.max(0.05, ...inputs.map(i => i.error[1])), 4);
  const x = scale(0, reach, nameWidth + 14, width - 64);
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`},
    ticks(0, reach, narrow ? 3 : 4).map(t => [
      s('line', {x1: x(t), x2: x(t), y1: top - 6, y2: height - 8, class: t === 0 ? 'axis' : 'gridline'}),
      s('text', {x: x(t), y: top - 12, class: 'tick middle'}, `${plain(100 * t)}${NBSP}%`)]),
    inputs.map((input, i) => influenceBar(input, {x, y: top + i * row, row, narrow, nameWidth})));
}
function influenceBar(input, {x, y, row, narrow, nameWidth}) {
  const mid = y + (narrow ? row - 13 : row / 2), reported = input.kind === 'quantity';
  const name = `${reported ? 'Reported' : 'Equation'}: ${input.about}`;
  return s('g', {},
    s('text', {x: narrow ? 4 : nameWidth, y: narrow ? y + 13 : mid + 4, class: `label ${narrow ? '' : 'end'}`},
      shortened(name, narrow ? 46 : Math.floor(nameWidth / 6.6))),
    s('rect', {x: x(0), y: mid - 7, width: Math.max(1, x(input.index) - x(0)), height: 14,
      class: input.clear ? (reported ? 'bar orange' : 'bar hollow') : 'bar faint'}),
    s('line', {x1: x(input.error[0]), x2: x(input.error[1]), y1: mid, y2: mid, class: 'whisker'}),
    s('text', {x: x(Math.max(input.index, input.error[1])) + 6, y: mid + 4, class: 'tick'}, percentOf(input.index)));
}
function percentOf(share) { return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)}${NBSP}%`; }
function between([low, high]) { return `${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)}${NBSP}%`; }

/// One bar cut in three, each part named in it or below.
const SPLIT = [['knowledge', 'what is not known', 'orange'], ['luck', 'luck', 'blue'], ['law', 'which law of attrition', 'hollow']];
function splitBar({split, width}) {
  const x = scale(0, 1, 2, width - 2), height = 46;
  let at = 0;
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`}, SPLIT.map(([key, , tone]) => {
    const from = at, to = at += split[key][0];
    return s('rect', {x: x(from), y: 6, width: Math.max(0, x(to) - x(from) - 2), height: 32, class: `bar ${tone}`});
  }));
}
function splitFigure(influence) {
  const {split} = influence;
  if (!split) return null;
  return h('div', {class: 'split'}, figure({level: 4, title: `What the spread is made of: ${influence.label}`,
    label: SPLIT.map(([key, words]) => `${words} ${percentOf(split[key][0])}`).join(', '),
    draw: width => splitBar({split, width}),
    note: `From ${count(split.plays)} plays, each played again with other luck and under every law; every law counts alike.`,
    data: [table('By law of attrition', ['Law', 'Mean'], split.by_law.map(l => [l.law, l.mean]))]}),
  h('ul', {class: 'split-parts'}, SPLIT.map(([key, words, tone]) => h('li', {}, h('span', {class: `swatch ${tone}`, 'aria-hidden': 'true'}),
    `${capital(words)}: `, h('strong', {}, percentOf(split[key][0])), ` (${between(split[key].slice(1))})`))));
}

/// From the answer down to who said so: each quantity that counts, its claims, and the answer if a claim is right.
function chain(influence, bundle) {
  const {claims, sources, quantities} = bundle.evidence;
  const found = influence.inputs.filter(i => i.kind === 'quantity' && i.clear);
  if (found.length === 0) return h('p', {class: 'note'}, 'No reported quantity can be told from chance here.');
  return found.map(i => {
    const own = (quantities.find(q => q.id === i.id) || {claims: []}).claims;
    const read = Object.fromEntries(i.claims.map(c => [c.claim, c]));
    return h('details', {class: 'chain'}, h('summary', {}, `${capital(i.about)}: ${percentOf(i.index)} of the spread`),
      h('ul', {}, own.map(row => h('li', {}, h('strong', {}, `${claims[row].reliability}${claims[row].credibility} `), capital(claims[row].says), ' ',
        h('small', {}, `${sources[claims[row].source].who}${claims[row].set_aside ? `. Not counted: ${claims[row].set_aside}` : ''}${read[row] ? `. If this is right: ${read[row].answer} (${read[row].range})` : ''}`)))));
  });
}

/// A warning speaks of inputs by their ids; a reader knows them by what they are about.
function named(text, inputs) {
  return inputs.reduce((said, i) => said.split(' ').map(word => (word === i.id ? `“${i.about.replace(/\.$/, '')}”` : word)).join(' '), text);
}

function influencePart(bundle) {
  const {influence} = bundle;
  if (!influence || influence.length === 0) return null;
  const holder = h('div', {});
  const show = one => {
    const faint = one.inputs.some(i => !i.clear), first = one.inputs.find(i => i.clear);
    const title = first ? `${first.kind === 'quantity' ? 'Most hangs on a reported number' : 'Most hangs on a number in an equation'}: ${shortened(first.about, 90)}` : 'No input can be told from chance';
    holder.replaceChildren(...[figure({title, label: `Which inputs the answer hangs on: ${one.label}`, draw: width => influenceBars({inputs: one.inputs, width}),
      note: `${capital(one.label)}: ${one.probability ? `in ${one.mean} of` : `${one.mean} on average over`} ${count(one.plays)} plays. A bar is the share of ${one.probability ? 'the expected Brier score' : 'the variance'} that knowing the input exactly would take away on average; thin line: 95${NBSP}% interval. Full bars: reported quantities; outlined: numbers in equations.${faint ? ' Grey: cannot be told from chance.' : ''}`,
      data: [table(one.label, ['Input', 'Share', 'Interval', 'Rank', 'Kind'], one.inputs.map(i => [i.about, percentOf(i.index), between(i.error),
        i.rank[0] === i.rank[1] ? String(i.rank[0]) : `${i.rank[0]} to ${i.rank[1]}`, i.kind === 'parameter' ? 'number in an equation' : 'reported quantity']))]}),
    one.warnings.length > 0 && h('ul', {class: 'note warnings'}, one.warnings.map(w => h('li', {}, named(w, one.inputs)))),
    h('h4', {}, 'From the answer to who said so'), h('div', {}, chain(one, bundle)), splitFigure(one)].filter(Boolean));
  };
  const choose = h('select', {id: 'influence', onchange: e => show(influence[e.target.value])}, influence.map((d, i) => h('option', {value: i}, capital(d.label))));
  show(influence[0]);
  return part('matters', 'Which report matters most',
    lead('How much narrower would the answer be if one thing were known for certain? Only the reports and numbers that this scenario leaves open can matter here; what it takes as given cannot.'),
    h('p', {class: 'choices'}, h('label', {for: 'influence'}, 'Answer'), choose), holder);
}

/// Claims and numbers that no play noticed.
function inertPart(bundle) {
  const found = bundle.liveness;
  if (!found) return null;
  const kinds = {quantity: 'reported quantity', claim: 'claim', parameter: 'number in an equation'};
  return part('inert', 'What changes nothing',
    lead(`${count(found.live)} of ${count(found.tried)} claims, quantities and numbers were seen to change a play. ${found.inert.length === 0 ? 'None is without effect.' : 'The rest were tried at both ends of their range and changed nothing: this scenario has nothing they are about, or no equation uses them.'}`),
    found.inert.length > 0 && h('details', {class: 'numbers'}, h('summary', {}, `Show the ${count(found.inert.length)}`),
      table('Inputs that change nothing', ['Input', 'Kind', 'Name'], found.inert.map(i => [i.about, kinds[i.kind], i.id]))));
}
