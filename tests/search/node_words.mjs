/** Lines of JSON, a text each, → lines of JSON: its words, their places and folded forms. */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { tokenizer } from "../../theme/static/js/search/fold.js";

const { tokens, words, folded } = tokenizer(JSON.parse(readFileSync(process.argv[2], "utf8")));

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const found = words(text);
  const places = tokens(text).map(({ start, end }) => [start, end]);
  console.log(JSON.stringify({ words: found, folded: found.map(folded), places }));
}
