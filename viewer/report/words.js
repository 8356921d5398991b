'use strict';
// Numbers, dates and the seven estimative words, as a reader wants them. No number is shown finer than it is known.

const NBSP = '\u00a0';
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
// ICD-203: upper bound of each word's range, the word, its range in per cent.
const ESTIMATIVE = [[0.05, 'almost no chance', [1, 5]], [0.20, 'very unlikely', [5, 20]],
  [0.45, 'unlikely', [20, 45]], [0.55, 'roughly even chance', [45, 55]], [0.80, 'likely', [55, 80]],
  [0.95, 'very likely', [80, 95]], [Infinity, 'almost certain', [95, 99]]];

const RELIABILITY = {A: 'completely reliable', B: 'usually reliable', C: 'fairly reliable', D: 'not usually reliable',
  E: 'unreliable', F: 'reliability cannot be judged'};
const CREDIBILITY = {1: 'confirmed by others', 2: 'probably true', 3: 'possibly true', 4: 'doubtful', 5: 'improbable',
  6: 'truth cannot be judged'};
const STANDING = {measured: 'measured', literature: 'from the literature', doctrine: 'from doctrine',
  calibrated: 'fitted to battles of record', judgement: 'the authors’ judgement',
  placeholder: 'a stand-in without a source'};

function dayOf(iso, day) {
  const [y, m, d] = iso.split('-').map(Number);
  return new Date(Date.UTC(y, m - 1, d + day));
}
/// The calendar day at whose end `day` days have been played; day 0 is the start itself.
function longDate(iso, day = 0) { return longForm(dayOf(iso, Math.max(0, day - 1))); }
function longForm(d) {
  return `${d.getUTCDate()}${NBSP}${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}
function shortDate(iso, day = 0) {
  const d = dayOf(iso, Math.max(0, day - 1));
  return `${d.getUTCDate()}${NBSP}${MONTHS[d.getUTCMonth()].slice(0, 3)}`;
}
function isDate(text) { return /^\d{4}-\d{2}-\d{2}$/.test(text || ''); }
function spelledDate(text) { return isDate(text) ? longDate(text) : text || ''; }

/// A count with a comma at the thousands.
function count(n) { return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ','); }
function signed(text, value) { return value < 0 ? `\u2212${text}` : text; }
/// Two figures that count; below 20 the whole number.
function rounded(n) {
  const a = Math.abs(n);
  if (a < 20) return signed(count(a), Math.round(n));
  const step = 10 ** (Math.floor(Math.log10(a)) - 1);
  return signed(count(Math.round(a / step) * step), n);
}
function percentNumber(share) {
  if (share > 0 && share < 0.005) return 'under 1';
  if (share < 1 && share >= 0.995) return 'over 99';
  return signed(String(Math.round(Math.abs(share) * 100)), Math.round(share * 100));
}
function percent(share) { return `${percentNumber(share)}${NBSP}%`; }
/// A plain number to three figures, for parameters and the like.
function plain(x) {
  if (x === 0 || !Number.isFinite(x)) return String(x);
  const a = Math.abs(x);
  if (a >= 1000) return signed(count(Number(a.toPrecision(3))), x);
  return signed(String(Number(a.toPrecision(3))), x);
}

/// How to write values of one unit: the number alone, and the number with its unit.
function writer(unit, start, people = rounded) {
  if (unit === 'share') return {number: percentNumber, full: percent, unit: `${NBSP}%`};
  if (unit === 'share difference') {
    return {number: percentNumber, unit: '',
      full: v => `${percentNumber(v)} percentage ${Math.round(Math.abs(v) * 100) === 1 ? 'point' : 'points'}`};
  }
  if (unit === 'day' || unit === 'date') {  // a date counts days from the start, a day of play is known at its end
    const later = unit === 'date' ? 1 : 0;
    const or = write => v => (v === null ? 'not in time' : write(start, Math.round(v) + later));
    return {number: or(shortDate), full: or(longDate), unit: ''};
  }
  if (unit === 'people') return {number: people, full: v => `${people(v)} people`, unit: ''};
  return {number: plain, full: v => `${plain(v)}${unit && unit !== 'factor' ? ` ${unit}` : ''}`,
    unit: unit && unit !== 'factor' ? ` ${unit}` : ''};
}
/// "5 to 61 %", "1,200 to 3,400".
function span(write, low, high) {
  const a = write.number(low), b = write.number(high);
  return a === b ? `${a}${write.unit}` : `${a} to ${b}${write.unit}`;
}

/// A share on a border takes the word nearer to even.
function wordIndex(p) { return ESTIMATIVE.findIndex(([bound]) => p < bound || (p === bound && bound > 0.5)); }
/// "unlikely (20 to 45 %)"; in no play and in every play are said plainly.
function chance(p) {
  if (p === 0) return 'in no play';
  if (p === 1) return 'in every play';
  return ESTIMATIVE[wordIndex(p)][1];
}
function rangeText([low, high]) { return `${low} to ${high}${NBSP}%`; }
function capital(text) { return text ? text[0].toUpperCase() + text.slice(1) : ''; }
function listed(items) {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
/// Days that stay with their months when a line ends.
function tied(text) { return text.replace(/(\d) ([JFMASOND][a-z]+ \d{4})/g, `$1${NBSP}$2`); }
