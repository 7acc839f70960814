// Runs geojson.io's own validator over the GeoJSON files of a layer.
// Usage: node geojsonio_check.mjs NODE_MODULES LAYER_FOLDER
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [modules, folder] = process.argv.slice(2);
const require = createRequire(resolve(modules, "here.js"));
const { check } = require("@placemarkio/check-geojson");

const names = ["incidents", "claims", "incidents_uncertainty", "incidents_disputes", "outlines"];
const there = names.map((name) => `${name}.geojson`).filter((name) => existsSync(join(folder, name)));
let failed = there.length === 0;
if (failed) console.log("FAILED: no GeoJSON file in", folder);
for (const name of there) {
  const text = readFileSync(join(folder, name), "utf8");
  try {
    const read = check(text);
    const [first, second] = Object.keys(read.features[0].properties);
    if (["incidents.geojson"].includes(name) && (first !== "title" || second !== "description")) {
      failed = true;
      console.log(`FAILED: ${name}: begins with ${first}, ${second}`);
    }
  } catch (error) {
    failed = true;
    const issues = error.issues ?? [error];
    for (const issue of issues.slice(0, 20)) console.log(`FAILED: ${name}: ${issue.message}`);
  }
}
// A validator that lets everything pass proves nothing.
try {
  check('{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":["1",2]},"properties":{}}]}');
  failed = true;
  console.log("FAILED: the validator passes a coordinate that is text");
} catch {
  // As it should.
}
if (!failed) console.log(`geojson.io's validator passes ${there.join(", ")}`);
process.exit(failed ? 1 : 0);
