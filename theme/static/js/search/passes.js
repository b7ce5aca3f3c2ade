/** One search, in passes: words side by side, else anywhere; then the ranks. docs/search.md tells why. */

import { Lookups, nameOf } from "./lookups.js";
import { scores } from "./lunr.js";
import { and, or, some } from "./masks.js";
import { find } from "./shards.js";

/** Tiers in their order; a variant spelling's come after the typed one's. */
const TIER = { exact: 0, folded: 1, variant: 2, apart: 4, none: 255 };
const RARE = 3; // articles that have a word which may be a slip

/** @typedef {import("./query.js").Query} Query @typedef {import("./query.js").Item} Item */

/** One search over an index. */
export class Search {
  /** @param {import("./engine.js").Engine} engine @param {object} options as of `Engine.search` */
  constructor(engine, options) {
    this.engine = engine;
    this.options = options;
    this.lookups = new Lookups(engine, options);
    /** For each list of items that was looked up, its terms. */
    this.found = [];
  }

  /** @param {Query} query @param {string} text as it was typed @returns {Promise<import("./engine.js").Answer>} */
  async answer(query, text) {
    const { engine, lookups } = this;
    this.query = query;
    this.tiers = engine.blank(TIER.none);
    this.notes = [];
    this.looser = false;
    this.runs = 0;
    if (query.empty) return this.made();
    const excluded = await Promise.all(query.excluded.map((item) => lookups.item(item)));
    this.outside = or(excluded.map((part) => part.exact), engine.blank());
    lookups.clear(); // what is excluded has no part in the rest
    for (const items of query.alternatives.length ? query.alternatives : [[]]) {
      await this.alternative(items, text);
    }
    return this.made();
  }

  /** One of the lists between HOẶC: its tiers, with its other spellings. */
  async alternative(items, text) {
    const spelled = this.spellings(items);
    const parts = await Promise.all(spelled.map((one) => this.all(one)));
    this.take(parts, 0);
    spelled.slice(1).forEach((one, at) => {
      if (some(parts[at + 1].folded)) this.note("spelling", text, one);
    });
    this.runs += parts[0].runs.length;
    if (parts.every(({ runs }) => runs.every((run) => run.length < 2))) return;
    const alone = !this.some(parts);
    if (!alone && !this.options.loose) {
      this.looser = true;
      return;
    }
    const apart = await Promise.all(spelled.map((one) => this.all(loosened(one))));
    this.take(apart, TIER.apart);
    if (alone && this.some(apart)) this.note("apart", text, items);
  }

  /** Put what was found into its tiers, unless it is in a better one. */
  take(parts, base) {
    const { tiers, outside } = this;
    const put = (mask, tier) =>
      mask.forEach((one, at) => {
        if (one && !outside[at] && tier < tiers[at]) tiers[at] = tier;
      });
    parts.forEach(({ folded, exact }, at) => {
      const tier = base + (at ? TIER.variant : 0);
      put(folded, tier + TIER.folded);
      put(exact, tier + TIER.exact);
    });
  }

  some(parts) {
    return parts.some(({ folded }) => folded.some((one, at) => one && !this.outside[at]));
  }

  note(kind, from, items) {
    this.notes.push({ kind, from, to: items.map(({ words }) => nameOf(words)).join(" ") });
  }

  /** The items, and the same with each variant spelling that the archive has: Bắc Cạn, Bắc Kạn. */
  spellings(items) {
    const result = [items];
    for (const [from, to] of this.options.marks ? [] : this.engine.core.variants) {
      const own = items.map((item) => respelled(item, from, from));
      if (own.every((item, at) => item === items[at])) continue;
      result[0] = result[0].map((item) => respelled(item, from, from));
      result.push(items.map((item) => respelled(item, from, to)));
    }
    return result;
  }

  /** The articles that all items hold for. @param {Item[]} items */
  async all(items) {
    const parts = await Promise.all(items.map((item) => this.lookups.item(item)));
    this.found.push(parts.flatMap((part) => part.terms ?? []));
    const both = (kind) => and(parts.map((part) => part[kind]), this.engine.blank(1));
    return { folded: both("folded"), exact: both("exact"), runs: parts.flatMap(({ runs }) => runs ?? []) };
  }

  /** The articles that were found: by tier, by how near the words are, by lunr's score; the newest. */
  ranked() {
    const { tiers } = this;
    const { near, clauses } = this.lookups;
    const { keep } = this.options;
    const sum = scores([...clauses.values()], this.engine.core);
    const documents = [];
    tiers.forEach((tier, document) => {
      if (tier !== TIER.none && (!keep || keep[document])) documents.push(document);
    });
    documents.sort((a, b) => tiers[a] - tiers[b] || near[b] - near[a] || sum[b] - sum[a] || b - a);
    return {
      documents: Uint32Array.from(documents),
      scores: Float64Array.from(documents, (document) => sum[document]),
    };
  }

  /** Why an article was found. @param {number} document */
  reason(document) {
    const { alternatives } = this.query;
    if (!this.lookups.clauses.size) return alternatives.length ? "field" : "words";
    if (this.tiers[document] >= TIER.apart) return "words";
    const every = (fits) => this.found.some((terms) => terms.length && terms.every(fits));
    const shown = (postings) => {
      const at = find(postings, document);
      return at >= 0 && postings.counts[0][at] + postings.counts[2][at] > 0;
    };
    if (!every(({ all }) => all.some(shown))) return "field";
    if (alternatives.flat().some(({ kind }) => kind === "phrase")) return "phrase";
    const has = (postings) => find(postings, document) >= 0;
    return every(({ own }) => own.some(has)) ? "exact" : "folded";
  }

  made() {
    const { engine, query, tiers, notes, looser, runs } = this;
    const { clauses, units, opened, strange, seldom } = this.lookups;
    const rare = [...clauses.values()].filter(
      ({ scored: { name, sides } }) => sides[1]?.documents.length < RARE && !/\d/.test(name),
    );
    return {
      ...this.ranked(),
      looser,
      reasons: (document) => this.reason(document),
      notes,
      suggestions: [],
      empty: query.empty,
      parsed: parts(query),
      // For the fallbacks and for marking what answers.
      query,
      found: tiers.reduce((sum, tier) => sum + (tier === TIER.none ? 0 : 1), 0),
      runs,
      // A word that few articles have is no slip if one of them has all that was typed.
      strange: tiers.includes(TIER.exact) ? strange : new Set([...strange, ...seldom]),
      rare: new Set(rare.map(({ scored: { name } }) => name)),
      looked: { units, opened, marks: this.options.marks },
    };
  }
}

/** What a query was read as. @param {Query} query */
function parts({ alternatives, excluded }) {
  const items = alternatives.flat();
  const of = (...kinds) => items.filter(({ kind }) => kinds.includes(kind));
  return {
    words: of("words", "prefix", "near").flatMap(({ words }) => words.map(({ word }) => word)),
    phrases: of("phrase").map(({ words }) => nameOf(words)),
    excluded: excluded.map(({ words }) => nameOf(words)),
    fields: of("field").map(({ name, value }) => `${name}:${value}`),
  };
}

/** The items with all words of each stretch anywhere. @param {Item[]} items */
function loosened(items) {
  return items.flatMap((item) =>
    item.kind === "words" ? item.words.map((word) => ({ kind: "words", words: [word] })) : [item],
  );
}

/** An item with one spelling in another's place, its words side by side; the same if it has none. */
function respelled(item, from, to) {
  const folds = from.split(" ");
  const at = item.words.findIndex((_, first) =>
    folds.every((fold, place) => item.words[first + place]?.fold === fold),
  );
  if (at < 0 || item.kind === "field") return item;
  const own = item.words.slice(at, at + folds.length);
  const spelled = to.split(" ").map((fold, place) => ({
    ...(from === to ? own[place] : { ...own[0], word: fold, fold, marked: false }),
    joined: place > 0 || own[0].joined,
  }));
  const rest = item.words.slice(at + folds.length);
  return { ...item, words: [...item.words.slice(0, at), ...spelled, ...rest] };
}
