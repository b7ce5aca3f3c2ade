/** What of a text answers a query, marked on its own words. */

const LENGTH = 40; // words
const BEFORE = 8; // words in front of the first one that is marked

/**
 * @typedef {[string, boolean]} Piece words as they stand, and whether they answer
 */

/**
 * @param {ReturnType<typeof import("./fold.js").tokenizer>} tokenizer
 * @param {import("./query.js").Word[][]} units words that answer where they stand side by side
 * @param {{names: Set<string>, folds: Set<string>}} opened what beginnings and near spellings stand for
 * @param {boolean} marks only what has the marks that were typed
 */
export function marker({ tokens, folded }, units, opened, marks) {
  const alone = units.flat().map((word) => [word]);
  const wanted = new Set(alone.map(([word]) => word.fold)).size + (opened.folds.size ? 1 : 0);
  const exactly = (one, word) =>
    word.marked || marks ? one.word === word.word : one.fold === word.fold;
  const roughly = (one, word) => one.fold === word.fold;
  /** What is looked for, the best first: the next only where it finds more of the query's words. */
  const ways = marks ? [exactly] : [exactly, roughly];
  const levels = [units, alone].flatMap((own) => ways.map((fits) => [own, fits]));

  /** By word of a text: 0, or the number of the unit that it answers and one. */
  const hits = (own, wanted, fits, covered) => {
    const found = new Array(own.length).fill(0);
    wanted.forEach((unit, number) => {
      for (let at = 0; at + unit.length <= own.length; at += 1) {
        if (!unit.every((word, place) => fits(own[at + place], word))) continue;
        found.fill(number + 1, at, at + unit.length);
        for (const word of unit) covered.add(word.fold);
      }
    });
    own.forEach((one, at) => {
      if (fits === exactly ? !opened.names.has(one.word) : !opened.folds.has(one.fold)) return;
      found[at] ||= wanted.length + 1;
      covered.add("*");
    });
    return found;
  };

  /** The words of texts, and which of them answer. @param {string[]} texts */
  const read = (texts) => {
    const parts = texts.map((raw) => {
      const text = raw.normalize("NFC");
      return { text, own: tokens(text).map((one) => ({ ...one, fold: folded(one.word) })) };
    });
    let most = -1;
    let best = [];
    for (const [looked, fits] of levels) {
      const covered = new Set();
      const found = parts.map(({ own }) => hits(own, looked, fits, covered));
      if (covered.size > most) {
        most = covered.size;
        best = found;
      }
      if (most === wanted) break;
    }
    return parts.map((part, at) => ({ ...part, found: best[at] }));
  };

  /** How many of the units of several words stand in a stretch. */
  const beside = (own) =>
    units.filter(
      (unit) =>
        unit.length > 1 &&
        own.some((_, at) =>
          unit.every((word, place) => own[at + place] && roughly(own[at + place], word)),
        ),
    ).length;

  const pieces = (text) => {
    const [{ text: normal, own, found }] = read([text]);
    return cut(normal, own, found, 0, own.length);
  };

  return { read, beside, pieces };
}

/** A stretch of a text in pieces; words that answer side by side are one. @returns {Piece[]} */
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
 * The stretch of an article's own words that answers best, and its title, with their hits.
 * @param {object} card @param {ReturnType<typeof marker>} marker
 * @returns {{title: Piece[], anchor: number|null, pieces: Piece[], before: boolean, after: boolean}}
 */
export function best({ title, blocks }, marker) {
  const [head, ...parts] = marker.read([title, ...blocks.map(([, text]) => text)]);
  const own = cut(head.text, head.own, head.found, 0, head.own.length);
  if (!parts.length) return { title: own, anchor: null, pieces: [], before: false, after: false };
  let top = { worth: -1, block: 0, from: 0, to: 0 };
  parts.forEach(({ own, found }, block) => {
    const from = (hit) => Math.max(0, Math.min(hit - BEFORE, own.length - LENGTH));
    const starts = new Set(own.flatMap((_, at) => (found[at] ? [from(at)] : [])));
    for (const start of block || starts.size ? starts : [0]) {
      const to = Math.min(start + LENGTH, own.length);
      const held = found.slice(start, to).filter(Boolean);
      const worth =
        marker.beside(own.slice(start, to)) * 20 + new Set(held).size * 10 + Math.min(held.length, 9);
      if (worth > top.worth) top = { worth, block, from: start, to };
    }
  });
  const { text, own: words, found } = parts[top.block];
  return {
    title: own,
    anchor: blocks[top.block][0],
    pieces: cut(text, words, found, top.from, top.to),
    before: top.from > 0,
    after: top.to < words.length,
  };
}
