/** lunr's scores from a few terms' postings: the whole index gives the same. docs/search.md. */

import { FIELDS } from "./shards.js";

/**
 * @typedef {object} Scored a term as lunr knows it
 * @property {string} name
 * @property {(import("./shards.js").Postings|undefined)[]} sides exact postings, folded postings
 * @property {number} idf
 */

/**
 * A term of lunr's from what a shard holds. A word without marks is its own folded form.
 * @param {import("./terms.js").Term} term @param {string} name the exact or the folded form
 * @param {number} articles @returns {Scored}
 */
export function scored(term, name, articles) {
  const sides = [term.forms.get(name), name === term.key ? term.all : undefined];
  const held = sides.reduce((sum, postings) => sum + (postings?.held ?? 0), 0);
  const idf = Math.log(1 + Math.abs((articles - held + 0.5) / (held + 0.5)));
  return { name, sides, idf };
}

/** Round to three decimals as Python does: what is exactly between two goes to the even one. */
export function round(value) {
  const scaled = value * 1000;
  if (Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-6) return Math.round(scaled) / 1000;
  const above = Number(value.toFixed(3));
  const between = (value * 16) % 2 === 1;
  return between && Math.round(above * 1000) % 2 ? Math.floor(scaled) / 1000 : above;
}

/** The weight of a term in a field where it stands `times` times. */
export const weight = (idf, times, boost, k1) =>
  round(((idf * ((k1 + 1) * times)) / (k1 + times)) * boost);

/**
 * @typedef {object} Clause one that only adds to the score
 * @property {Scored} scored
 * @property {number} side 0: in the exact fields, 1: in the folded ones
 */

/**
 * The score of every article: lunr's, but for the last bits.
 * @param {Clause[]} clauses @param {object} core what goc.json holds @returns {Float64Array}
 */
export function scores(clauses, core) {
  const sum = new Float64Array(core.articles);
  const lengths = [0, 1].map((side) => Math.sqrt(clauses.filter((one) => one.side === side).length));
  for (const { scored, side } of clauses) {
    const postings = scored.sides[side];
    if (!postings) continue;
    FIELDS.forEach((field, number) => {
      const count = postings.counts[number];
      const weights = [0];
      for (let at = 0; at < count.length; at += 1) {
        const times = count[at];
        if (!times) continue;
        weights[times] ??= weight(scored.idf, times, core.boosts[field], core.k1) / lengths[side];
        sum[postings.documents[at]] += weights[times];
      }
    });
  }
  return sum;
}
