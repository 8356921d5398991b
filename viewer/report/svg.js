'use strict';
// Small tools: elements of HTML and SVG, ticks, and figures that are drawn again when their width changes.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of [children].flat(4)) {
    if (child !== undefined && child !== null && child !== false) element.append(child);
  }
  return element;
}
function h(name, attributes, ...children) { return fill(document.createElement(name), attributes, children); }
function s(name, attributes, ...children) { return fill(document.createElementNS(SVG, name), attributes, children); }

/// Round steps that cover low to high with about `wanted` ticks.
function ticks(low, high, wanted) {
  const rough = (high - low) / Math.max(1, wanted);
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(k => k * power).find(k => k >= rough * 0.999);
  const out = [];
  for (let t = Math.ceil(low / step - 1e-9) * step; t <= high + step * 1e-6; t += step) out.push(Number(t.toPrecision(12)));
  return out;
}
/// A number at the top of an axis that ends on a tick.
function niceTop(high, wanted) {
  const marks = ticks(0, high, wanted), step = marks[1] - marks[0];
  return Math.ceil(high / step - 1e-9) * step || 1;
}
function scale(low, high, from, to) {
  const k = (to - from) / ((high - low) || 1);
  const f = v => from + (v - low) * k;
  f.low = low; f.high = high;
  return f;
}
/// Positions moved apart until no two are nearer than `gap`, in order, within low..high.
function apart(positions, gap, low, high) {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a] - positions[b]);
  const out = positions.slice();
  let floor = low;
  for (const i of order) { out[i] = Math.max(out[i], floor); floor = out[i] + gap; }
  let roof = high;
  for (const i of order.slice().reverse()) { out[i] = Math.min(out[i], roof); roof = out[i] - gap; }
  return out;
}

/// Dates below an axis of days: a tick every few weeks, the year where it begins.
function dateTicks(start, days, width) {
  const last = days[days.length - 1];
  const wanted = Math.max(2, Math.floor(width / 74));
  const step = [7, 14, 28, 56, 91, 182].find(k => last / k <= wanted) || 364;
  const out = [];
  let year = 0;
  for (let d = 0; d <= last; d += step) {
    const y = dayOf(start, Math.max(0, d - 1)).getUTCFullYear();
    out.push({day: d, label: shortDate(start, d), year: y !== year ? String(y) : ''});
    year = y;
  }
  return out;
}

/// Draws `draw(width)` into the holder, again whenever the holder's width changes.
function responsive(holder, draw) {
  let drawn = 0;
  const render = () => {
    const width = Math.floor(holder.clientWidth);
    if (width < 40 || width === drawn) return;
    drawn = width;
    holder.replaceChildren(draw(width));
  };
  new ResizeObserver(() => requestAnimationFrame(render)).observe(holder);
  requestAnimationFrame(render);
  return holder;
}

/// A table with a caption, a head row and, first in each row, a header cell.
function table(caption, heads, rows, attributes) {
  return h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption},
    h('table', attributes || {}, h('caption', {}, caption),
      h('thead', {}, h('tr', {}, heads.map(t => h('th', {scope: 'col'}, t)))),
      h('tbody', {}, rows.map(row => h('tr', {}, row.map((cell, i) =>
        i === 0 ? h('th', {scope: 'row'}, cell) : h('td', {}, cell)))))));
}
function numbers(...content) {
  return h('details', {class: 'numbers'}, h('summary', {}, 'Show the numbers'), content);
}
/// One figure: what it shows as its heading, the drawing, where it comes from, its numbers.
function figure({title, level = 3, label, draw, keys, note, data}) {
  const holder = h('div', {class: 'drawing'});
  const name = `figure-${figure.next = (figure.next || 0) + 1}`;
  responsive(holder, width => {
    const drawing = draw(width);
    fill(drawing, {role: 'img', 'aria-label': label || title});
    return drawing;
  });
  return h('figure', {'aria-labelledby': name}, h(`h${level}`, {id: name}, title), keys, holder,
    note && h('figcaption', {}, note), data && numbers(data));
}
