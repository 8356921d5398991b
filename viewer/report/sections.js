'use strict';
// The page's parts, first to last: what was found, how it spreads, how it goes through time, what moved with it.

function part(id, title, ...content) {
  return h('section', {id, 'aria-labelledby': `${id}-title`}, h('h2', {id: `${id}-title`}, title), content);
}
function lead(...text) { return h('p', {class: 'lead'}, text); }
function playsText(bundle) { return `${count(bundle.plays.counted)} plays`; }

function masthead(bundle) {
  const {scenario, plays, parameters} = bundle;
  const standIns = parameters.filter(p => p.standing === 'placeholder');
  return [h('p', {class: 'kicker'}, 'Report of a study of possible courses of a campaign'),
    h('h1', {}, scenario.title),
    aboutText(scenario.about),
    h('p', {class: 'facts'}, h('span', {}, 'Situation as reported by ', h('strong', {}, longDate(scenario.as_of))),
      h('span', {}, `Played from ${longDate(scenario.start)} to ${longDate(scenario.start, scenario.days)}`),
      h('span', {}, `${playsText(bundle)}${plays.failed ? `, ${count(plays.failed)} failed and left out` : ''}`)),
    standIns.length > 0 && h('p', {class: 'banner', role: 'note'}, h('strong', {}, 'Not for conclusions. '),
      `${standIns.length === 1 ? 'One number' : `${count(standIns.length)} numbers`} used here ${standIns.length === 1 ? 'is a stand-in' : 'are stand-ins'} without a source: `,
      listed(standIns.slice(0, 4).map(p => p.what.toLowerCase()).concat(standIns.length > 4 ? ['others'] : [])), '.'),
    (bundle.warnings || []).map(text => h('p', {class: 'banner', role: 'note'}, text))];
}

/// The first sentences of what the scenario is about; the rest where the reader asks for it.
function aboutText(text) {
  const cut = text.indexOf('. ', 150) + 1;
  if (cut === 0 || text.length < 330) return h('p', {class: 'about'}, text);
  return [h('p', {class: 'about'}, text.slice(0, cut)),
    h('details', {class: 'numbers'}, h('summary', {}, 'More about the situation'), h('p', {class: 'about'}, text.slice(cut)))];
}

// ---- the answers, first screen

function wordChip(p) {
  return h('span', {class: `chip step-${wordIndex(p.probability)}`}, p.word || chance(p.probability));
}
/// A thing that may happen: the word, how often it happened, what the word stands for, the counting error.
function statementLine(statement) {
  const {probability: p, error} = statement;
  const range = statement.word ? `the word stands for ${rangeText(statement.range)}; ` : '';
  return h('li', {}, wordChip(statement), h('span', {}, `${capital(tied(statement.text))}: `, h('strong', {}, percent(p)),
    h('small', {}, `${range}${percent(p)} is known to ${span(writer('share'), error[0], error[1])}`)));
}
/// The one number of an answer: the middle of its last outcome, or how often its first statement came true.
function mainFigure(answer, start) {
  const last = answer.outcomes.filter(o => o.group === answer.outcomes[0].group).pop(), statement = answer.statements[0];
  if (statement && (!last || last.unit === 'day' || answer.kind === 'culmination')) return [percent(statement.probability), 'of the plays'];
  if (!last) return ['', ''];
  const write = writer(last.unit, start), number = write.number(last.quantiles[2]), range = span(write, last.quantiles[0], last.quantiles[4]);
  if (answer.kind === 'effect') return [meanChange(last, last.mean), [`${last.unit === 'share difference' ? 'points ' : ''}on average`, h('br'), `within ${meanChange(last, last.mean_error[0])} to ${meanChange(last, last.mean_error[1])}`]];
  return [last.unit === 'share' ? number + write.unit : number, range];
}
/// A mean difference is known finer than the plays it is of.
function meanChange({unit}, value) {
  if (value === null) return '';
  if (unit === 'people') return value > 0 ? `+${rounded(value)}` : rounded(value);
  const text = Math.abs(unit === 'share difference' ? 100 * value : value).toFixed(1);
  return `${text === '0.0' ? '' : value < 0 ? '\u2212' : '+'}${text}`;
}
/// How often an effect is more, less and nothing; one word of likelihood for one of the three would mislead.
function effectLine(answer) {
  const [more, less, same] = answer.statements;
  return same && h('p', {class: 'verdict'}, `More in ${percent(more.probability)} of the plays, less in ${percent(less.probability)}, the same in ${percent(same.probability)}. `);
}
function answerCard(answer, start) {
  const effect = answer.kind === 'effect';
  const [number, range] = mainFigure(answer, start), statement = !effect && answer.statements[0];
  const more = answer.outcomes.length > 0 && h('a', {class: 'more', href: `#spread-${answer.id}`}, 'See the spread',
    h('span', {class: 'unseen'}, `: ${answer.question}`));
  return h('article', {class: 'answer', 'aria-labelledby': `q-${answer.id}`},
    h('p', {class: 'figure-number', 'aria-hidden': 'true'}, h('b', {}, number), h('small', {}, range)),
    h('div', {}, h('h3', {id: `q-${answer.id}`}, answer.question), h('p', {class: 'headline'}, tied(answer.headline)),
      statement && h('p', {class: 'verdict'}, wordChip(statement), ` ${capital(tied(statement.text))} `,
        h('small', {}, `(${percent(statement.probability)}) `), more),
      effect && effectLine(answer), !statement && more));
}
function answersPart(bundle) {
  return part('answers', 'What the study answers',
    lead('Numbers are what came out of the plays, not a forecast. The range after a number holds nine plays in ten.'),
    h('div', {class: 'answers'}, bundle.answers.map(a => answerCard(a, bundle.scenario.start))),
    lawPart(bundle),
    confidenceNote(bundle));
}
/// Said apart from every probability: how far the method and the evidence can be trusted at all.
function confidenceNote({confidence, answers}) {
  if (!confidence) return null;
  const named = id => (answers.find(a => a.id === id || a.id.startsWith(`${id}.`)) || {question: id}).question.replace(/ \([^)]*\)$/, '');
  const rows = confidence.questions.map(q => [named(q.question), q.level, q.because]);
  return h('aside', {class: 'confidence', 'aria-labelledby': 'confidence-title'},
    h('h3', {id: 'confidence-title'}, `${capital(confidence.level)} confidence in these answers`),
    lead('The numbers above say how often something happened in the plays. Confidence says how far plays of this kind can be trusted; more plays do not raise it. It is the least of three marks: what the evidence is worth, how the law of attrition fared against battles of record, and whether other laws come to other conclusions.'),
    h('ul', {}, confidence.because.map(reason => h('li', {}, reason))),
    rows.length > 0 && h('details', {class: 'numbers'}, h('summary', {}, 'Question by question'),
      table('Confidence in each answer', ['Question', 'Confidence', 'Of the laws'], rows)));
}

// ---- how the plays spread

function spreadFigure(answer, outcomes, bundle) {
  const {start, days} = bundle.scenario, [first] = outcomes;
  if (first.unit === 'day') {
    return figure({level: 4, title: `${capital(first.label)}: by each date`, draw: width => climbChart({outcome: first, start, tone: 'blue', width}),
      note: `In which share of the plays it has happened by that date. ${playsText(bundle)}.${first.never > 0 ? ` Not by ${longDate(start, days)} in ${percent(first.never)} of them.` : ''}`,
      data: [climbTable(first, start), histogramTable(outcomes, start)]});
  }
  return figure({level: 4, title: outcomesTitle(outcomes, start), label: `Histogram. ${answer.headline}`,
    draw: width => histogramRows({outcomes, start, tone: 'blue', width}),
    note: `${count(first.plays)} plays.`,
    data: [histogramTable(outcomes, start)]});
}
function outcomesTitle(outcomes, start) {
  const last = outcomes[outcomes.length - 1], write = writer(last.unit, start);
  return `${capital(last.label)}: about ${write.full(last.quantiles[2])} (${span(write, last.quantiles[0], last.quantiles[4])})`;
}
/// Outcomes that share an axis: consecutive ones of one unit and group.
function outcomeGroups(outcomes) {
  const groups = [];
  for (const o of outcomes) {
    const last = groups[groups.length - 1];
    if (last && last[0].unit === o.unit && last[0].group === o.group) last.push(o);
    else groups.push([o]);
  }
  return groups;
}
function spreadOf(answer, bundle) {
  const groups = outcomeGroups(answer.outcomes);
  return h('section', {class: groups.length > 2 ? 'spread wide' : 'spread', id: `spread-${answer.id}`, 'aria-label': answer.question},
    h('div', {}, h('h3', {}, answer.question), h('p', {class: 'said'}, tied(answer.headline)),
      h('ul', {class: 'statements'}, answer.statements.map(statementLine))),
    h('div', {class: 'several'}, groups.map(group => spreadFigure(answer, group, bundle))));
}
function spreadPart(bundle) {
  const drawn = bundle.answers.filter(a => a.outcomes.length > 0 || a.statements.length > 1);
  return drawn.length > 0 && part('spread', 'How the plays spread',
    lead('Bars show how the plays are spread, each row to its own height. The line below them spans nine plays in ten, its thick part half of them, the dot marks the middle. A wide spread is a result, not an error: it is what the evidence leaves open, and luck.'),
    drawn.map(a => spreadOf(a, bundle)));
}

// ---- through time

function groundFigure(ground, bundle) {
  const {days} = bundle.through_time, {start} = bundle.scenario, side = bundle.sides[ground.side].name;
  const q = ground.share.map(row => row[row.length - 1]), write = writer('share');
  const chart = {days, quantiles: ground.share, start, unit: 'share'};
  const title = `By ${longDate(start, days[days.length - 1])} about ${percent(q[2])} of the ${ground.region} is held by ${side} (${span(write, q[0], q[4])})`;
  return figure({title, keys: bandKeys('orange'),
    draw: width => fanChart({...chart, tone: 'orange', width, height: 300, top: 1}),
    note: `Share of the ${ground.region} held by ${side}, by date. ${playsText(bundle)}. A band is a range over plays on each date, not the course of one play.`,
    data: [fanTable(`Share of the ${ground.region} held by ${side}`, chart)]});
}
const LOSSES = [['killed', 'killed'], ['wounded', 'wounded'], ['missing_captured', 'missing or captured']];
function lossFigure(row, key, words, bundle) {
  const {days} = bundle.through_time, {start} = bundle.scenario;
  const q = row[key].map(values => values[values.length - 1]);
  const chart = {days, quantiles: row[key], start, unit: 'people'};
  return figure({level: 4, title: `${capital(words)}: about ${rounded(q[2])} (${span(writer('people'), q[0], q[4])})`,
    label: `${bundle.nations[row.nation].name}, ${words} so far, by date`,
    draw: width => fanChart({...chart, tone: 'blue', width, height: 190}), note: null,
    data: [fanTable(`${bundle.nations[row.nation].name}: ${words} so far`, chart)]});
}
function lossesPart(bundle) {
  const {losses} = bundle.through_time;
  return losses.length > 0 && part('losses', 'Losses through time',
    lead(`People so far, by nation, from ${longDate(bundle.scenario.start)}. The height of the axis differs from chart to chart: read the numbers.`),
    bandKeys('blue'),
    losses.map(row => h('section', {class: 'nation', 'aria-label': `Losses of ${bundle.nations[row.nation].name}`},
      h('h3', {}, bundle.nations[row.nation].name), h('div', {class: 'triple'},
        LOSSES.filter(([key]) => row[key]).map(([key, words]) => lossFigure(row, key, words, bundle))))),
    h('p', {class: 'note'}, `${playsText(bundle)}. Numbers at the right: the values on the last day. Wounded are counted once, also those who return to duty.`));
}
/// Believed and true strength of a side's enemies by date: a broken line and a whole one, each with its band.
function beliefFigure(row, bundle) {
  const {start} = bundle.scenario, side = bundle.sides[row.side].name, last = row.days.length - 1, write = writer('people');
  const middle = q => q.map(values => values[last]), [a, b] = [middle(row.believed), middle(row.present)];
  const title = `${side}: on ${longDate(start, row.days[last])} about ${rounded(a[2])} enemies on its map near the front, about ${rounded(b[2])} there`;
  const tableRow = (d, i) => [longDate(start, d), `${rounded(row.believed[2][i])} (${span(write, row.believed[0][i], row.believed[4][i])})`,
    `${rounded(row.present[2][i])} (${span(write, row.present[0][i], row.present[4][i])})`, percent(row.placed[i]), percent(row.named[i])];
  return figure({title, label: `${side}: enemies believed near the front and enemies there, by date`,
    draw: width => twoFans({days: row.days, one: row.believed, other: row.present, start, width}),
    note: `On that day ${percent(row.placed[last])} of those there were believed within a hex of where they stood, and of those believed ${percent(row.named[last])} were taken for the nation that they were of (middle of the plays).`,
    data: [table(`What ${side} believed of its enemies near the front, and what was true: middle of the plays (nine in ten)`,
      ['Date', 'Believed', 'There', 'Placed within a hex', 'Nation right'], row.days.map(tableRow))]});
}
function beliefsPart(bundle) {
  const {beliefs} = bundle.through_time;
  return beliefs && beliefs.length > 0 && part('beliefs', 'What each side believed',
    lead('Commanders decide by what their staffs believe. Soldiers of the enemy near the front: how many each staff had on its map, and how many were there. Contacts entered twice and units long gone make it too many, units not found too few.'),
    twoKeys(), h('div', {class: 'pair'}, beliefs.map(row => beliefFigure(row, bundle))),
    h('p', {class: 'note'}, `${playsText(bundle)}, once a week.`));
}
function groundPart(bundle) {
  const map = bundle.control && bundle.control.days.length > 0;
  return part('ground', 'The ground',
    bundle.through_time.ground.map(g => groundFigure(g, bundle)),
    map && [h('h3', {}, 'Who holds what, by date'),
      lead('Each hex shows in how many plays it is held on that date. Near-certain ground is strongly coloured; pale ground could go either way.'),
      mapSection(bundle), h('p', {class: 'note'}, `${playsText(bundle)}. One hex is ${plain(bundle.map.column_km)} km across.`)]);
}

// ---- what moved with the answers

function driversPart(bundle) {
  const {drivers} = bundle;
  if (!drivers || drivers.length === 0) return null;
  const holder = h('div', {});
  const show = driver => {
    const inputs = driver.inputs.slice(0, 12);
    const faint = inputs.filter(i => !i.clear).length;
    holder.replaceChildren(figure({title: strongest(driver), label: `What moved with the answer: ${driver.label}`,
      draw: width => correlationBars({inputs, width}),
      note: `Rank correlation between an input and the outcome over ${playsText(bundle)}; thin line: where it lies with 95${NBSP}% confidence. Plus: more of the input went with more (or later) of the outcome.${faint ? ' Grey: with this many inputs, cannot be told from chance.' : ''}`,
      data: [table(driver.label, ['Input', 'Rank correlation', 'Error', 'Kind'], driver.inputs.map(i =>
        [i.about, i.rank_correlation.toFixed(2).replace('-', '\u2212'), `${i.error[0].toFixed(2)} to ${i.error[1].toFixed(2)}`.replaceAll('-', '\u2212'),
          i.kind === 'parameter' ? 'number in an equation' : 'reported quantity']))]}));
  };
  const choose = h('select', {id: 'driver', onchange: e => show(drivers[e.target.value])}, drivers.map((d, i) => h('option', {value: i}, d.label)));
  show(drivers[0]);
  return part('moved', 'What moved with the answer',
    lead('Across the plays, which inputs went together with the outcome? This is correlation: two things that move together need not cause one another, and an input that stays narrow cannot show its weight.'),
    h('p', {class: 'choices'}, h('label', {for: 'driver'}, 'Outcome'), choose), holder);
}

function strongest({inputs: [first]}) {
  if (!first || !first.clear) return 'No input can be told from chance';
  return `Went most with it: ${first.about} (${first.rank_correlation < 0 ? '\u2212' : '+'}${Math.abs(first.rank_correlation).toFixed(2)})`;
}

function policyPart(bundle) {
  if (!bundle.policy || bundle.policy.length === 0) return null;
  return part('policy', 'Political decisions in the plays',
    lead('How often each regime came about. They are drawn from the stated chances; they are inputs here as much as results. Wide grey bar and number: in force at some time. Narrow blue bar: in force on the last day.'),
    h('div', {class: 'pair'}, bundle.policy.map(process => figure({title: process.name,
      draw: width => regimeBars({regimes: process.regimes, width}),
      note: null,
      data: [table(process.name, ['Regime', 'At some time', 'On the last day'], process.regimes.map(r => [r.id, percent(r.ever), percent(r.at_end)]))]}))));
}
