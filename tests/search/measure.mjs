// Runs the search core over a set of queries and prints what came first: node measure.mjs INDEX-FOLDER SET.json
// Output: one JSON object, {rows: [{lang, query, expect, items, perhaps, ms}]}.

import { readFileSync } from "node:fs";
import { createSearch } from "../../docs/app/search/search.js";

const [folder, set] = process.argv.slice(2);
const queries = JSON.parse(readFileSync(set, "utf8"));
const search = Object.fromEntries(
  ["zh", "en"].map((language) => [language, createSearch(JSON.parse(readFileSync(`${folder}/search.${language}.json`, "utf8")))]),
);
const rows = queries.map((asked) => {
  const began = performance.now();
  const { items, perhaps } = search[asked.lang](asked.query);
  return { ...asked, items: items.map(({ id }) => id), perhaps: perhaps.map(({ id }) => id), ms: performance.now() - began };
});
console.log(JSON.stringify({ rows }));
