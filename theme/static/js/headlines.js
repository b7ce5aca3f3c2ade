/** Headlines by their words: every word of a query must stand in an article's headline, province,
 * tags or years. Marks may be left out; those typed right come first. Nothing here knows the page.
 */

/** Marks of tone; those that make another letter (â ơ ư …) stay with it. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/u;
const LONGEST = 100;

/** @typedef {{folded: string, marked: string}} Word */

/** Without marks, đ as d. @param {string} word in lower case */
const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");

/** With its marks, the tone behind its letters: hòa and hoà are one. @param {string} word */
function marked(word) {
  const apart = word.normalize("NFD");
  return apart.replace(TONES, "") + (apart.match(TONES) ?? []).join("");
}

/** The words of a text. @param {string} text @returns {Word[]} */
export function words(text) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(NO_WORD)
    .filter(Boolean)
    .map((word) => ({ folded: fold(word), marked: marked(word) }));
}

/** Every year that an article's date touches. */
function years(articles, row) {
  if (!articles.start[row]) return [];
  const first = Math.floor(articles.start[row] / 10000);
  const last = Math.floor((articles.end[row] || articles.start[row]) / 10000);
  return Array.from({ length: Math.min(last - first + 1, LONGEST) }, (_, at) => String(first + at));
}

/**
 * The words of each article, without and with marks; made once, searched often.
 * @param {import("./articles.js").Articles} articles
 */
export function index(articles) {
  return articles.title.map((title, row) => {
    const place = articles.provinces[articles.province[row]]?.[1] ?? "";
    const tags = articles.tag[row].map((tag) => articles.labels[tag]);
    const held = words([title, place, ...tags, ...years(articles, row)].join(" "));
    return {
      folded: new Set(held.map((word) => word.folded)),
      marked: new Set(held.map((word) => word.marked)),
    };
  });
}

/**
 * The articles that have every word of the query, those with its very marks first, then the newest,
 * the undated last. If none has, the last word may be the beginning of one: `begun` says so.
 * @param {import("./articles.js").Articles} articles
 * @param {ReturnType<typeof index>} held
 * @param {string} query
 * @returns {{rows: number[], begun: boolean}}
 */
export function search(articles, held, query) {
  const wanted = words(query);
  if (!wanted.length) return { rows: [], begun: false };
  const rows = [...held.keys()];
  const whole = rows.filter((row) => wanted.every((word) => held[row].folded.has(word.folded)));
  if (whole.length) return { rows: ordered(articles, held, whole, wanted), begun: false };
  const last = wanted.at(-1);
  const before = wanted.slice(0, -1);
  const begun = rows.filter(
    (row) =>
      before.every((word) => held[row].folded.has(word.folded)) &&
      [...held[row].folded].some((word) => word.startsWith(last.folded)),
  );
  return { rows: ordered(articles, held, begun, before), begun: begun.length > 0 };
}

function ordered(articles, held, rows, wanted) {
  const exact = new Set(rows.filter((row) => wanted.every((word) => held[row].marked.has(word.marked))));
  return [...rows].sort(
    (a, b) => exact.has(b) - exact.has(a) || articles.start[b] - articles.start[a] || a - b,
  );
}
