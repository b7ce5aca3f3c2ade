/**
 * A search as the address holds it. Nothing here knows the page.
 *
 * @typedef {"province" | "year" | "tag" | "source" | "document" | "person"} Facet
 *
 * @typedef {object} State
 * @property {string} query
 * @property {string[]} province ids
 * @property {string[]} year
 * @property {string[]} tag slugs, as those below
 * @property {string[]} source
 * @property {string[]} document
 * @property {string[]} person
 * @property {string} from 2018, 2018-05 or 2018-05-24, or ""
 * @property {string} to the same
 * @property {boolean} figures only articles with figures
 * @property {boolean} exact only stated days
 * @property {boolean} marks the query's marks must be kept
 * @property {boolean} loose also articles that have the words apart
 * @property {boolean} today provinces as they are now
 * @property {"" | "moi" | "cu"} sort
 * @property {number} page how many times twenty are shown
 */

import { parse } from "./days.js";

/** Each facet's name in the address. @type {Record<Facet, string>} */
export const FACETS = {
  province: "tinh",
  year: "nam",
  tag: "chude",
  source: "nguon",
  document: "vanban",
  person: "nguoi",
};

const SWITCHES = { figures: "sl", exact: "ro", marks: "dau", loose: "roi" };
const SORTS = ["moi", "cu"];
const MOST_PAGES = 50;

const unique = (values) => [...new Set(values)];

/** @param {URLSearchParams} address @returns {State} */
export function read(address) {
  const values = (name) =>
    unique(address.getAll(name).flatMap((one) => one.split(",")).map((one) => one.trim())).filter(Boolean);
  const day = (name) => (parse(address.get(name) || "") || { text: "" }).text;
  const page = Number(address.get("trang"));
  const sort = address.get("sap");
  const state = { query: (address.get("q") || "").trim() };
  for (const facet of Object.keys(FACETS)) state[facet] = values(FACETS[facet]);
  for (const one of Object.keys(SWITCHES)) state[one] = address.get(SWITCHES[one]) === "1";
  return {
    ...state,
    from: day("tu"),
    to: day("den"),
    today: address.get("ban") === "nay",
    sort: SORTS.includes(sort) ? sort : "",
    page: Number.isInteger(page) && page > 1 ? Math.min(page, MOST_PAGES) : 1,
  };
}

/** Return the state as the address has it: "" or “?q=…”. @param {State} state */
export function write(state) {
  const address = new URLSearchParams();
  if (state.query) address.set("q", state.query);
  for (const facet of Object.keys(FACETS)) {
    for (const value of state[facet]) address.append(FACETS[facet], value);
  }
  if (state.from) address.set("tu", state.from);
  if (state.to) address.set("den", state.to);
  for (const one of Object.keys(SWITCHES)) if (state[one]) address.set(SWITCHES[one], "1");
  if (state.today) address.set("ban", "nay");
  if (state.sort) address.set("sap", state.sort);
  if (state.page > 1) address.set("trang", String(state.page));
  const text = String(address);
  return text && `?${text}`;
}

/**
 * Return the state after a change, from its first page on.
 * @param {State} state @param {Partial<State>} changes @returns {State}
 */
export const changed = (state, changes) => ({ ...state, page: 1, ...changes });

/**
 * Choose a value of a facet, or take the choice back. A year takes the place of a range of days.
 * @param {State} state @param {Facet} facet @param {string} value
 */
export function toggled(state, facet, value) {
  const chosen = state[facet];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return changed(state, { [facet]: next, ...(facet === "year" && { from: "", to: "" }) });
}

/** Only days within a range; it takes the place of years. @param {State} state */
export const within = (state, from, to) => changed(state, { from, to, year: [] });

/** The state without anything that narrows the answer. @param {State} state */
export function widened(state) {
  const none = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, []]));
  return changed(state, { ...none, from: "", to: "", figures: false, exact: false });
}

/** How many choices narrow the answer; a range of days is one. @param {State} state */
export function narrowing(state) {
  const chosen = Object.keys(FACETS).reduce((sum, facet) => sum + state[facet].length, 0);
  return chosen + Number(Boolean(state.from || state.to)) + state.figures + state.exact;
}

/** Whether there is anything to look for. @param {State} state */
export const isEmpty = (state) => !state.query && narrowing(state) === 0;

/** Whether both ask the engine for the same. @param {State} one @param {State} other */
export const sameSearch = (one, other) =>
  one.query === other.query && one.marks === other.marks && one.loose === other.loose;
