/** What a query asks for. Any text is a query: what isn't of the language is words. */

/**
 * @typedef {object} Word
 * @property {string} word the exact form
 * @property {string} fold
 * @property {boolean} marked whether it was typed with marks
 * @property {boolean} joined whether it stands beside the word before: 05-CT/TU
 * @property {number} start place in the query's NFC; the words of an abbreviation share theirs
 * @property {number} end
 */

/**
 * @typedef {object} Item
 * @property {"words"|"phrase"|"prefix"|"near"|"field"} kind
 * @property {Word[]} words of a field, those of its value
 * @property {boolean} [excluded]
 * @property {string} [name] of the field: tinh, chude, nguoi, vanban, nguon, nam
 * @property {string} [value]
 */

/**
 * @typedef {object} Query
 * @property {Item[][]} alternatives what stands between HOẶC
 * @property {Item[]} excluded
 * @property {boolean} empty
 */

export const FIELDS = ["tinh", "chude", "nguoi", "vanban", "nguon", "nam"];
const PIECE = /"([^"]+)"|\||[^\s"|]+/g;
const LABEL = /^([^\s":]+):(.*)$/;
const OR = new Set(["HOẶC", "OR", "|"]);
const BESIDE = /^[-–/.]*$/;
const SHORTEST = 2; // letters of a beginning or of a word that may be misspelled

/**
 * @param {string} text
 * @param {ReturnType<typeof import("./fold.js").tokenizer>} tokenizer
 * @returns {Query}
 */
export function parse(text, { tokens, folded }) {
  const query = text.normalize("NFC").replace(/[“”„«»]/g, '"');
  const alternatives = [[]];
  const excluded = [];
  let items = alternatives[0];
  let from = -1; // where the words that aren't yet taken begin
  let to = 0;

  const wordsOf = (stretch, offset = 0) => {
    let before = -1;
    return tokens(stretch).map(({ word, start, end }) => {
      const joined = before >= 0 && BESIDE.test(stretch.slice(before, Math.max(start, before)));
      before = end;
      const fold = folded(word);
      return { word, fold, marked: word !== fold, joined, start: start + offset, end: end + offset };
    });
  };
  const add = (item) => {
    if (item.words.length) (item.excluded ? excluded : items).push(item);
  };
  const takeWords = () => {
    if (from >= 0) add({ kind: "words", words: wordsOf(query.slice(from, to), from) });
    from = -1;
  };

  /** A field with a value, or null: then it's words. */
  const field = (label, value, minus) => {
    const name = folded(label.toLowerCase()).replaceAll("-", "");
    const words = wordsOf(value);
    if (!FIELDS.includes(name) || !words.length) return null;
    if (name === "nam" && !/^\s*\d{4}(\s*-\s*\d{4})?\s*$/.test(value)) return null;
    return { kind: "field", name, value: value.trim(), words, excluded: minus };
  };

  /** What a piece asks for beyond plain words, or null. */
  const special = (piece, phrase, minus) => {
    if (phrase !== undefined) return { kind: "phrase", words: wordsOf(phrase), excluded: minus };
    const own = minus ? piece.slice(1) : piece;
    const label = LABEL.exec(own);
    const filed = label && field(label[1], label[2], minus);
    if (filed) return filed;
    const open = /^(.+?)(\*|~1?)$/.exec(own);
    const words = wordsOf(open ? open[1] : own);
    if (open && !minus && words.length === 1 && words[0].fold.length >= SHORTEST) {
      return { kind: open[2] === "*" ? "prefix" : "near", words };
    }
    return minus && words.length ? { kind: "phrase", words, excluded: true } : null;
  };

  const pieces = [...query.matchAll(PIECE)];
  for (let at = 0; at < pieces.length; at += 1) {
    const [piece, phrase] = pieces[at];
    const start = pieces[at].index;
    const end = start + piece.length;
    if (OR.has(piece)) {
      takeWords();
      alternatives.push((items = []));
      continue;
    }
    const begins = start === 0 || /[\s|"]/.test(query[start - 1]);
    const minus = begins && phrase === undefined && piece.startsWith("-");
    const next = pieces[at + 1];
    let item = null;
    if (phrase === undefined && next?.[1] !== undefined && next.index === end) {
      // -"a phrase", tinh:"a name"
      if (piece === "-") item = { kind: "phrase", words: wordsOf(next[1]), excluded: true };
      else if (piece.endsWith(":")) item = field(piece.slice(minus ? 1 : 0, -1), next[1], minus);
      if (item) at += 1;
    }
    item ??= special(piece, phrase, minus);
    if (item) {
      takeWords();
      add(item);
    } else {
      if (from < 0) from = start;
      to = end;
    }
  }
  takeWords();
  const asked = alternatives.filter((one) => one.length);
  return { alternatives: asked, excluded, empty: !asked.length && !excluded.length };
}
