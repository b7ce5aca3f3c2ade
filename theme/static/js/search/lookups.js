/** What each item of a query holds for, and what it adds to the score. docs/search.md tells why. */

import { scored } from "./lunr.js";
import { and, count, members, or, some } from "./masks.js";
import { together } from "./shards.js";

export const PAGE = 10; // articles that are read in any case, to be shown
export const READ = 20; // articles whose cards are fewer bytes than two pairs' places
const CHANCE = 8; // times as many articles as a chance link has, on both sides of it
const RARE = 5; // articles that have a word which may be a slip
const OFTEN = 100; // a pair that one article in so many has is no chance
const FEW = 120; // articles, of which those with all words in a row are told
const PLACED = { articles: 60, pairs: 3 }; // at most, for a run whose places are looked up

export const keyOf = (words) => words.map(({ fold }) => fold).join(" ");
export const pairsOf = (words) => words.slice(1).map((word, at) => [words[at], word]);

/** @typedef {import("./query.js").Word} Word */

/**
 * @typedef {object} Part what an item holds for
 * @property {Uint8Array} folded the articles
 * @property {Uint8Array} exact those that have the marks which were typed
 * @property {{all: Postings[], own: Postings[]}[]} [terms] each found as any of `all`, as typed in `own`
 * @property {Word[][]} [runs] words that stand side by side
 */

/** The words as they were typed. @param {Word[]} words */
export const nameOf = (words) => words.map(({ word }) => word).join(" ");

/** The lookups of one search, and what they gather on their way. */
export class Lookups {
  constructor(engine, { marks, signal }) {
    this.engine = engine;
    this.marks = marks;
    this.signal = signal;
    this.clear();
  }

  clear() {
    /** Terms that the score sums over. */
    this.clauses = new Map();
    /** Words that are marked in a text, where they stand side by side. */
    this.units = [];
    /** Words that a beginning or a near spelling stands for. */
    this.opened = { names: new Set(), folds: new Set() };
    /** Articles that come first in their tier: all words in a row, or in headline or names. */
    this.near = this.engine.blank();
    /** Words whose marks no article has so, and those whose marks few have. */
    this.strange = new Set();
    this.seldom = new Set();
  }

  /** Wait for files, unless a newer search has come. @template T @param {Promise<T>} promise */
  async wait(promise) {
    const value = await promise;
    if (this.signal?.aborted) throw new DOMException("a newer search has come", "AbortError");
    return value;
  }

  /** @param {import("./query.js").Item} item @returns {Promise<Part>} */
  async item(item) {
    if (item.kind === "field") {
      const { chosen } = await this.engine.module("fields");
      const mask = await this.wait(chosen(this.engine, item));
      return { folded: mask, exact: mask };
    }
    if (item.kind === "phrase") return this.phrase(item);
    if (item.kind === "words") return this.stretch(item.words);
    const { open } = await this.engine.module("openings");
    return open(this, item);
  }

  /** Words that stand one behind the other. */
  async phrase(item) {
    const { phrase } = await this.engine.module("phrases");
    return phrase(this, item);
  }

  /** Words in a row: each run that belongs together side by side. */
  async stretch(words) {
    const links = await this.wait(Promise.all(pairsOf(words).map((pair) => this.link(pair))));
    const kept = links.map((link, at) => (between(links, at) ? null : link));
    const part = await this.runs(words, kept);
    if (some(part.folded) || kept.every((link) => !link || link.sure)) return part;
    return this.runs(words, kept.map((link) => (link?.sure ? link : null)));
  }

  /** The words in runs, as the links between neighbours have it. */
  async runs(words, links) {
    const runs = [];
    words.forEach((word, at) => {
      if (at && links[at - 1]) {
        runs[runs.length - 1].words.push(word);
        runs[runs.length - 1].terms.push(links[at - 1].term);
      } else {
        runs.push({ words: [word], terms: [] });
      }
    });
    const own = runs.flatMap((run) => (run.terms.length ? pairsOf(run.words) : [run.words]));
    this.units.push(...own);
    const parts = await Promise.all(runs.map((run) => this.run(run)));
    const part = { ...this.joined(parts), runs: runs.map((run) => run.words) };
    if (links.includes(null) && count(part.folded) <= FEW) await this.inRow(words, part.folded);
    return part;
  }

  /** Of few articles, those that have all words in a row come first. */
  async inRow(words, folded) {
    const { engine } = this;
    if (!some(folded)) return;
    const pairs = pairsOf(words).map((pair) => engine.terms.pair(keyOf(pair)));
    const terms = await this.wait(Promise.all(pairs));
    if (terms.includes(null)) return;
    const { side, close } = this.inField(folded, terms);
    or([terms.length > 1 ? await this.checked(side, close, words, terms) : side], this.near);
  }

  /** Of some articles, those that have all terms in one field, and in headline or names. */
  inField(folded, terms) {
    const fields = terms.map((term) => this.engine.fields(term));
    const common = folded.map((one, document) =>
      one ? fields.reduce((both, own) => both & own[document], 7) : 0,
    );
    return {
      side: common.map((one) => Number(one > 0)),
      close: common.map((one) => Number((one & 3) > 0)),
    };
  }

  /** Of articles with all pairs in one field, those with the words in a row; all, if they are many. */
  async checked(side, close, words, terms) {
    const { engine } = this;
    const open = members(side).filter((document) => !close[document]);
    if (!open.length || open.length > PLACED.articles || count(close) >= PAGE) return side;
    const { read, placed } = await engine.module("phrases");
    if (open.length <= READ) return read(this, open, close, words);
    return terms.length > PLACED.pairs ? side : placed(this, side, terms);
  }

  /** A word, or words whose links make them one. */
  async run({ words, terms }) {
    if (!terms.length) return this.one(words);
    if (terms.includes(null)) return this.phrase({ words, kind: "words" });
    const pairs = pairsOf(words);
    const part = this.joined(terms.map((term, at) => this.held(term, pairs[at])));
    return terms.length > 1 ? this.beside(part, words, terms) : part;
  }

  /** Of the articles that have all pairs of a run, those that may have them in a row. */
  async beside(part, words, terms) {
    const { side, close } = this.inField(part.folded, terms);
    const folded = await this.checked(side, close, words, terms);
    or([close], this.near);
    return { ...part, folded, exact: and([folded], part.exact) };
  }

  /**
   * What makes two words one: their term, null where no shard has it though they must stand together.
   * It's sure if the archive has them with the marks that were typed.
   * @returns {Promise<{term: import("./terms.js").Term|null, sure: boolean}|null>}
   */
  async link(pair) {
    const { terms, core } = this.engine;
    const key = keyOf(pair);
    if (pair[1].joined) return { term: await terms.pair(key), sure: true, joined: true };
    const term = await terms.cohesive(key);
    const typed = this.marks || pair.some((word) => word.marked);
    if (!term) return null;
    if (!typed || term.forms.has(nameOf(pair))) return { term, sure: true };
    const often = term.all.documents.length * OFTEN >= core.articles;
    return often && !this.marks ? { term, sure: false } : null;
  }

  /** A word by itself. */
  async one(words) {
    const { terms } = this.engine;
    const term = await this.wait(terms.word(keyOf(words)));
    const [{ marked, fold, word }] = words;
    const often = term?.forms.get(word)?.documents.length ?? 0;
    if (marked && often < RARE) (often ? this.seldom : this.strange).add(fold);
    return this.held(term, words);
  }

  /** The masks of a term, which is from now on part of the score. */
  held(term, words) {
    const { engine } = this;
    if (!term) return this.nothing();
    const name = nameOf(words);
    const own = term.forms.get(name);
    if (!this.marks) this.scores(term, term.key, 1);
    if (own && (this.marks || words.some((word) => word.marked))) this.scores(term, name, 0);
    const exact = engine.mask(this.marks ? own : this.exact(term, words));
    return {
      folded: this.marks ? exact : engine.mask(term.all),
      exact,
      terms: [{ all: [term.all], own: own ? [own] : [] }],
    };
  }

  nothing() {
    return { folded: this.engine.blank(), exact: this.engine.blank(), terms: [] };
  }

  scores(term, name, side) {
    const id = `${side}/${name}`;
    if (!this.clauses.has(id)) {
      this.clauses.set(id, { scored: scored(term, name, this.engine.core.articles), side });
    }
  }

  /** The forms that have the marks of the words typed with marks; undefined if there is none. */
  exact(term, words) {
    if (!words.some((word) => word.marked)) return term.all;
    const fits = [...term.forms].filter(([name]) => {
      const parts = name.split(" ");
      return words.every((word, at) => !word.marked || parts[at] === word.word);
    });
    if (!fits.length) return undefined;
    const key = fits.map(([name]) => name).join("|");
    term.together ??= new Map();
    if (!term.together.has(key)) {
      const several = fits.map(([, postings]) => postings);
      term.together.set(key, together(several, this.engine.core.articles));
    }
    return term.together.get(key);
  }

  joined(parts) {
    const of = (kind) => and(parts.map((part) => part[kind]), this.engine.blank(1));
    return { folded: of("folded"), exact: of("exact"), terms: parts.flatMap((part) => part.terms) };
  }

}

/** Whether a link is a chance one between two much stronger ones: nghệ an | dân vận. */
function between(links, at) {
  const often = (link) => link?.term?.all.documents.length ?? 0;
  if (!links[at] || links[at].joined) return false;
  return often(links[at]) * CHANCE < Math.min(often(links[at - 1]), often(links[at + 1]));
}
