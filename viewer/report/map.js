'use strict';
// The map on a canvas: how often a side holds each hex, the land's lines, and labels that keep clear of each other.

function palette(element) {
  const style = getComputedStyle(element);
  const of = name => style.getPropertyValue(`--${name}`).trim();
  return {steps: [0, 1, 2, 3, 4, 5, 6].map(i => of(`map-${i}`)), ink: of('map-ink'), halo: of('map-halo'),
    river: of('map-river'), road: of('map-road'), water: of('map-water'), front: of('map-front'), start: of('map-start'),
    cursor: of('map-cursor'), font: style.fontFamily};
}

function makeFrame(view, width, height, ratio) {
  const k = Math.min(width / (view.east - view.west), height / (view.north - view.south));
  const left = (width - k * (view.east - view.west)) / 2, top = (height - k * (view.north - view.south)) / 2;
  return {k, width, height, ratio,
    x: east => left + (east - view.west) * k, y: north => top + (view.north - north) * k,
    east: x => view.west + (x - left) / k, north: y => view.north - (y - top) / k};
}
function mapHeight(view, width, most) {
  return Math.round(Math.min(most, width * (view.north - view.south) / (view.east - view.west)));
}

function trace(ctx, frame, line) {
  line.forEach(([e, n], i) => ctx[i ? 'lineTo' : 'moveTo'](frame.x(e), frame.y(n)));
}
function strokeLines(ctx, frame, lines, {colour, width, dash = [], casing}) {
  ctx.lineJoin = ctx.lineCap = 'round';
  for (const [style, w] of casing ? [[casing, width + 2.5], [colour, width]] : [[colour, width]]) {
    ctx.beginPath();
    lines.forEach(line => trace(ctx, frame, line));
    ctx.strokeStyle = style;
    ctx.lineWidth = w;
    ctx.setLineDash(style === casing ? [] : dash);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function fillHexes(ctx, frame, world, colours, side, week) {
  const {grid, control, map} = world, lakes = new Set(map.water);
  const shapes = colours.steps.map(() => new Path2D()), water = new Path2D(), even = new Path2D();
  for (let hex = 0; hex < grid.count; hex++) {
    const [e, n] = grid.centre(hex), x = frame.x(e), y = frame.y(n);
    if (x < -20 || y < -20 || x > frame.width + 20 || y > frame.height + 20) continue;
    const p = control.share(side, week, hex), step = wordIndex(p);
    const shape = lakes.has(hex) ? water : shapes[step];
    grid.corners.forEach(([cx, cy], i) => shape[i ? 'lineTo' : 'moveTo'](x + cx * frame.k, y - cy * frame.k));
    shape.closePath();
    if (step === 3) { even.moveTo(x + 1.6, y); even.arc(x, y, Math.max(1, frame.k * grid.across * 0.12), 0, 7); }
  }
  [...shapes.map((shape, i) => [shape, colours.steps[i]]), [water, colours.water]].forEach(([shape, colour]) => {
    ctx.fillStyle = ctx.strokeStyle = colour;
    ctx.lineWidth = 0.6;  // closes the hairlines between neighbours
    ctx.fill(shape);
    ctx.stroke(shape);
  });
  ctx.fillStyle = colours.ink;
  ctx.fill(even);
}

function drawLand(ctx, frame, map, colours, small) {
  const thin = small ? 0.6 : 1;
  for (const river of map.rivers) {
    const width = Math.min(3.2, 1 + (river.width || 10) / 40) * thin;
    strokeLines(ctx, frame, [river.line], {colour: colours.river, width});
  }
  if (small) return;
  for (const rail of map.rails) strokeLines(ctx, frame, [rail.line], {colour: colours.road, width: 1, dash: [2, 4]});
  for (const road of map.roads) {
    const width = road.class === 'major' ? 1.6 : 0.9;
    strokeLines(ctx, frame, [road.line], {colour: colours.road, width, dash: road.class === 'track' ? [4, 3] : []});
  }
}

/// The line on whose two sides control is more likely than not with different holders.
function evenLine(world, side, week) {
  const {grid, control} = world;
  const more = Array.from({length: grid.count}, (_, hex) => control.share(side, week, hex) >= 0.5);
  return borderLines(grid, more.keys(), (a, b) => b >= 0 && more[a] && !more[b]);
}
function startLines(world) {
  return world.map.regions.flatMap(region => {
    const held = new Set(region.hexes);
    return borderLines(world.grid, held, (a, b) => b < 0 || !held.has(b));
  });
}

/// Labels placed one after another; one that would touch another tries the next place, then stays away.
function makeLabeller(ctx, frame, colours) {
  const taken = [];
  const free = box => box[0] >= 2 && box[1] >= 2 && box[2] <= frame.width - 2 && box[3] <= frame.height - 2
    && taken.every(t => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
  const write = (text, x, y, angle = 0, colour = colours.ink) => {
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(angle);
    ctx.lineJoin = 'round';
    ctx.strokeStyle = colours.halo;
    ctx.lineWidth = 3;
    ctx.strokeText(text, 0, 0);
    ctx.fillStyle = colour;
    ctx.fillText(text, 0, 0);
    ctx.restore();
  };
  return {taken, free, write};
}
function drawTowns(ctx, frame, map, colours, labeller, most, keep) {
  const towns = map.towns.map(t => ({...t, x: frame.x(t.at[0]), y: frame.y(t.at[1])}))
    .filter(t => t.x > 4 && t.y > 4 && t.x < frame.width - 4 && t.y < frame.height - 4)
    .sort((a, b) => (keep(b) - keep(a)) || b.population - a.population).slice(0, most);
  for (const t of towns) labeller.taken.push([t.x - 4, t.y - 4, t.x + 4, t.y + 4]);
  ctx.textBaseline = 'middle';
  for (const t of towns) {
    ctx.font = `${t.population > 30000 ? 600 : 500} ${most < 9 ? 10.5 : t.population > 30000 ? 13 : 12}px ${colours.font}`;
    const w = ctx.measureText(t.name).width, side = 3.5 + (t.population > 30000 ? 1.5 : 0);
    ctx.beginPath();
    ctx.arc(t.x, t.y, side, 0, 7);
    ctx.fillStyle = colours.ink;
    ctx.strokeStyle = colours.halo;
    ctx.lineWidth = 1.5;
    ctx.fill();
    ctx.stroke();
    const spot = [[t.x + 7, t.y], [t.x - 7 - w, t.y], [t.x - w / 2, t.y - 13], [t.x - w / 2, t.y + 13]]
      .find(([x, y]) => labeller.free([x - 1, y - 7, x + w + 1, y + 7]));
    if (!spot) continue;
    labeller.taken.push([spot[0] - 2, spot[1] - 7, spot[0] + w + 2, spot[1] + 7]);
    labeller.write(t.name, ...spot);
  }
}
/// A name along a line, at the piece nearest its middle that has room.
function drawLineNames(ctx, frame, lines, colours, labeller, colour) {
  ctx.font = `italic 500 11.5px ${colours.font}`;
  for (const {name, line} of lines) {
    if (!name) continue;
    const w = ctx.measureText(name).width;
    const pieces = line.slice(1).map((p, i) => [frame.x(line[i][0]), frame.y(line[i][1]), frame.x(p[0]), frame.y(p[1])])
      .filter(([a, b, c, d]) => Math.hypot(c - a, d - b) > Math.min(w * 0.5, 26));
    const middle = (pieces.length - 1) / 2;
    pieces.sort((a, b) => Math.abs(pieces.indexOf(a) - middle) - Math.abs(pieces.indexOf(b) - middle));
    for (const [a, b, c, d] of pieces) {
      let angle = Math.atan2(d - b, c - a);
      if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
      const x = (a + c) / 2 + 8 * Math.sin(angle), y = (b + d) / 2 - 8 * Math.cos(angle);
      const half = [Math.abs(Math.cos(angle)) * w / 2 + 4, Math.abs(Math.sin(angle)) * w / 2 + 6];
      const box = [x - half[0], y - half[1], x + half[0], y + half[1]];
      if (!labeller.free(box)) continue;
      labeller.taken.push(box);
      labeller.write(name, x - Math.cos(angle) * w / 2, y - Math.sin(angle) * w / 2, angle, colour);
      break;
    }
  }
}
function drawScale(ctx, frame, colours) {
  const km = [2, 5, 10, 20, 50, 100].filter(v => v * frame.k < frame.width * 0.3).pop() || 1;
  const x = 12, y = frame.height - 14;
  strokeLines(ctx, {x: v => v, y: v => v}, [[[x, y - 5], [x, y], [x + km * frame.k, y], [x + km * frame.k, y - 5]]],
    {colour: colours.ink, width: 1.5, casing: colours.halo});
  ctx.font = `500 11px ${colours.font}`;
  return [`${km} km`, x + km * frame.k + 6, y - 4, [0, y - 14, x + km * frame.k + 50, frame.height]];
}

/// Everything, for one week. `small`: for the row of small maps.
function drawMap(canvas, world, frame, {side, week, small = false, cursor = -1}) {
  const ctx = canvas.getContext('2d'), colours = palette(canvas), {map, grid} = world;
  ctx.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  ctx.clearRect(0, 0, frame.width, frame.height);
  fillHexes(ctx, frame, world, colours, side, week);
  drawLand(ctx, frame, map, colours, small);
  strokeLines(ctx, frame, world.start, {colour: colours.start, width: small ? 1 : 1.8, dash: small ? [3, 2] : [6, 4]});
  strokeLines(ctx, frame, evenLine(world, side, week), {colour: colours.front, width: small ? 1.6 : 2.6, casing: colours.halo});
  const labeller = makeLabeller(ctx, frame, colours);
  const inside = new Set(map.regions.flatMap(r => r.hexes));
  if (!small) {
    const [text, x, y, box] = drawScale(ctx, frame, colours);
    labeller.taken.push(box);
    labeller.write(text, x, y);
  }
  drawTowns(ctx, frame, map, colours, labeller, small ? 2 : frame.width < 480 ? 10 : 40, t => small && inside.has(t.hex) ? 1 : 0);
  if (!small) {
    drawLineNames(ctx, frame, map.rivers, colours, labeller, colours.river);
    drawLineNames(ctx, frame, map.roads, colours, labeller, colours.ink);
  }
  if (cursor >= 0) {
    const [e, n] = grid.centre(cursor), ring = [...grid.corners, grid.corners[0]].map(([a, b]) => [e + a, n + b]);
    strokeLines(ctx, frame, [ring], {colour: colours.cursor, width: 2, casing: colours.halo});
  }
}
