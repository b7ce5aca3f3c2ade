/** Words in a row, where their pairs alone don't tell: the pairs' places say it, or the cards. */

import { PAGE, READ, keyOf, pairsOf } from "./lookups.js";
import { scores } from "./lunr.js";
import { and, members, or, some } from "./masks.js";

const CARDS = { phrase: 40, words: PAGE }; // articles read for what only one of them can have
const AT_ONCE = 8; // cards
const NAMES = 2; // the bit of the field

/** @typedef {import("./lookups.js").Lookups} Lookups @typedef {import("./lookups.js").Part} Part */
/** @typedef {import("./query.js").Word} Word */

const sameFold = (one, word) => one.fold === word.fold;

/**
 * Words that stand one behind the other.
 * @param {Lookups} lookups @param {import("./query.js").Item} item @returns {Promise<Part>}
 */
export async function phrase(lookups, { words, kind }) {
  const { terms } = lookups.engine;
  lookups.units.push(words);
  if (words.length < 2) return lookups.one(words);
  const pairs = pairsOf(words);
  const found = await lookups.wait(Promise.all(pairs.map((pair) => terms.pair(keyOf(pair)))));
  const held = found.flatMap((term, at) => (term ? [lookups.held(term, pairs[at])] : []));
  if (found.includes(null)) return inCards(lookups, words, kind, held);
  const part = lookups.joined(held);
  if (words.length < 3 || !some(part.folded)) return part;
  const folded = await inRow(lookups, part.folded, words, found);
  return { ...part, folded, exact: and([folded], part.exact) };
}

/** Of some articles, those that have words in a row; cards, which hold no names, tell it of a few. */
async function inRow(lookups, mask, words, terms) {
  const { engine } = lookups;
  const documents = members(mask);
  if (documents.length > READ) return placed(lookups, mask, terms);
  const result = await read(lookups, documents, engine.blank(), words);
  const named = (document) => terms.every((term) => engine.fields(term)[document] & NAMES);
  const open = mask.map((one, document) => Number(one && !result[document] && named(document)));
  return some(open) ? or([await placed(lookups, open, terms)], result) : result;
}

/** Of some articles, those in which the pairs stand one behind the other, by their places. */
export async function placed(lookups, mask, terms) {
  const { engine } = lookups;
  const held = await lookups.wait(Promise.all(terms.map((term) => engine.terms.places(term))));
  return mask.map((one, document) => one && follows(held, document));
}

function follows(placed, document) {
  const own = placed.map((places) => new Set(places.get(document)));
  for (const place of own[0]) if (own.every((one, at) => one.has(place + at))) return 1;
  return 0;
}

/** To a mask, add those of some articles whose cards have the words in a row. */
export async function read(lookups, documents, mask, words) {
  const result = mask.slice();
  for (const card of await lookups.wait(lookups.engine.cards(documents))) {
    result[card.document] = Number(stands(lookups, card, words, sameFold));
  }
  return result;
}

/** A phrase one of whose pairs has no file, since one article at most has it: read the cards. */
async function inCards(lookups, words, kind, held) {
  const { engine, marks } = lookups;
  const part = lookups.nothing();
  if (engine.core.least < 2) return part;
  const single = await lookups.wait(Promise.all(words.map((word) => lookups.one([word]))));
  const { folded } = lookups.joined([...held, ...single]);
  const sum = scores([...lookups.clauses.values()], engine.core);
  const candidates = members(folded).sort((a, b) => sum[b] - sum[a] || b - a);
  const exactly = (one, word) =>
    word.marked || marks ? one.word === word.word : one.fold === word.fold;
  for (let at = 0; at < Math.min(candidates.length, CARDS[kind]); at += AT_ONCE) {
    for (const card of await lookups.wait(engine.cards(candidates.slice(at, at + AT_ONCE)))) {
      if (!stands(lookups, card, words, sameFold)) continue;
      part.exact[card.document] = Number(stands(lookups, card, words, exactly));
      part.folded[card.document] = marks ? part.exact[card.document] : 1;
      part.terms = single.flatMap(({ terms }) => terms);
      return part;
    }
  }
  return part;
}

/** Whether a card has words in a row. */
function stands({ engine }, { title, blocks }, words, fits) {
  const { tokens, folded } = engine.tokenizer;
  return [title, ...blocks.map(([, text]) => text)].some((text) => {
    const own = tokens(text).map(({ word }) => ({ word, fold: folded(word) }));
    const from = (at) => words.every((word, place) => own[at + place] && fits(own[at + place], word));
    return own.some((_, at) => from(at));
  });
}
