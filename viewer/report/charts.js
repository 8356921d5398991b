'use strict';
// Charts of many plays: ranges through time, histograms, intervals. Each returns one SVG for a given width.

const BANDS = ['nine plays in ten', 'half of the plays', 'middle of the plays'];

/// What the bands mean, as a legend in words.
function bandKeys(tone) {
  const key = (cls, text) => h('li', {}, s('svg', {width: 26, height: 14, 'aria-hidden': 'true'},
    cls === 'median' ? s('line', {x1: 1, x2: 25, y1: 7, y2: 7, class: `median ${tone}`})
      : s('rect', {x: 1, y: 1, width: 24, height: 12, class: `${cls} ${tone}`})), ` ${text}`);
  return h('ul', {class: 'keys'}, key('median', BANDS[2]), key('band half', BANDS[1]), key('band most', BANDS[0]));
}

function path(points) { return points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join(''); }
function band(x, y, days, low, high) {
  return `${path([...days.map((d, i) => [x(d), y(low[i])]), ...days.map((d, i) => [x(d), y(high[i])]).reverse()])}Z`;
}

function axisY(y, width, left, right, write, wanted) {
  return ticks(y.low, y.high, wanted).map(t => [
    s('line', {x1: left, x2: width - right, y1: y(t), y2: y(t), class: t === 0 ? 'axis' : 'gridline'}),
    s('text', {x: left - 6, y: y(t) + 4, class: 'tick end'}, write(t))]);
}
function axisDates(x, start, days, base, width) {
  return dateTicks(start, days, width).map(({day, label, year}) => [
    s('line', {x1: x(day), x2: x(day), y1: base, y2: base + 5, class: 'axis'}),
    s('text', {x: x(day), y: base + 18, class: 'tick middle'}, label),
    year && s('text', {x: x(day), y: base + 32, class: 'tick middle'}, year)]);
}

/// Quantiles 5, 25, 50, 75 and 95 by day: two bands and a middle line, the last values written at the end.
function fanChart({days, quantiles, start, unit, tone, width, height = 250, top}) {
  const write = writer(unit, start);
  const longest = Math.max(...quantiles.map(q => write.full(q[q.length - 1]).length));
  const margin = {left: 46, right: unit === 'people' ? 52 : 46 + Math.max(0, longest - 5) * 6, top: 12, bottom: 40};
  const high = top || niceTop(Math.max(...quantiles[4], 1e-9), 5);
  const x = scale(0, days[days.length - 1], margin.left, width - margin.right);
  const y = scale(0, high, height - margin.bottom, margin.top);
  const [p5, p25, p50, p75, p95] = quantiles;
  const ends = quantiles.map(q => y(q[q.length - 1]));
  const at = apart(ends, 13, margin.top, height - margin.bottom);
  const shown = quantiles.map((q, i) => ({text: unit === 'people' ? rounded(q[q.length - 1]) : write.full(q[q.length - 1]), y: at[i], middle: i === 2}));
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`},
    axisY(y, width, margin.left, margin.right, unit === 'people' ? count : write.full, 5),
    s('path', {d: band(x, y, days, p5, p95), class: `band most ${tone}`}),
    s('path', {d: band(x, y, days, p25, p75), class: `band half ${tone}`}),
    s('path', {d: path(days.map((d, i) => [x(d), y(p5[i])])), class: `rim ${tone}`}),
    s('path', {d: path(days.map((d, i) => [x(d), y(p95[i])])), class: `rim ${tone}`}),
    s('path', {d: path(days.map((d, i) => [x(d), y(p50[i])])), class: `median ${tone}`}),
    axisDates(x, start, days, height - margin.bottom, width - margin.left - margin.right),
    shown.map(({text, y: ty, middle}) => s('text', {x: width - margin.right + 6, y: ty + 4,
      class: middle ? 'label strong' : 'label'}, text)));
}
function fanTable(caption, {days, quantiles, start, unit}) {
  const write = writer(unit, start);
  return table(caption, ['Date', 'Lowest 5 %', 'Lower quarter', 'Middle', 'Upper quarter', 'Highest 5 %'],
    days.map((d, i) => [longDate(start, d), ...quantiles.map(q => write.number(q[i]) + write.unit)]));
}

/// What two fans on one pair of axes mean.
function twoKeys() {
  const key = (tone, dashed, text) => h('li', {}, s('svg', {width: 30, height: 14, 'aria-hidden': 'true'},
    s('rect', {x: 1, y: 1, width: 28, height: 12, class: `band most ${tone}`}),
    s('line', {x1: 1, x2: 29, y1: 7, y2: 7, class: `median ${tone}${dashed ? ' dashed' : ''}`})), ` ${text}`);
  return h('ul', {class: 'keys'}, key('blue', true, 'believed, broken line'), key('orange', false, 'there, whole line'),
    h('li', {}, 'lines: middle of the plays; bands: nine plays in ten'));
}
/// Two series of quantiles by day on one pair of axes, told apart by line as well as by colour.
function twoFans({days, one, other, start, width, height = 230}) {
  const margin = {left: 52, right: 74, top: 12, bottom: 40}, last = days.length - 1;
  const high = niceTop(Math.max(...one[4], ...other[4], 1), 5);
  const x = scale(0, days[last], margin.left, width - margin.right);
  const y = scale(0, high, height - margin.bottom, margin.top);
  const at = apart([y(one[2][last]), y(other[2][last])], 15, margin.top, height - margin.bottom);
  const fan = (q, tone, dashed) => [s('path', {d: band(x, y, days, q[0], q[4]), class: `band most ${tone}`}),
    s('path', {d: path(days.map((d, i) => [x(d), y(q[2][i])])), class: `median ${tone}${dashed ? ' dashed' : ''}`})];
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`},
    axisY(y, width, margin.left, margin.right, count, 5), fan(other, 'orange', false), fan(one, 'blue', true),
    axisDates(x, start, days, height - margin.bottom, width - margin.left - margin.right),
    ['believed', 'there'].map((text, i) => s('text', {x: width - margin.right + 6, y: at[i] + 4, class: 'label strong'}, text)));
}

/// In which share of the plays it has come about by each date: a line that climbs as far as it ever gets.
function climbChart({outcome, start, tone, width, height = 230}) {
  const {low, high, counts} = outcome.histogram, step = (high - low) / counts.length;
  const margin = {left: 48, right: 92, top: 12, bottom: 40};
  let so_far = 0;
  const points = [[low, 0], ...counts.map((n, i) => [low + (i + 1) * step, (so_far += n) / Math.max(1, outcome.plays)])];
  const end = points[points.length - 1][1];
  const x = scale(low, high, margin.left, width - margin.right);
  const y = scale(0, Math.min(1, niceTop(Math.max(end, 0.05) * 1.1, 4)), height - margin.bottom, margin.top);
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`},
    axisY(y, width, margin.left, margin.right, percent, 4),
    s('path', {d: `${path(points.map(([d, v]) => [x(d), y(v)]))}L${x(high)} ${y(0)}Z`, class: `band most ${tone}`}),
    s('path', {d: path(points.map(([d, v]) => [x(d), y(v)])), class: `median ${tone}`}),
    axisDates(x, start, [low, high], height - margin.bottom, width - margin.left - margin.right),
    s('text', {x: width - margin.right + 6, y: y(end) + 4, class: 'label strong'}, percent(end)),
    outcome.never > 0 && s('text', {x: width - margin.right + 6, y: y(end) + 19, class: 'tick'}, `not: ${percent(outcome.never)}`));
}
function climbTable({histogram: {low, high, counts}, plays}, start) {
  let so_far = 0;
  return table('By each date', ['Date', 'Has happened in'], counts.map((n, i) =>
    [longDate(start, Math.round(low + (i + 1) * (high - low) / counts.length)), percent((so_far += n) / Math.max(1, plays))]));
}

/// Bounds of the bins that hold something, so that an empty tail does not squeeze the rest.
function usedBins(outcomes) {
  const {low, high, counts} = outcomes[0].histogram, step = (high - low) / counts.length;
  const {unit} = outcomes[0];
  if (unit === 'share') return {low, high, first: 0, last: counts.length, step};
  let first = counts.length, last = 0;
  for (const {histogram} of outcomes) {
    const total = histogram.counts.reduce((a, b) => a + b, 0);
    let cumulated = 0;
    histogram.counts.forEach((n, i) => {
      if (n && cumulated < total * 0.999) { first = Math.min(first, i); last = Math.max(last, i + 1); }
      cumulated += n;
    });
  }
  if (last <= first) { first = 0; last = counts.length; }
  return {low: low + first * step, high: low + last * step, first, last, step};
}

function histogramAxis({unit}, bins, x, base, width) {
  const text = {people: count, share: percent, 'share difference': percentNumber}[unit] || plain;
  return ticks(bins.low, bins.high, Math.max(2, Math.floor(width / 76))).map(t => [
    s('line', {x1: x(t), x2: x(t), y1: base, y2: base + 5, class: 'axis'}),
    s('text', {x: x(t), y: base + 18, class: 'tick middle'}, text(t))]);
}
function unitName(unit) {
  return {share: 'share of the land', 'share difference': 'percentage points', day: '', factor: ''}[unit] ?? unit;
}

/// One row of bars per outcome on one common axis: bars are shares of the plays; below them the range that holds nine
/// plays in ten, and the middle.
function histogramRows({outcomes, start, tone, width}) {
  const bins = usedBins(outcomes), row = width < 480 ? 128 : 112;
  const margin = {left: 20, right: 30}, height = outcomes.length * row + 42, base = outcomes.length * row + 2;
  const x = scale(bins.low, bins.high, margin.left, width - margin.right);
  const write = writer(outcomes[0].unit, start);
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`},
    outcomes.map((o, k) => histogramRow(o, {x, bins, y: k * row, row, write, tone, width, margin})),
    s('line', {x1: margin.left, x2: width - margin.right, y1: base, y2: base, class: 'axis'}),
    histogramAxis(outcomes[0], bins, x, base, width - margin.left - margin.right),
    s('text', {x: width - margin.right, y: base + 34, class: 'tick end'}, unitName(outcomes[0].unit)));
}
function histogramRow(o, {x, bins, y, row, write, tone, width, margin}) {
  const shares = o.histogram.counts.map(n => n / Math.max(1, o.plays)), bars = 48, foot = y + row - 30, most = Math.max(...shares, 1e-9), tallest = shares.indexOf(most);
  const [p5, p25, p50, p75, p95] = o.quantiles.map(q => Math.min(bins.high, Math.max(bins.low, q)));
  const left = i => x(bins.low + (i - bins.first) * bins.step);
  return s('g', {},
    s('text', {x: margin.left, y: y + 15, class: 'label strong'}, capital(o.label), s('tspan', {class: 'light', x: row > 112 ? margin.left : null, dy: row > 112 ? 15 : null},
      `${row > 112 ? '' : '  '}${write.full(o.quantiles[2])} (${span(write, o.quantiles[0], o.quantiles[4])})`)),
    shares.map((v, i) => v > 0 && i >= bins.first && i < bins.last && s('rect', {x: left(i) + 0.75, width: Math.max(1, left(i + 1) - left(i) - 1.5),
      y: foot - Math.max(1, v / most * bars), height: Math.max(1, v / most * bars), class: `bar ${tone}`})),
    s('text', {x: Math.min(left(tallest), width - 110), y: foot - bars - 4, class: 'tick'}, `${percent(most)} of the plays`),
    s('line', {x1: margin.left, x2: width - margin.right, y1: foot, y2: foot, class: 'gridline'}),
    s('line', {x1: x(p5), x2: x(p95), y1: foot + 9, y2: foot + 9, class: 'whisker'}),
    s('line', {x1: x(p25), x2: x(p75), y1: foot + 9, y2: foot + 9, class: 'whisker thick'}),
    s('circle', {cx: x(p50), cy: foot + 9, r: 4.5, class: `dot ${tone}`}));
}
function histogramTable(outcomes, start) {
  const write = writer(outcomes[0].unit, start);
  const cells = outcomes.map(o => [capital(o.label), ...o.quantiles.map(q => write.number(q) + write.unit),
    o.errors[2] ? span(write, ...o.errors[2]) : 'too few plays', o.never > 0 ? percent(o.never) : '\u2013', count(o.plays)]);
  return table('The distribution in numbers', ['Outcome', 'Lowest 5 %', 'Lower quarter', 'Middle', 'Upper quarter',
    'Highest 5 %', 'The middle is known to', 'Never', 'Plays'], cells);
}

/// A number line with an interval and a middle, as wide as a table cell.
function strip({low, high, quantiles, width = 120, tone = 'ink', strong = false}) {
  const x = scale(low, high, 5, width - 5);
  const hold = v => Math.min(width - 5, Math.max(5, x(v)));
  const [a, b, c] = quantiles;
  return s('svg', {width, height: 16, class: 'strip', 'aria-hidden': 'true'},
    s('line', {x1: 5, x2: width - 5, y1: 8, y2: 8, class: 'gridline'}),
    s('line', {x1: hold(a), x2: Math.max(hold(c), hold(a) + 1), y1: 8, y2: 8, class: strong ? 'whisker thick' : 'whisker'}),
    s('circle', {cx: hold(b), cy: 8, r: strong ? 4.5 : 3.5, class: `dot ${tone}`}));
}
