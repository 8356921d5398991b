'use strict';
// Bars for what moved with an answer, and for how often each political regime came about.

/// Rank correlations, strongest first, with their error; signs written, so that colour says nothing alone.
function correlationBars({inputs, width}) {
  const narrow = width < 560;
  const nameWidth = narrow ? 0 : Math.min(520, width * 0.46);
  const row = narrow ? 44 : 30, top = 30, height = top + inputs.length * row + 10;
  const reach = Math.min(1, niceTop(Math.max(0.2, ...inputs.flatMap(i => i.error.map(Math.abs))), 4));
  const x = scale(-reach, reach, nameWidth + 44, width - 44);
  const value = v => `${v < 0 ? '\u2212' : '+'}${Math.abs(v).toFixed(2)}`;
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`},
    ticks(-reach, reach, narrow ? 3 : 4).map(t => [
      s('line', {x1: x(t), x2: x(t), y1: top - 6, y2: height - 8, class: t === 0 ? 'axis' : 'gridline'}),
      s('text', {x: x(t), y: top - 12, class: 'tick middle'}, t === 0 ? '0' : value(t))]),
    inputs.map((input, i) => correlationBar(input, {x, y: top + i * row, row, narrow, nameWidth, value})));
}
function correlationBar(input, {x, y, row, narrow, nameWidth, value}) {
  const v = input.rank_correlation, mid = y + (narrow ? row - 13 : row / 2);
  const right = Math.max(x(0), x(input.error[1])) + 6, left = Math.min(x(0), x(input.error[0])) - 6;
  return s('g', {},
    s('text', {x: narrow ? 4 : nameWidth, y: narrow ? y + 13 : mid + 4, class: `label ${narrow ? '' : 'end'}`},
      shortened(capital(input.about), narrow ? 46 : Math.floor(nameWidth / 6.6))),
    s('rect', {x: Math.min(x(0), x(v)), y: mid - 7, width: Math.max(1, Math.abs(x(v) - x(0))), height: 14,
      class: input.clear ? `bar ${v < 0 ? 'blue' : 'orange'}` : 'bar faint'}),
    s('line', {x1: x(input.error[0]), x2: x(input.error[1]), y1: mid, y2: mid, class: 'whisker'}),
    s('text', {x: v < 0 ? left : right, y: mid + 4, class: `tick ${v < 0 ? 'end' : ''}`}, value(v)));
}
function shortened(text, length) {
  if (text.endsWith('.')) return shortened(text.slice(0, -1), length);
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/// One bar per regime: in how many plays it was ever in force, and in how many it was at the end.
function regimeBars({regimes, width}) {
  const nameWidth = Math.min(150, width * 0.34), row = 34, height = regimes.length * row + 6;
  const x = scale(0, 1, nameWidth + 8, width - 60);
  return s('svg', {width, height, viewBox: `0 0 ${width} ${height}`},
    regimes.map((r, i) => {
      const mid = i * row + row / 2 + 2;
      return s('g', {},
        s('text', {x: nameWidth, y: mid + 4, class: 'label end'}, shortened(r.id, Math.floor(nameWidth / 6.6))),
        s('rect', {x: x(0), y: mid - 10, width: x(1) - x(0), height: 20, class: 'trough'}),
        s('rect', {x: x(0), y: mid - 10, width: Math.max(1, x(r.ever) - x(0)), height: 20, class: 'bar faint'}),
        s('rect', {x: x(0), y: mid - 5, width: Math.max(1, x(r.at_end) - x(0)), height: 10, class: 'bar blue'}),
        s('text', {x: x(1) + 8, y: mid + 4, class: 'tick'}, percent(r.ever)));
    }));
}
