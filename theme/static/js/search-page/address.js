/** The address bar and its history: one entry for each search that was meant, with its scroll. */

import { read as stateOf, isEmpty, write } from "./state.js";

const SETTLED = 150; // milliseconds after the last scroll until its place is kept

const entry = () => history.state || {};
const keep = (state, url) => history.replaceState(state, "", url);

function push(state, url) {
  note();
  history.pushState(state, "", url);
}

/** What the query of an address asks for. @param {string} query “?q=…” */
export const read = (query) => stateOf(new URLSearchParams(query));

/** What the address asks for. */
export const current = () => read(location.search);

/** How far down the entry was left, in pixels. @returns {number} */
export const scrolled = () => entry().y || 0;

const note = () => keep({ ...entry(), y: Math.round(scrollY) }, undefined);

const urlOf = (state) => location.pathname + write(state);
const here = () => location.pathname + location.search;

/** Enter a search that was meant: submitted or chosen. @param {import("./state.js").State} state */
export function commit(state) {
  const url = urlOf(state);
  if (url === here() || entry().draft) keep({}, url);
  else push({}, url);
}

/**
 * Let the address follow while one types. What was meant before keeps its entry; what is typed
 * gets one, and changes it.
 * @param {import("./state.js").State} state
 */
export function follow(state) {
  const url = urlOf(state);
  if (url === here()) return;
  if (entry().draft || isEmpty(current())) keep({ draft: true }, url);
  else push({ draft: true }, url);
}

/** Change the address of the present entry. @param {import("./state.js").State} state */
export const amend = (state) => keep(entry(), urlOf(state));

/** Keep the scroll of each entry, and call when Back or Forward has been used. */
export function watch(moved) {
  history.scrollRestoration = "manual";
  let waiting;
  window.addEventListener(
    "scroll",
    () => {
      clearTimeout(waiting);
      waiting = setTimeout(note, SETTLED);
    },
    { passive: true },
  );
  window.addEventListener("pagehide", note);
  window.addEventListener("popstate", () => {
    clearTimeout(waiting);
    moved();
  });
}
