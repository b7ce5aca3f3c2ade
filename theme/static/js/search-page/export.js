/** All articles of an answer as rows of a table, and files to take away. */

import { csv } from "./csv.js";
import { iso } from "./days.js";

const AT_ONCE = 400;

/**
 * Fetch the cards of documents, those of one file together; they come back in the order asked.
 * @param {object} engine
 * @param {Uint32Array} documents
 * @param {(done: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<object[]>} rejects with an `AbortError` once the signal says so
 */
export async function allCards(engine, documents, tell, signal) {
  const near = documents.slice().sort();
  const found = new Map();
  const stopped = new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
  });
  for (let from = 0; from < near.length; from += AT_ONCE) {
    const some = near.slice(from, from + AT_ONCE);
    const cards = await Promise.race([engine.cards(some), stopped]);
    some.forEach((document, place) => found.set(document, cards[place]));
    tell(found.size);
  }
  return Array.from(documents, (document) => found.get(document));
}

/**
 * Return the table of these articles, its first row the names of the columns.
 * @param {Uint32Array} documents
 * @param {object[]} cards
 * @param {object} how
 * @param {import("./columns.js").Columns} how.held
 * @param {object | null} how.answer
 * @param {(url: string) => string} how.whole an article's whole address
 * @param {object} how.words
 * @returns {string[][]}
 */
export function table(documents, cards, { held, answer, whole, words }) {
  const { tag } = held.facets;
  const names = Object.keys(words.csv_columns);
  const rows = cards.map((card, place) => {
    const document = documents[place];
    const tags = Array.from(tag.of.slice(tag.at[document], tag.at[document + 1]));
    const values = {
      title: card.title,
      date: card.date,
      basis: words.basis[card.basis] || "",
      first: iso(held.start[document]),
      last: iso(held.end[document] || held.start[document]),
      province: card.province || "",
      source: card.source || "",
      tags: tags.map((one) => tag.names[one][1]).join("; "),
      figures: String(held.figures[document]),
      reason: (answer && words.reasons[answer.reasons(document)]) || "",
      id: card.id,
      url: whole(card.url),
    };
    return names.map((name) => values[name]);
  });
  return [names.map((name) => words.csv_columns[name]), ...rows];
}

const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);

/**
 * Hand the reader a file.
 * @param {(string | number)[][]} rows
 * @param {string} name
 * @param {string} about what the file's name ends with
 */
export function save(rows, name, about = "") {
  const url = URL.createObjectURL(new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${[name, plain(about)].filter(Boolean).join("-")}.csv`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
