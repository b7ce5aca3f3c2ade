/** Many names at once: how many articles each has, the first and the last of them. */

import { make } from "../listed.js";
import { save } from "./export.js";
import { day } from "./hits.js";
import { read, write } from "./state.js";
import { fill, number } from "./words.js";

const SYNTAX = /["“”|*~:]|(?:^|\s)(?:-|(?:HOẶC|OR)(?:\s|$))/;

/** The names of a text, one a line, each once. @param {string} text */
export const names = (text) =>
  [...new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, " ")))].filter(Boolean);

/** The query for a name: as a phrase, unless it says itself how it is meant. */
export const queryOf = (name, phrase) => (phrase && !SYNTAX.test(name) ? `"${name}"` : name);

/**
 * Search for one name.
 * @returns {Promise<{count: number, first: object | null, last: object | null}>} cards of the first
 *   and the last dated article
 */
export async function look(engine, start, query, marks, signal) {
  const { documents } = await engine.search(query, { marks, signal });
  const dated = documents.filter((document) => start[document]).sort();
  const ends = dated.length ? [dated[0], dated[dated.length - 1]] : [];
  const [first = null, last = null] = ends.length ? await engine.cards(ends) : [];
  return { count: documents.length, first, last };
}

/**
 * @param {HTMLElement} part
 * @param {object} words
 * @param {object} how
 * @param {() => Promise<{engine: object, start: Int32Array}>} how.load
 * @param {() => import("./state.js").State} how.state the page's: “đúng dấu” holds here too
 * @param {string} how.root the way from the page to the site's root
 * @param {(text: string) => void} how.say
 */
export function batch(part, words, { load, state, root, say }) {
  const text = document.getElementById("tim-ten-loat");
  const phrase = document.getElementById("tim-cum");
  const stop = document.getElementById("tim-loat-dung");
  const take = document.getElementById("tim-loat-csv");
  const told = document.getElementById("tim-loat-so");
  const table = document.getElementById("tim-loat-bang");
  const body = table.tBodies[0];
  let rows = [];
  let running = null;

  const address = (query) => write({ ...read(new URLSearchParams()), query, marks: state().marks });

  function articleCell(card) {
    const cell = make("td", "");
    if (!card) return cell;
    const link = make("a", "", day(card, words));
    link.href = root + card.url;
    link.title = card.title;
    cell.append(link);
    return cell;
  }

  function row(name, query, found) {
    const link = make("a", "", name);
    link.href = address(query);
    const head = make("th", "", link);
    head.scope = "row";
    if (!found) {
      const failed = make("td", "wrong", words.batch_failed);
      failed.colSpan = 3;
      return make("tr", "", head, failed);
    }
    const count = make("td", "number", number(found.count));
    return make("tr", "", head, count, articleCell(found.first), articleCell(found.last));
  }

  async function run(all, signal) {
    for (const [place, name] of all.entries()) {
      told.textContent = fill(words.batch_at, { count: number(place + 1), total: number(all.length) });
      const query = queryOf(name, phrase.checked);
      let found = null;
      try {
        const { engine, start } = await load();
        found = await look(engine, start, query, state().marks, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error.name !== "FilesError") throw error;
      }
      if (signal.aborted) return;
      rows.push({ name, query, found });
      body.append(row(name, query, found));
    }
  }

  part.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const all = names(text.value);
    if (!all.length) {
      told.textContent = words.batch_none;
      say(words.batch_none);
      text.focus();
      return;
    }
    if (running) running.abort();
    const mine = new AbortController();
    running = mine;
    rows = [];
    body.replaceChildren();
    table.hidden = false;
    stop.hidden = false;
    take.hidden = true;
    await run(all, mine.signal);
    if (running !== mine) return;
    running = null;
    const count = number(rows.length);
    told.textContent = fill(mine.signal.aborted ? words.batch_stopped : words.batch_done, { count });
    say(told.textContent);
    stop.hidden = true;
    take.hidden = rows.length === 0;
  });

  stop.addEventListener("click", () => running && running.abort());
  take.addEventListener("click", () => {
    const columns = Object.keys(words.batch_columns);
    const lines = rows.map(({ name, query, found }) => {
      const values = {
        name,
        articles: found ? found.count : words.batch_failed,
        first: found && found.first ? found.first.date : "",
        last: found && found.last ? found.last.date : "",
        url: new URL(address(query), document.baseURI).href,
      };
      return columns.map((column) => values[column]);
    });
    save([columns.map((column) => words.batch_columns[column]), ...lines], words.batch_file);
  });
}
