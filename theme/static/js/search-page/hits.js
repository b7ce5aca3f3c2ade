/** One article of an answer: its title, day, province and source, its words, and why it is here. */

import { make } from "../listed.js";
import { fill } from "./words.js";

const OPENING = 40; // words shown of an article that no word was looked for in

/** @param {[string, boolean][]} pieces */
const marked = (pieces) => pieces.map(([text, hit]) => (hit ? make("mark", "", text) : text));

function opening(card) {
  const block = card.blocks[0];
  if (!block) return null;
  const all = block[1].split(" ");
  const text = all.slice(0, OPENING).join(" ");
  return { anchor: block[0], pieces: [[text, false]], before: false, after: all.length > OPENING };
}

function passage(shown, url, words) {
  const text = make("p", "passage");
  text.append(shown.before ? "…\u00a0" : "", ...marked(shown.pieces), shown.after ? "\u00a0…" : "");
  if (shown.anchor) {
    const link = make("a", "", fill(words.paragraph, { number: shown.anchor }));
    link.href = `${url}#doan-${shown.anchor}`;
    text.append(" ", link);
  }
  return text;
}

/** A date as precisely as it is known, with the word for what it rests on. */
export function day(card, words) {
  const when = make("span", "", make("span", `when ${card.basis}`, card.date));
  const mark = words.marks[card.basis];
  if (mark) when.append(" ", make("span", "mark", `(${mark})`));
  return when;
}

/**
 * @param {object} card as docs/search.md has it
 * @param {object} how
 * @param {object} how.engine
 * @param {object | null} how.answer null: nothing was looked for, the list is chosen by facets alone
 * @param {number} how.document
 * @param {string} how.root the way from the page to the site's root
 * @param {object} how.words
 * @returns {HTMLLIElement}
 */
export function hit(card, { engine, answer, document, root, words }) {
  const url = root + card.url;
  const link = make("a", "", ...(answer ? marked(engine.marked(card.title, answer)) : [card.title]));
  link.href = url;
  const meta = make("p", "meta", day(card, words));
  meta.append(make("span", "", card.province || words.unknown_province));
  if (card.source) meta.append(make("span", "", card.source));
  const reason = answer && words.reasons[answer.reasons(document)];
  if (reason) meta.append(make("span", "why", reason));
  const item = make("li", "hit", make("h3", "", link), meta);
  const shown = answer ? engine.snippet(card, answer) : opening(card);
  if (shown && shown.pieces.length) item.append(passage(shown, url, words));
  return item;
}
