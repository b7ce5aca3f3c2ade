/**
 * A query → its hits as JSON, by the site's own scripts; `scripts/search.py` calls it. Its arguments are
 * the index's folder, and the query with its options as JSON.
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { open } from "../theme/static/js/search/engine.js";

const [folder, asked] = process.argv.slice(2);
const { query, limit, ...options } = JSON.parse(asked);

async function read(path) {
  try {
    const bytes = await readFile(join(folder, path));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

const lunr = () => createRequire(import.meta.url)("lunr/lunr.min.js");

try {
  const engine = await open(read, lunr);
  const answer = await engine.search(query, options);
  const cards = await engine.cards(answer.documents.subarray(0, limit));
  const hits = cards.map((card, rank) => {
    const { id, url, title, date, province, source, document } = card;
    const shown = { id, url, title, date, province, source };
    const score = answer.scores[rank];
    const reason = answer.reasons(document);
    return { rank: rank + 1, score, reason, ...shown, snippet: engine.snippet(card, answer) };
  });
  const { notes, suggestions, looser, empty, parsed } = answer;
  const told = { notes, suggestions, looser, empty, parsed };
  console.log(JSON.stringify({ found: answer.documents.length, hits, ...told }));
} catch (error) {
  if (error.name !== "FilesError") throw error;
  console.log(JSON.stringify({ error: error.message }));
}
