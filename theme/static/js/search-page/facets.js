/**
 * Which hits fit what is chosen, and how many each choice would give. Nothing here knows the page.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./columns.js").Columns} Columns
 * @typedef {import("./columns.js").Column} Column
 *
 * @typedef {object} Counted
 * @property {Uint32Array} kept the hits that fit, in their order
 * @property {Record<string, Uint32Array>} counts by facet and place, the facet's own choice left out
 * @property {number} figures how many with figures, that choice left out
 * @property {number} exact how many with a stated day, the same
 */

import { parse } from "./days.js";

const FACETS = ["province", "year", "tag", "source", "document", "person"];

/** The facet's column as the state has it: provinces then or today. @param {Columns} held */
export const columnOf = (held, facet, state) =>
  facet === "province" ? held.facets[state.today ? "today" : "then"] : held.facets[facet];

/** 1 at each chosen place; null if nothing known is chosen. */
function wanted(column, values) {
  const places = values.map((value) => column.places.get(value)).filter((one) => one !== undefined);
  if (!places.length) return null;
  const chosen = new Uint8Array(column.names.length);
  for (const place of places) chosen[place] = 1;
  return chosen;
}

/**
 * The state without values that the archive hasn't.
 * @param {State} state @param {Columns} held
 */
export function known(state, held) {
  const kept = { ...state };
  for (const facet of FACETS) {
    const column = columnOf(held, facet, state);
    if (column) kept[facet] = state[facet].filter((value) => column.places.has(value));
  }
  return kept;
}

/**
 * What narrows: each with the column that it counts, the places chosen, and a test beside them.
 * Years and days are one: the years to choose from don't hang on the days chosen.
 */
function groupsOf(held, state, facets) {
  const from = parse(state.from);
  const to = parse(state.to);
  const inRange =
    (from || to) &&
    ((document) => {
      const first = held.start[document];
      const last = held.end[document] || first;
      return last > 0 && (!from || last >= from.first) && (!to || first <= to.last);
    });
  const groups = facets.map((facet) => {
    const column = columnOf(held, facet, state);
    const chosen = wanted(column, state[facet]);
    return { facet, column, chosen, test: facet === "year" ? inRange : null };
  });
  for (const facet of ["figures", "exact"]) {
    const flags = held[facet];
    groups.push({ facet, flags, test: state[facet] ? (document) => flags[document] === 1 : null });
  }
  return groups;
}

/**
 * Count hits. A hit counts for a facet if it fits all other choices; several values of one facet
 * widen it, several facets narrow.
 * @param {ArrayLike<number>} hits documents, in the order of the answer
 * @param {Columns} held
 * @param {State} state
 * @returns {Counted}
 */
export function count(hits, held, state) {
  const facets = FACETS.filter((facet) => columnOf(held, facet, state));
  const groups = groupsOf(held, state, facets);
  const active = groups.map((group, bit) => ({ ...group, bit })).filter((one) => one.chosen || one.test);
  const counts = groups.map(({ column }) => new Uint32Array(column ? column.names.length : 2));
  const kept = new Uint32Array(hits.length);
  let size = 0;
  for (let place = 0; place < hits.length; place += 1) {
    const document = hits[place];
    let failed = -1; // the one group it doesn't fit, −1: none, −2: several
    for (let one = 0; one < active.length && failed > -2; one += 1) {
      const { column, chosen, test, bit } = active[one];
      if ((!chosen || hasAny(column, chosen, document)) && (!test || test(document))) continue;
      failed = failed === -1 ? bit : -2;
    }
    if (failed === -2) continue;
    if (failed === -1) {
      kept[size] = document;
      size += 1;
      for (let bit = 0; bit < groups.length; bit += 1) add(groups[bit], counts[bit], document);
    } else {
      add(groups[failed], counts[failed], document);
    }
  }
  const named = Object.fromEntries(groups.map(({ facet }, bit) => [facet, counts[bit]]));
  return {
    kept: kept.slice(0, size),
    counts: named,
    figures: named.figures[1],
    exact: named.exact[1],
  };
}

function hasAny(column, chosen, document) {
  for (let at = column.at[document]; at < column.at[document + 1]; at += 1) {
    if (chosen[column.of[at]]) return true;
  }
  return false;
}

function add({ column, flags }, counts, document) {
  if (flags) {
    counts[flags[document]] += 1;
    return;
  }
  for (let at = column.at[document]; at < column.at[document + 1]; at += 1) counts[column.of[at]] += 1;
}

/**
 * Put hits in order of time; the undated stand last either way. Documents are numbered so: the
 * undated, then the oldest.
 * @param {Uint32Array} hits in the order of the answer
 * @param {"" | "moi" | "cu"} sort newest or oldest first; "" leaves the answer's order
 * @param {Columns} held
 */
export function sorted(hits, sort, held) {
  if (!sort) return hits;
  const ordered = hits.slice().sort();
  if (sort === "moi") return ordered.reverse();
  let undated = 0;
  while (undated < ordered.length && !held.end[ordered[undated]]) undated += 1;
  const order = new Uint32Array(ordered.length);
  order.set(ordered.subarray(undated));
  order.set(ordered.subarray(0, undated), ordered.length - undated);
  return order;
}
