/** Words of the vocabulary that a beginning or a near spelling stands for. */

import { or } from "./masks.js";

/** @typedef {import("./engine.js").Engine} Engine */

/** Words with this beginning. @param {Engine} engine @param {string} fold */
export const begun = (engine, fold) => fitting(engine, (sets) => sets.fromString(`${fold}*`));

/** Words that are this one or a letter away. @param {Engine} engine @param {string} fold */
export const near = (engine, fold) => fitting(engine, (sets) => sets.fromFuzzyString(fold, 1));

async function fitting(engine, wanted) {
  const [{ TokenSet }, { words }] = await Promise.all([engine.load(), engine.vocabulary()]);
  engine.set ??= TokenSet.fromArray(words);
  return engine.set.intersect(wanted(TokenSet)).toArray();
}

/**
 * What has any word of the vocabulary that fits.
 * @param {import("./lookups.js").Lookups} lookups @param {import("./query.js").Item} item
 * @returns {Promise<import("./lookups.js").Part>}
 */
export async function open(lookups, { kind, words: [word] }) {
  const { engine, marks, opened } = lookups;
  const fitting = kind === "prefix" ? begun(engine, word.fold) : near(engine, word.fold);
  const folds = await lookups.wait(fitting);
  const found = await lookups.wait(Promise.all(folds.map((fold) => engine.terms.word(fold))));
  const begins = (name) => (kind === "prefix" ? name.startsWith(word.word) : name === word.word);
  const held = { all: [], own: [] };
  for (const term of found.filter(Boolean)) {
    const own = [...term.forms].filter(([name]) => begins(name));
    if (marks && !own.length) continue;
    if (!marks) lookups.scores(term, term.key, 1);
    for (const [name, postings] of own) {
      if (marks || word.marked) lookups.scores(term, name, 0);
      held.own.push(postings);
      opened.names.add(name);
    }
    held.all.push(...(marks ? own.map(([, postings]) => postings) : [term.all]));
    opened.folds.add(term.key);
  }
  const any = (several) => or(several.map((one) => engine.mask(one)), engine.blank());
  const folded = any(held.all);
  return { folded, exact: word.marked ? any(held.own) : folded, terms: [held] };
}
