/** Other readings of a query that finds nothing or little. Each says what it did. */

import { decoded } from "./telex.js";

const SHORTEST = 4; // letters of what may be several words without blanks
const TRIED = 6; // splits or near words, of each word
const RAREST = 2; // words of a query that are likely to be the wrong ones
const LONGEST = 12; // words; nothing is left out of a longer query
const SUGGESTIONS = 3;
const BETTER = 5; // times as many articles as the query finds as typed, where it finds a few

/**
 * The best answer among the query's other readings, or the answer that was there.
 * @param {import("./engine.js").Engine} engine @param {string} typed
 * @param {import("./engine.js").Answer} answer to the query as typed @param {object} options
 * @returns {Promise<import("./engine.js").Answer>}
 */
export async function mended(engine, typed, answer, options) {
  const text = typed.normalize("NFC");
  const none = !answer.found;
  const known = none || answer.rare.size ? await vocabulary(engine) : null;
  const own = answer.query.alternatives.flatMap((items) =>
    items.flatMap(({ kind, words }) => (kind === "words" ? words : [])),
  );
  const { words: wordsOf, folded } = engine.tokenizer;
  const often = (word) => Math.min(...wordsOf(word).map((one) => known?.get(folded(one)) ?? 0));

  /** How good a reading is: side by side before apart, few runs of words before many, many articles. */
  const worth = ({ found, runs, notes }) =>
    found && [notes.some(({ kind }) => kind === "apart") ? 0 : 1, -runs, found];
  const better = (a, b) => {
    const [one, other] = [worth(a.found), worth(b.found)];
    const at = one.findIndex((value, place) => value !== other[place]);
    return at < 0 ? 0 : other[at] - one[at];
  };

  /** The best of these texts. */
  const best = async (texts, least = 1) => {
    const tops = [];
    for (const other of new Set(texts)) {
      if (other === text) continue;
      const found = await engine.answer(other, options);
      if (found.found >= least) tops.push({ found, other });
    }
    return tops.sort(better)[0];
  };
  const told = (kind, { found, other }) => ({
    ...found,
    notes: [{ kind, from: text, to: other }, ...found.notes.filter((one) => one.kind === "apart" || one.kind === "spelling")],
  });

  for (const kind of ["telex", "vni"]) {
    const likely = (word, written) => !known || often(word) > often(written);
    const other = decoded(text, kind, likely);
    const top = other && (await best([other], Math.max(1, answer.found * BETTER)));
    if (top) return told(kind, top);
  }

  if (!known) return answer;

  const places = own.filter((word, at) => !at || word.start !== own[at - 1].start);
  const replaced = (word, by) => text.slice(0, word.start) + by + text.slice(word.end);
  const unknown = places.filter((word) => !known.get(word.fold) && !/\d/.test(word.fold));
  if (none) {
    let splits = [text];
    for (const word of [...unknown].reverse()) {
      if (word.fold.length < SHORTEST) continue;
      const ways = split(word.fold, known, engine.core.articles);
      if (ways.length) splits = ways.flatMap((way) => splits.map((one) => one.slice(0, word.start) + way + one.slice(word.end)));
    }
    const top = await best(splits.slice(0, TRIED));
    if (top) return told("joined", top);
  }

  const likely = none ? places : places.filter(({ fold }) => answer.rare.has(fold));
  const rare = (unknown.length ? unknown : likely)
    .filter(({ fold }) => !/\d/.test(fold))
    .sort((a, b) => often(a.fold) - often(b.fold))
    .slice(0, RAREST);
  const suggested = [];
  for (const word of rare) {
    for (const near of (await nearest(engine, word.fold, known)).slice(0, TRIED)) {
      const found = await engine.answer(replaced(word, near), options);
      const apart = found.notes.some(({ kind }) => kind === "apart");
      if (found.found > answer.found * BETTER && (!apart || none)) {
        suggested.push({ found, other: await spelled(engine, found) });
      }
    }
  }
  suggested.sort(better);
  const suggestions = [...new Set(suggested.map(({ other }) => other))];
  if (!none) return { ...answer, suggestions: suggestions.slice(0, SUGGESTIONS) };
  if (suggested.length && unknown.length) {
    return { ...told("suggestion", suggested[0]), suggestions: suggestions.slice(1, SUGGESTIONS + 1) };
  }

  const fewer = places.length > 1 && places.length <= LONGEST ? places : [];
  const left = unknown.length === 1 ? unknown : unknown.length ? [] : fewer;
  const top = fewer.length ? await best(left.map((word) => replaced(word, " ").replace(/\s+/g, " ").trim())) : null;
  const end = top ? told("dropped", top) : answer;
  return { ...end, suggestions: suggestions.slice(0, SUGGESTIONS) };
}

/** In how many articles each folded word stands. */
async function vocabulary(engine) {
  const { words, documents } = await engine.vocabulary();
  return new Map(words.map((word, at) => [word, documents[at]]));
}

/** The likeliest ways to read letters as several words of the vocabulary, best first. */
function split(letters, known, articles) {
  const chance = (word) => Math.log((known.get(word) ?? 0) / articles);
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

/** Words of the vocabulary a letter away, those of the most articles first. */
async function nearest(engine, fold, known) {
  const found = await engine.near(fold);
  return found
    .filter((word) => word !== fold && !/\d/.test(word))
    .sort((a, b) => known.get(b) - known.get(a) || (a < b ? -1 : 1));
}

/** A query's words as most articles spell them. */
async function spelled(engine, { query }) {
  const { terms } = engine;
  const most = (term) =>
    [...term.forms].reduce((a, b) => (b[1].documents.length > a[1].documents.length ? b : a))[0].split(" ");
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
