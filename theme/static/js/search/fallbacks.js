/** Other readings of a query that finds nothing or little. Each says what it did. */

import { near as lettersAway } from "./openings.js";
import { decoded } from "./telex.js";

const SHORTEST = 4; // letters of what may be several words without blanks
const TRIED = 6; // ways to split a word
const NEAR = 24; // words a letter away, of each word
const RAREST = 2; // words of a query that are likely to be the wrong ones
const LONGEST = 12; // words; nothing is left out of a longer query
const SUGGESTIONS = 3;
const BETTER = 5; // times as many articles as the query finds as typed, where it finds a few

/** @typedef {import("./engine.js").Engine} Engine @typedef {import("./engine.js").Answer} Answer */
/** @typedef {{kind: string, text: string, answer: Answer}} Reading */

/** A query as VNI, if that finds anything. @param {Engine} engine @returns {Promise<Answer|null>} */
export async function keyed(engine, text, options) {
  const top = await typed(engine, text, ["vni"], options, 1);
  return top && told(text, top);
}

/**
 * The best answer among the query's other readings, or the answer that was there.
 * @param {Engine} engine @param {string} text
 * @param {Answer} answer to the query as typed @param {object} options
 * @returns {Promise<Answer>}
 */
export async function mended(engine, text, answer, options) {
  const none = !answer.found;
  const keys = none || !answer.strange.size ? ["telex", "vni"] : [];
  const read = await typed(engine, text, keys, options, Math.max(1, answer.found * BETTER));
  if (read) return told(text, read);
  if (!none && !answer.rare.size && !answer.strange.size) return answer;

  const { words, documents } = await engine.vocabulary();
  const known = new Map(words.map((word, at) => [word, documents[at]]));
  const often = ({ fold }) => known.get(fold) ?? 0;
  const { words: wordsOf, folded } = engine.tokenizer;
  const least = (text) => Math.min(...wordsOf(text).map((word) => known.get(folded(word)) ?? 0));
  const likely = (word, written) => least(word) > least(written);
  const again = none && (await typed(engine, text, keys, options, 1, likely));
  if (again) return told(text, again);

  const own = answer.query.alternatives.flat().flatMap((item) => (item.kind === "words" ? item.words : []));
  const places = own.filter((word, at) => !at || word.start !== own[at - 1].start);
  const letters = places.filter(({ fold }) => !/\d/.test(fold));
  const unknown = letters.filter((word) => !often(word));
  const strange = letters.filter(({ fold }) => answer.strange.has(fold));

  const apart = none ? splits(text, unknown, known, engine.core.articles) : [];
  const readings = await readAs(engine, "joined", apart, options);
  if (readings[0]?.answer.runs === 1) return told(text, readings[0]);

  const others = none ? letters : letters.filter(({ fold }) => answer.rare.has(fold));
  const doubtful = [unknown, strange, others].find((one) => one.length) ?? [];
  const rare = [...doubtful].sort((a, b) => often(a) - often(b)).slice(0, RAREST);
  const nearest = await Promise.all(rare.map((word) => nearby(engine, own, word, known)));
  const texts = nearest.flatMap((near, at) => near.map((one) => replaced(text, rare[at], one)));
  const enough = none || strange.length ? 1 : answer.found * BETTER;
  const near = await readAs(engine, "suggestion", texts, options, enough);
  for (const one of near) one.text = await spelled(engine, one.answer);
  const suggestions = [...new Set(near.map((one) => one.text))];
  const certain = unknown.length || strange.length ? near : [];
  const [top] = [...readings, ...certain].sort(better);
  if (top && (none || firmer(top.answer, answer))) {
    const rest = suggestions.filter((one) => one !== top.text);
    return { ...told(text, top), suggestions: rest.slice(0, SUGGESTIONS) };
  }
  const offered = suggestions.slice(0, SUGGESTIONS);
  if (!none) return { ...answer, suggestions: offered };

  const fewer = places.length > 1 && places.length <= LONGEST && unknown.length < 2 ? places : [];
  const left = unknown.length ? fewer.filter((word) => !often(word)) : fewer;
  const shorter = left.map((word) => replaced(text, word, "").replace(/\s+/g, " ").trim());
  const [rest] = await readAs(engine, "dropped", shorter, options);
  return { ...(rest ? told(text, rest) : answer), suggestions: offered };
}

/** The query as typed with other keys, if that finds enough. @returns {Promise<Reading|undefined>} */
async function typed(engine, text, kinds, options, least, likely = () => true) {
  for (const kind of kinds) {
    const other = decoded(text, kind, likely);
    const [top] = other ? await readAs(engine, kind, [other], options, least) : [];
    if (top) return top;
  }
}

/** The answers to texts that find something, the best first. @returns {Promise<Reading[]>} */
async function readAs(engine, kind, texts, options, least = 1) {
  const read = async (text) => ({ kind, text, answer: await engine.answer(text, options) });
  const found = await Promise.all([...new Set(texts)].map(read));
  return found.filter(({ answer }) => answer.found >= least).sort(better);
}

/** Side by side before apart, few runs of words before many, then many articles before few. */
function better(a, b) {
  const worth = ({ answer }) => [isApart(answer) ? 0 : 1, -answer.runs, answer.found];
  const one = worth(a);
  const other = worth(b);
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : other[at] - one[at];
}

const isApart = ({ notes }) => notes.some(({ kind }) => kind === "apart");

/** Whether an answer has more of its words side by side than another one. */
const firmer = (one, other) => !isApart(one) && (isApart(other) || one.runs < other.runs);

function told(from, { kind, text, answer }) {
  const kept = answer.notes.filter((note) => note.kind === "apart" || note.kind === "spelling");
  return { ...answer, notes: [{ kind, from, to: text }, ...kept] };
}

const replaced = (text, word, by) => text.slice(0, word.start) + by + text.slice(word.end);

/** The text with blanks put into words that nobody knows, the likeliest first. */
function splits(text, unknown, known, articles) {
  let texts = [text];
  for (const word of [...unknown].reverse()) {
    const ways = word.fold.length < SHORTEST ? [] : split(word.fold, known, articles);
    if (ways.length) texts = ways.flatMap((way) => texts.map((one) => replaced(one, word, way)));
  }
  return texts.filter((one) => one !== text).slice(0, TRIED);
}

/** The likeliest ways to read letters as several words of the vocabulary, the best first. */
function split(letters, known, articles) {
  const chance = (word) =>
    word.length > 1 || word === "y" ? Math.log((known.get(word) ?? 0) / articles) : -Infinity;
  const tops = [{ worth: 0, words: [] }];
  for (let end = 1; end <= letters.length; end += 1) {
    tops[end] = { worth: -Infinity, words: [] };
    for (let start = 0; start < end; start += 1) {
      const word = letters.slice(start, end);
      const worth = tops[start].worth + chance(word);
      if (worth > tops[end].worth) tops[end] = { worth, words: [...tops[start].words, word] };
    }
  }
  const ways = [tops[letters.length]];
  for (let at = 1; at < letters.length; at += 1) {
    const words = [letters.slice(0, at), letters.slice(at)];
    ways.push({ worth: chance(words[0]) + chance(words[1]), words });
  }
  const likely = ways.filter(({ worth, words }) => worth > -Infinity && words.length > 1);
  likely.sort((a, b) => b.worth - a.worth);
  return [...new Set(likely.map(({ words }) => words.join(" ")))].slice(0, TRIED);
}

/**
 * Words of the vocabulary a letter away: those that belong together with the word beside it, those of
 * the most articles first; without such a word, the most frequent ones.
 */
async function nearby(engine, words, word, known) {
  const at = words.indexOf(word);
  const before = words[at - 1]?.fold;
  const after = words[at + 1]?.fold;
  const near = (await lettersAway(engine, word.fold)).filter((one) => one !== word.fold && !/\d/.test(one));
  near.sort((a, b) => known.get(b) - known.get(a) || (a < b ? -1 : 1));
  const beside = async (one) => {
    const pair = before ? `${before} ${one}` : after && `${one} ${after}`;
    return { one, often: (pair && (await engine.terms.cohesive(pair))?.all.documents.length) || 0 };
  };
  const found = await Promise.all(near.slice(0, NEAR).map(beside));
  const linked = found.filter(({ often }) => often).sort((a, b) => b.often - a.often);
  return (linked.length ? linked : found).slice(0, TRIED).map(({ one }) => one);
}

/** A query's words as most articles spell them. */
async function spelled({ terms }, { query }) {
  const often = ([, { documents }]) => documents.length;
  const most = (term) => [...term.forms].reduce((a, b) => (often(b) > often(a) ? b : a))[0].split(" ");
  const texts = query.alternatives.flat().map(async ({ kind, words }) => {
    const own = words.map(({ word }) => word);
    if (kind !== "words") return kind === "phrase" ? `"${own.join(" ")}"` : own.join(" ");
    for (let at = 0; at < words.length; at += 1) {
      if (words[at].marked) continue;
      const [a, b, c] = [words[at - 1], words[at], words[at + 1]];
      const pair = c && (await terms.cohesive(`${b.fold} ${c.fold}`));
      const before = !pair && a && (await terms.cohesive(`${a.fold} ${b.fold}`));
      const term = pair || before || (await terms.word(b.fold));
      if (term) own[at] = most(term)[before ? 1 : 0];
    }
    return own.join(" ");
  });
  return (await Promise.all(texts)).join(" ");
}
