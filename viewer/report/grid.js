'use strict';
// The hex grid as the bundle gives it: pointy tops, odd rows shoved right, kilometres east and north.

function makeGrid(map) {
  const {columns, rows, origin_km: [east0, north0], column_km: across, row_km: up} = map;
  const radius = across / Math.sqrt(3);
  const centre = hex => {
    const r = Math.floor(hex / columns), c = hex % columns;
    return [east0 + across * (c + 0.5 * (r & 1)), north0 + up * r];
  };
  // Corner k lies at 60 k - 30 degrees from east; the side toward direction d runs from corner d to corner d + 1.
  const corners = [0, 1, 2, 3, 4, 5].map(k => [radius * Math.cos((60 * k - 30) * Math.PI / 180),
    radius * Math.sin((60 * k - 30) * Math.PI / 180) * Math.sign(up || 1)]);
  const neighbour = (hex, d) => {
    const r = Math.floor(hex / columns), c = hex % columns, odd = r & 1;
    const [dc, dr] = [[1, 0], [odd, 1], [odd - 1, 1], [-1, 0], [odd - 1, -1], [odd, -1]][d];
    return c + dc < 0 || c + dc >= columns || r + dr < 0 || r + dr >= rows ? -1 : (r + dr) * columns + c + dc;
  };
  const at = (east, north) => {
    let best = -1, nearest = radius * radius * 1.01;
    const r0 = Math.round((north - north0) / up);
    for (let r = Math.max(0, r0 - 1); r <= Math.min(rows - 1, r0 + 1); r++) {
      const c0 = Math.round((east - east0) / across - 0.5 * (r & 1));
      for (let c = Math.max(0, c0 - 1); c <= Math.min(columns - 1, c0 + 1); c++) {
        const [e, n] = centre(r * columns + c), d = (e - east) ** 2 + (n - north) ** 2;
        if (d < nearest) { nearest = d; best = r * columns + c; }
      }
    }
    return best;
  };
  return {columns, rows, count: columns * rows, across, radius, centre, corners, neighbour, at};
}

/// The sides of hexes across which `differs(hex, neighbour)` holds, joined to lines.
function borderLines(grid, hexes, differs) {
  const segments = [];
  for (const hex of hexes) {
    const [e, n] = grid.centre(hex);
    for (let d = 0; d < 6; d++) {
      const other = grid.neighbour(hex, d);
      if (!differs(hex, other)) continue;
      const a = grid.corners[d], b = grid.corners[(d + 1) % 6];
      segments.push([[e + a[0], n + a[1]], [e + b[0], n + b[1]]]);
    }
  }
  return joined(segments);
}
function joined(segments) {
  const key = ([x, y]) => `${Math.round(x * 50)},${Math.round(y * 50)}`;
  const from = new Map();
  segments.forEach((segment, i) => {
    const k = key(segment[0]);
    if (!from.has(k)) from.set(k, []);
    from.get(k).push(i);
  });
  const used = new Array(segments.length).fill(false);
  const entered = new Set(segments.map(segment => key(segment[1])));
  const follow = i => {
    const line = [segments[i][0]];
    for (let next = i; next !== undefined; next = (from.get(key(segments[next][1])) || []).find(j => !used[j])) {
      used[next] = true;
      line.push(segments[next][1]);
    }
    return line;
  };
  const lines = [];
  segments.forEach((segment, i) => { if (!used[i] && !entered.has(key(segment[0]))) lines.push(follow(i)); });
  segments.forEach((_, i) => { if (!used[i]) lines.push(follow(i)); });
  return lines;
}

/// Who holds which hex how often: `share(side, week, hex)` is the share of plays, 0 to 1.
function makeControl(bundle) {
  const {control, map} = bundle;
  const row = new Int32Array(map.columns * map.rows).fill(-1);
  control.hexes.forEach((hex, i) => { row[hex] = i; });
  const bytes = control.shares.map(weeks => weeks.map(text => Uint8Array.from(atob(text), c => c.charCodeAt(0))));
  const share = (side, week, hex) => row[hex] < 0 ? (Number(map.control[hex]) === side ? 1 : 0)
    : bytes[side][week][row[hex]] / 250;
  return {days: control.days, hexes: control.hexes, focus: control.focus, share, contested: hex => row[hex] >= 0};
}

/// The piece of land worth looking at: the regions and all that changed hands in some play, and a margin.
function interestingView(grid, bundle) {
  const hexes = [...bundle.control.hexes, ...bundle.map.regions.flatMap(r => r.hexes)];
  return viewOf(grid, hexes.length ? hexes : [...Array(grid.count).keys()], 9);
}
function viewOf(grid, hexes, margin) {
  let west = Infinity, east = -Infinity, south = Infinity, north = -Infinity;
  for (const hex of hexes) {
    const [e, n] = grid.centre(hex);
    west = Math.min(west, e); east = Math.max(east, e); south = Math.min(south, n); north = Math.max(north, n);
  }
  const [w0, s0] = grid.centre(0), [e1, n1] = grid.centre(grid.count - 1);
  return {west: Math.max(west - margin, w0), east: Math.min(east + margin, e1),
    south: Math.max(south - margin, Math.min(s0, n1)), north: Math.min(north + margin, Math.max(s0, n1))};
}
function wholeView(grid) { return viewOf(grid, [0, grid.count - 1, grid.columns - 1], 0); }

/// "3 km north-east of Sudzha".
function placeName(grid, map, hex) {
  const [e, n] = grid.centre(hex);
  let best = null, nearest = Infinity;
  for (const town of map.towns) {
    if (town.hex === hex) return town.name;
    const d = Math.hypot(e - town.at[0], n - town.at[1]);
    if (d < nearest) { nearest = d; best = town; }
  }
  if (!best) return 'This hex';
  const quarter = Math.round(Math.atan2(n - best.at[1], e - best.at[0]) / (Math.PI / 4));
  const point = ['east', 'north-east', 'north', 'north-west', 'west', 'south-west', 'south', 'south-east'][(quarter + 8) % 8];
  return `${Math.max(1, Math.round(nearest))} km ${point} of ${best.name}`;
}
