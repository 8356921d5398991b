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
    h('p', {class: 'facts'}, h('span', {}, 'Situation as reported by ', h('strong', {}, longDate(scenario.as_of))),
      h('span', {}, `Played from ${longDate(scenario.start)} to ${longDate(scenario.start, scenario.days)}`),
      h('span', {}, `${playsText(bundle)}${plays.failed ? `, ${count(plays.failed)} failed and left out` : ''}`)),
    standIns.length > 0 && h('p', {class: 'banner', role: 'note'}, h('strong', {}, 'Not for conclusions. '),
      `${standIns.length === 1 ? 'One number' : `${count(standIns.length)} numbers`} used here ${standIns.length === 1 ? 'is a stand-in' : 'are stand-ins'} without a source: `,
      listed(standIns.slice(0, 4).map(p => p.what.toLowerCase()).concat(standIns.length > 4 ? ['others'] : [])), '.'),
    (bundle.warnings || []).map(text => h('p', {class: 'banner', role: 'note'}, text))];
}

// ---- the answers, first screen

function wordChip(p) {
  const said = p.probability === 0 || p.probability === 1 ? chance(p.probability) : p.word;
  return h('span', {class: `chip step-${wordIndex(p.probability)}`}, said);
}
function statementLine(statement) {
  const {probability: p, error} = statement;
  const range = p > 0 && p < 1 ? ` (the word stands for ${rangeText(statement.range)})` : '';
  return h('li', {}, wordChip(statement), h('span', {}, `${capital(statement.text)}: `, h('strong', {}, percent(p)), ' of the plays',
    h('small', {}, `${range}; counting error ${span(writer('share'), error[0], error[1])}`)));
}
function figures(answer, start) {
  if (answer.outcomes.length === 0) return null;
  return h('dl', {class: 'figures'}, answer.outcomes.slice(0, 4).map(o => {
    const write = writer(o.unit, start);
    const day = o.unit === 'day';
    return h('div', {}, h('dt', {}, day ? 'where it happens, the middle day' : capital(o.label)),
      h('dd', {}, h('b', {}, day ? write.number(o.quantiles[2]) : write.number(o.quantiles[2]) + (o.unit === 'share' ? write.unit : '')),
        h('small', {}, span(write, o.quantiles[0], o.quantiles[4]))));
  }));
}
function answerCard(answer, start) {
  return h('article', {class: 'answer', 'aria-labelledby': `q-${answer.id}`},
    h('h3', {id: `q-${answer.id}`}, answer.question),
    h('p', {class: 'headline'}, answer.headline),
    figures(answer, start),
    h('ul', {class: 'statements'}, answer.statements.map(statementLine)),
    answer.outcomes.length > 0 && h('p', {class: 'more'}, h('a', {href: `#spread-${answer.id}`}, 'How the plays spread',
      h('span', {class: 'unseen'}, `: ${answer.question}`))));
}
function answersPart(bundle) {
  return part('answers', 'What the study answers',
    lead('Each number is how often something happened in the plays, under the assumptions listed below. The range after it holds nine plays in ten. It is not a forecast of what will happen.'),
    h('div', {class: 'answers'}, bundle.answers.map(a => answerCard(a, bundle.scenario.start))),
    confidenceNote(bundle));
}
/// Said apart from every probability: how far the method and the evidence can be trusted at all.
function confidenceNote(bundle) {
  const groups = new Map();
  for (const {question, confidence} of bundle.answers) {
    if (!confidence) continue;
    const key = JSON.stringify(confidence);
    groups.set(key, [...(groups.get(key) || []), question]);
  }
  if (groups.size === 0) return null;
  return h('aside', {class: 'confidence', 'aria-labelledby': 'confidence-title'},
    h('h3', {id: 'confidence-title'}, 'Confidence in these answers'),
    lead('Likelihood says how often something happened in the plays. Confidence says how far plays of this kind can be trusted; the two are separate.'),
    [...groups].map(([key, questions]) => {
      const {level, because} = JSON.parse(key);
      return h('div', {}, h('p', {}, h('strong', {}, `${capital(level)} confidence`), groups.size > 1 ? ` in: ${questions.join(' ')}` : ' in all of them.'),
        because.length > 0 && h('ul', {}, because.map(reason => h('li', {}, reason))));
    }));
}

// ---- how the plays spread

function spreadFigure(answer, bundle) {
  const {start} = bundle.scenario, unit = answer.outcomes[0].unit;
  const day = unit === 'day';
  const figureOf = figure({title: answer.question, label: `Histogram. ${answer.headline}`,
    draw: width => histogramRows({outcomes: answer.outcomes, start, tone: 'blue', width}),
    note: `Bars: how the plays are spread. Line below the bars: nine plays in ten; thick part: half of them; dot: the middle. ${playsText(bundle)}.${day && answer.outcomes[0].never ? ` In ${percent(answer.outcomes[0].never)} of the plays it does not happen; those are not drawn.` : ''}`,
    data: [histogramTable(answer.outcomes, start)]});
  figureOf.id = `spread-${answer.id}`;
  return figureOf;
}
function spreadPart(bundle) {
  const drawn = bundle.answers.filter(a => a.outcomes.length > 0);
  return drawn.length > 0 && part('spread', 'How the plays spread',
    lead('One bar stands for all plays that ended in that range. A wide spread is a result, not an error: it is what the evidence leaves open, and luck.'),
    h('div', {class: 'pair'}, drawn.map(a => spreadFigure(a, bundle))));
}

// ---- through time

function groundFigure(ground, bundle) {
  const {days} = bundle.through_time, {start} = bundle.scenario, side = bundle.sides[ground.side].name;
  const q = ground.share.map(row => row[row.length - 1]), write = writer('share');
  const chart = {days, quantiles: ground.share, start, unit: 'share'};
  const title = `${side} holds about ${percent(q[2])} of the ${ground.region} by ${longDate(start, days[days.length - 1])}, and from ${span(write, q[0], q[4])} in nine plays in ten`;
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
    const faint = inputs.filter(i => i.error[0] * i.error[1] <= 0).length;
    holder.replaceChildren(figure({title: driver.label, label: `What moved with the answer: ${driver.label}`,
      draw: width => correlationBars({inputs, width}),
      note: `Rank correlation between an input and the outcome over ${playsText(bundle)}; thin line: its error, by drawing the plays again at random. Plus: more of it went with more of the outcome.${faint ? ' Grey: cannot be told from chance.' : ''}`,
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

function policyPart(bundle) {
  if (!bundle.policy || bundle.policy.length === 0) return null;
  return part('policy', 'Political decisions in the plays',
    lead('How often each regime came about. They are drawn from the stated chances; they are inputs here as much as results.'),
    h('div', {class: 'pair'}, bundle.policy.map(process => figure({title: process.name,
      draw: width => regimeBars({regimes: process.regimes, width}),
      note: 'Wide grey bar and number: in force at some time. Narrow blue bar: in force on the last day.',
      data: [table(process.name, ['Regime', 'At some time', 'On the last day'], process.regimes.map(r => [r.id, percent(r.ever), percent(r.at_end)]))]}))));
}
