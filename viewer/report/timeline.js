'use strict';
// The map through time: a slider, a read-out in words and a table of towns, all showing the same day.

const still = matchMedia('(prefers-reduced-motion: reduce)');

function makeWorld(bundle) {
  const grid = makeGrid(bundle.map);
  const world = {bundle, map: bundle.map, grid, control: makeControl(bundle), start: []};
  world.start = startLines(world);
  world.focusView = interestingView(grid, bundle);
  world.wholeView = wholeView(grid);
  return world;
}

/// What the slider, the map and the table agree on; whoever changes it tells everybody.
function makeMoment(world) {
  const watchers = [];
  const moment = {week: 0, side: world.control.focus, hex: -1, whole: false, playing: false,
    watch: f => watchers.push(f),
    set(change) { Object.assign(moment, change); watchers.forEach(f => f(change)); },
    day: () => world.control.days[moment.week], last: world.control.days.length - 1};
  return moment;
}

function canvasIn(holder, world, options, most) {
  const canvas = h('canvas', {class: 'map'});
  holder.append(canvas);
  let frame = null;
  const draw = () => {
    const view = options().view, width = Math.floor(holder.clientWidth);
    if (width < 20) return;
    const height = mapHeight(view, width, most(width)), ratio = Math.min(3, window.devicePixelRatio || 1);
    if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      canvas.style.height = `${height}px`;
    }
    frame = makeFrame(view, width, height, ratio);
    drawMap(canvas, world, frame, options());
  };
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(holder);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('redraw', draw);
  return {canvas, draw, frame: () => frame};
}

function hexSentence(world, moment, hex) {
  const {bundle, map, control} = world, p = control.share(moment.side, moment.week, hex);
  const side = bundle.sides[moment.side].name, cover = {o: 'open', m: 'mixed', w: 'wooded', u: 'built-up'}[map.cover[hex]];
  const land = map.water.includes(hex) ? 'water' : `${cover} ground`;
  const held = p === 0 || p === 1 ? `held by ${side} ${chance(p)}` : `held by ${side} in ${percent(p)} of the plays: ${chance(p)}`;
  return `${placeName(world.grid, map, hex)} (${land}): ${held}.`;
}
function groundSentence(world, moment) {
  const {bundle} = world, ground = bundle.through_time.ground.find(g => g.side === moment.side) || bundle.through_time.ground[0];
  if (!ground) return '';
  const at = bundle.through_time.days.indexOf(moment.day());
  if (at < 0) return '';
  const q = ground.share.map(row => row[at]), write = writer('share');
  return `About ${percent(q[2])} of the ${ground.region} is held by ${bundle.sides[ground.side].name} (${span(write, q[0], q[4])}).`;
}

function controlsOf(world, moment) {
  const {bundle} = world, start = bundle.scenario.start;
  const words = () => `${longDate(start, moment.day())}, day ${moment.day()}`;
  const date = h('output', {class: 'date', for: 'when'}, words());
  const slider = h('input', {type: 'range', id: 'when', min: 0, max: moment.last, step: 1, value: 0,
    'aria-label': 'Date shown on the map', 'aria-valuetext': words()});
  const button = h('button', {type: 'button', class: 'play'}, still.matches ? 'Next week' : 'Play');
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; moment.set({playing: false}); };
  const step = () => (moment.week >= moment.last ? stop() : moment.set({week: moment.week + 1}));
  const toggle = () => {
    if (still.matches) return moment.set({week: moment.week >= moment.last ? 0 : moment.week + 1});
    if (timer) return stop();
    moment.set({playing: true, week: moment.week >= moment.last ? 0 : moment.week});
    timer = setInterval(step, 650);
  };
  button.addEventListener('click', toggle);
  slider.addEventListener('input', () => moment.set({week: Number(slider.value)}));
  slider.addEventListener('keydown', e => { if (e.key === ' ') { e.preventDefault(); toggle(); } });
  moment.watch(() => {
    slider.value = moment.week;
    slider.setAttribute('aria-valuetext', words());
    date.textContent = words();
    if (!still.matches) button.textContent = moment.playing ? 'Pause' : 'Play';
  });
  return h('div', {class: 'controls'}, button, slider, date);
}
function choicesOf(world, moment) {
  const whole = h('input', {type: 'checkbox', onchange: e => moment.set({whole: e.target.checked})});
  const sides = world.bundle.sides.length > 2 && h('label', {}, 'Show where ',
    h('select', {onchange: e => moment.set({side: Number(e.target.value)})}, world.bundle.sides.map((side, i) =>
      h('option', {value: i, selected: i === moment.side}, side.name))), ' is in control');
  return h('p', {class: 'choices'}, sides, h('label', {}, whole, ' Show the whole map'),
    h('span', {class: 'hint'}, 'On the slider: Left and Right, Home and End, Space plays. On the map: arrow keys move the reading point.'));
}

function legendOf(world, moment) {
  const swatch = i => h('span', {class: `swatch step-${i}`, 'aria-hidden': 'true'});
  const line = cls => s('svg', {width: 30, height: 12, 'aria-hidden': 'true'}, s('line', {x1: 2, x2: 28, y1: 6, y2: 6, class: cls}));
  const title = h('p', {class: 'legend-title'});
  const name = () => { title.textContent = `Chance that a place is held by ${world.bundle.sides[moment.side].name}`; };
  name();
  moment.watch(change => 'side' in change && name());
  const regions = listed(world.map.regions.map(r => r.name));
  return h('div', {class: 'legend'}, title,
    h('ul', {class: 'steps'}, ESTIMATIVE.map(([, word], i) => h('li', {}, swatch(i), h('span', {}, word,
      h('small', {}, ['under 5', '5 to 20', '20 to 45', '45 to 55', '55 to 80', '80 to 95', 'over 95'][i] + `${NBSP}%`))))),
    h('ul', {class: 'keys'}, h('li', {}, line('key-front'), ' as likely one side as the other'),
      regions && h('li', {}, line('key-start'), ` the ${regions} on ${longDate(world.bundle.scenario.start)}`),
      h('li', {}, line('key-river'), ' river'), h('li', {}, line('key-road'), ' road'),
      world.map.rails.length > 0 && h('li', {}, line('key-rail'), ' railway'),
      h('li', {}, h('span', {class: 'swatch step-3 dotted', 'aria-hidden': 'true'}), ' dot: roughly even chance')));
}

/// Towns that change hands in some play; the others are named below the table.
function townTable(world, moment) {
  const {bundle, map, control} = world;
  const moved = map.towns.filter(t => control.contested(t.hex)).sort((a, b) => b.population - a.population);
  const rows = moved.map(town => {
    const meter = h('span', {class: 'meter'}), number = h('td', {class: 'number'}), word = h('td', {});
    const row = h('tr', {}, h('th', {scope: 'row'}, town.name), number, h('td', {class: 'gauge', 'aria-hidden': 'true'}, meter), word);
    row.addEventListener('pointerenter', () => moment.set({hex: town.hex}));
    const show = () => {
      const p = control.share(moment.side, moment.week, town.hex);
      number.textContent = percent(p);
      word.textContent = chance(p);
      meter.style.width = `${p * 100}%`;
    };
    return {row, show};
  });
  const caption = h('caption', {});
  const show = () => {
    caption.textContent = `Towns that change hands in some play: chance of being held by ${bundle.sides[moment.side].name} on ${longDate(bundle.scenario.start, moment.day())}`;
    rows.forEach(r => r.show());
  };
  moment.watch(change => ('week' in change || 'side' in change) && show());
  show();
  return h('div', {class: 'towns'}, h('table', {}, caption, h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Town'),
    h('th', {scope: 'col'}, 'Plays'), h('td', {}), h('th', {scope: 'col'}, 'In words'))), h('tbody', {}, rows.map(r => r.row))),
    moved.length < map.towns.length && h('p', {class: 'note'}, 'Every other town stays with its holder in every play.'));
}

/// Pointer and arrow keys on the map choose the hex that is read out.
function readable(canvas, frame, world, moment) {
  fill(canvas, {tabindex: 0, role: 'application', 'aria-label': 'Map of control. Arrow keys move the reading point; the text below the map says what is there.'});
  canvas.addEventListener('pointermove', e => {
    const hex = world.grid.at(frame().east(e.offsetX), frame().north(e.offsetY));
    if (hex !== moment.hex) moment.set({hex});
  });
  canvas.addEventListener('keydown', e => {
    const way = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[e.key];
    if (!way) return;
    e.preventDefault();
    const here = moment.hex >= 0 ? moment.hex : (world.map.regions[0]?.hexes[0] ?? 0), [east, north] = world.grid.centre(here);
    const hex = world.grid.at(east + way[0] * world.grid.across, north + way[1] * world.grid.across * 0.87);
    if (hex >= 0) moment.set({hex, spoken: true});
  });
}

function mapSection(bundle) {
  const world = makeWorld(bundle), moment = makeMoment(world);
  const holder = h('div', {class: 'map-holder'}), read = h('p', {class: 'readout'}), live = h('p', {class: 'unseen', 'aria-live': 'polite'});
  const {canvas, draw, frame} = canvasIn(holder, world, () => ({...moment, view: moment.whole ? world.wholeView : world.focusView, cursor: moment.hex}),
    width => Math.min(640, width * 1.05));
  readable(canvas, frame, world, moment);
  let speech = 0;
  const say = () => {
    const where = moment.hex >= 0 ? hexSentence(world, moment, moment.hex) : 'Point at the map, or move on it with the arrow keys, to read a place.';
    read.replaceChildren(h('strong', {}, `${longDate(bundle.scenario.start, moment.day())}. `), `${groundSentence(world, moment)} `, h('span', {class: 'place'}, where));
    clearTimeout(speech);
    if (!moment.playing) speech = setTimeout(() => { live.textContent = read.textContent; }, 500);
  };
  moment.watch(() => { draw(); say(); });
  say();
  const part = h('div', {class: 'map-part'}, h('div', {class: 'map-column'}, controlsOf(world, moment), holder, read, live, choicesOf(world, moment), smallMaps(world)),
    h('div', {class: 'side-column'}, legendOf(world, moment), townTable(world, moment)));
  moment.set({week: Math.min(moment.last, Math.ceil(moment.last / 2))});
  return part;
}

/// The same map on four dates, for the printed page and for the quick eye.
function smallMaps(world) {
  const last = world.control.days.length - 1, start = world.bundle.scenario.start;
  const weeks = [...new Set([0, 1, 2, 3].map(i => Math.round(last * i / 3)))];
  return h('div', {class: 'small-maps'}, weeks.map(week => {
    const holder = h('div', {});
    const {canvas} = canvasIn(holder, world, () => ({side: world.control.focus, week, small: true, view: world.focusView}), width => width);
    fill(canvas, {role: 'img', 'aria-label': `Map of control on ${longDate(start, world.control.days[week])}`});
    return h('figure', {}, holder, h('figcaption', {}, longDate(start, world.control.days[week])));
  }));
}
