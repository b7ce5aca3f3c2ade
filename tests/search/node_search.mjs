/** Lines of JSON, a call each, over the index of a folder → lines of JSON. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { open } from "../../theme/static/js/search/engine.js";
import { round } from "../../theme/static/js/search/lunr.js";
import { telex, vni } from "../../theme/static/js/search/telex.js";

const [folder] = process.argv.slice(2);
const read = async (path) => {
  try {
    const bytes = await readFile(join(folder, path));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
};
const engine = await open(read, () => createRequire(import.meta.url)("lunr/lunr.min.js"));

const calls = {
  round,
  telex,
  vni,
  stopped: async (query) => {
    const stop = new AbortController();
    const searching = engine.search(query, { signal: stop.signal });
    stop.abort();
    await searching;
  },
  lunr: (clauses) => engine.lunr(clauses),
  search: async (query, options = {}) => {
    const keep = options.keep && Uint8Array.from(options.keep);
    const answer = await engine.search(query, { ...options, keep });
    const documents = [...answer.documents];
    const cards = await engine.cards(documents.slice(0, 20));
    return {
      documents,
      scores: [...answer.scores],
      ids: cards.map(({ id }) => id),
      reasons: documents.map((one) => answer.reasons(one)),
      snippets: cards.map((card) => engine.snippet(card, answer)),
      titles: cards.map(({ title }) => engine.marked(title, answer)),
      notes: answer.notes,
      looser: answer.looser,
      suggestions: answer.suggestions,
      empty: answer.empty,
      parsed: answer.parsed,
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [call, ...values] = JSON.parse(line);
  try {
    console.log(JSON.stringify({ value: await calls[call](...values) }));
  } catch (error) {
    console.log(JSON.stringify({ error: `${error.name}: ${error.message}`, stack: error.stack }));
  }
}
