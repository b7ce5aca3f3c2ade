/** Plain lunr queries over the shards, with the whole index's answers. The page needs none. */

import { scored, weight } from "./lunr.js";
import { FIELDS, find } from "./shards.js";

/** The index's fields, in its order: each with exact words, then with folded ones. */
const ALL = FIELDS.flatMap((field) => [field, `${field}_`]);

/**
 * A lunr.Index of these terms alone.
 * @param {any} lunr @param {Scored[]} terms @param {number[]|Uint32Array} documents ascending
 * @param {object} core @param {boolean} whole with the documents that have none of the terms
 */
function cut(lunr, terms, documents, core, whole = false) {
  const invertedIndex = Object.create(null);
  const fieldVectors = Object.create(null);
  const vectors = new Map();
  const sorted = [...terms].sort(byFirst);
  sorted.forEach(({ name, sides, idf }, number) => {
    const posting = { _index: number };
    ALL.forEach((field, place) => {
      posting[field] = {};
      const postings = sides[place % 2];
      if (!postings) return;
      for (const document of documents) {
        const at = find(postings, document);
        const times = at < 0 ? 0 : postings.counts[place >> 1][at];
        if (!times) continue;
        posting[field][document] = {};
        const ref = `${field}/${document}`;
        if (!vectors.has(ref)) vectors.set(ref, []);
        vectors.get(ref).push(number, weight(idf, times, core.boosts[FIELDS[place >> 1]], core.k1));
      }
    });
    invertedIndex[name] = posting;
  });
  if (whole) {
    for (const document of documents) {
      for (const field of ALL) fieldVectors[`${field}/${document}`] = new lunr.Vector([]);
    }
  }
  for (const [ref, elements] of vectors) fieldVectors[ref] = new lunr.Vector(elements);
  return new lunr.Index({
    invertedIndex,
    fieldVectors,
    tokenSet: lunr.TokenSet.fromArray(sorted.map(({ name }) => name).sort()),
    fields: ALL,
    pipeline: new lunr.Pipeline(),
  });
}

/** The order in which lunr met the terms, as far as it matters to a sum's last bit. */
function byFirst(a, b) {
  const first = ({ sides }) =>
    Math.min(...sides.map((postings) => postings?.documents[0] ?? Infinity));
  return first(a) - first(b) || (a.name < b.name ? -1 : 1);
}

const PRESENCE = { required: "REQUIRED", prohibited: "PROHIBITED", optional: "OPTIONAL" };

/**
 * What lunr would find in the whole index, in its order.
 * @param {any} lunr
 * @param {import("./terms.js").Terms} terms
 * @param {object[]} clauses as `Engine.lunr` takes them
 * @param {(name: string) => string} folded
 */
export async function query(lunr, terms, clauses, folded) {
  const { core } = terms;
  const wanted = clauses.map(({ term, fields, boost = 1, presence, wildcard, editDistance }) => ({
    term: wildcard === "trailing" ? `${term}*` : term,
    fields: fields ?? ALL,
    boost,
    ...(editDistance && { editDistance }), // lunr asks whether the key is there
    presence: lunr.Query.presence[PRESENCE[presence ?? "optional"]],
  }));
  const names = new Set();
  for (const clause of wanted) {
    if (clause.editDistance || clause.term.includes("*")) {
      terms.set ??= lunr.TokenSet.fromArray(await terms.everything());
      const fitting = terms.set.intersect(lunr.TokenSet.fromClause(clause)).toArray();
      fitting.forEach((name) => names.add(name));
    } else {
      names.add(clause.term);
    }
  }
  const found = await Promise.all(
    [...names].map(async (name) => {
      const key = name.split(" ").map(folded).join(" ");
      const term = await (key.includes(" ") ? terms.pair(key) : terms.word(key));
      const held = term && (name === key || term.forms.has(name));
      return held ? scored(term, name, core.articles) : null;
    }),
  );
  const held = found.filter(Boolean);
  const negated = wanted.every(({ presence }) => presence === lunr.Query.presence.PROHIBITED);
  const documents = new Set(
    held.flatMap(({ sides }) => sides.flatMap((postings) => [...(postings?.documents ?? [])])),
  );
  const all = negated
    ? Array.from({ length: core.articles }, (_, at) => at)
    : [...documents].sort((a, b) => a - b);
  const index = cut(lunr, held, all, core, negated);
  const answer = index.query((asked) => wanted.forEach((clause) => asked.clause(clause)));
  return answer.map(({ ref, score }) => ({ ref, score }));
}
