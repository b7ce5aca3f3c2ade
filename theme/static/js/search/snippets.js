/** What of a text answers a query, marked on its own words. */

const LENGTH = 40; // words
const BEFORE = 8; // words in front of the first one that is marked

/**
 * @typedef {[string, boolean]} Piece words as they stand, and whether they answer
 */

/**
 * @param {ReturnType<typeof import("./fold.js").tokenizer>} tokenizer
 * @param {import("./query.js").Item[]} items
 * @param {string[]} opened folded words that a beginning or a near spelling stands for
 * @param {boolean} marks only what has the marks that were typed
 */
export function marker({ tokens, folded }, items, opened, marks) {
  const units = items.flatMap(({ kind, words }) => {
    if (kind === "prefix" || kind === "near") return [];
    return kind === "phrase" ? [words] : words.map((word) => [word]);
  });
  const pairs = items.flatMap(({ kind, words }) =>
    kind === "words" ? words.slice(1).map((word, at) => [words[at], word]) : [],
  );
  const open = new Set(opened);
  const exactly = (one, word) => (word.marked || marks ? one.word === word.word : one.fold === word.fold);
  const roughly = (one, word) => (marks ? one.word === word.word : one.fold === word.fold);

  const read = (text) => {
    const normal = text.normalize("NFC");
    return { text: normal, own: tokens(normal).map((one) => ({ ...one, fold: folded(one.word) })) };
  };

  /** By word of a text: 0, or the number of the unit that it answers and one. */
  const hits = (own, fits) => {
    const found = new Array(own.length).fill(0);
    units.forEach((unit, number) => {
      for (let at = 0; at + unit.length <= own.length; at += 1) {
        if (unit.every((word, place) => fits(own[at + place], word))) {
          found.fill(number + 1, at, at + unit.length);
        }
      }
    });
    own.forEach((one, at) => {
      if (open.has(one.fold)) found[at] ||= units.length + 1;
    });
    return found;
  };

  /** How many of the query's neighbours are neighbours in a stretch. */
  const beside = (own, fits) =>
    pairs.filter(([a, b]) => own.some((one, at) => own[at + 1] && fits(one, a) && fits(own[at + 1], b))).length;

  /** The hits of texts: those with the query's marks if there are any, else all. */
  const both = (texts) => {
    const parts = texts.map(read);
    for (const fits of [exactly, roughly]) {
      const found = parts.map(({ own }) => hits(own, fits));
      if (fits === roughly || found.some((one) => one.some(Boolean))) {
        return parts.map((part, at) => ({ ...part, found: found[at], fits }));
      }
    }
    return [];
  };

  return {
    both,
    beside,
    pieces: (text) => {
      const [{ text: normal, own, found }] = both([text]);
      return cut(normal, own, found, 0, own.length);
    },
  };
}

/** A stretch of a text in pieces; words that answer and stand side by side are one. @returns {Piece[]} */
function cut(text, own, found, from, to) {
  const pieces = [];
  let at = from > 0 ? own[from].start : 0;
  const last = to < own.length ? own[to - 1].end : text.length;
  const add = (end, hit) => {
    if (end > at) pieces.push([text.slice(at, end), hit]);
    at = Math.max(at, end);
  };
  for (let word = from; word < to; word += 1) {
    if (!found[word]) continue;
    let end = word;
    while (end + 1 < to && found[end + 1]) end += 1;
    add(own[word].start, false);
    add(own[end].end, true);
    word = end;
  }
  add(last, false);
  return pieces;
}

/**
 * The stretch of an article's own words that answers best.
 * @param {object} card @param {ReturnType<typeof marker>} marker
 * @returns {{anchor: number|null, pieces: Piece[], before: boolean, after: boolean}}
 */
export function best({ title, blocks }, marker) {
  const [, ...parts] = marker.both([title, ...blocks.map(([, text]) => text)]);
  if (!parts.length) return { anchor: null, pieces: [], before: false, after: false };
  let top = { worth: -1, block: 0, from: 0, to: 0 };
  parts.forEach(({ own, found, fits }, block) => {
    const from = (hit) => Math.max(0, Math.min(hit - BEFORE, own.length - LENGTH));
    const starts = new Set(own.flatMap((_, at) => (found[at] ? [from(at)] : [])));
    for (const start of block || starts.size ? starts : [0]) {
      const to = Math.min(start + LENGTH, own.length);
      const held = found.slice(start, to).filter(Boolean);
      const worth =
        marker.beside(own.slice(start, to), fits) * 20 + new Set(held).size * 10 + Math.min(held.length, 9);
      if (worth > top.worth) top = { worth, block, from: start, to };
    }
  });
  const { text, own, found } = parts[top.block];
  return {
    anchor: blocks[top.block][0],
    pieces: cut(text, own, found, top.from, top.to),
    before: top.from > 0,
    after: top.to < own.length,
  };
}
