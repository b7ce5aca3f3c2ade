/** One search, in passes: words side by side, else anywhere; then the ranks. docs/search.md tells why. */

import { scored, scores } from "./lunr.js";
import { find, together } from "./shards.js";
import { marker } from "./snippets.js";

const PAGE = 10; // articles that are read in any case, to be shown
const CARDS = { phrase: 40, words: PAGE }; // articles read for what only one of them can have
const AT_ONCE = 8; // cards
const CHANCE = 8; // times as many articles as a chance link has, on both sides of it
const OFTEN = 100; // a pair that one article in so many has is no chance
const FEW = 120; // articles, of which those with all words in a row are told
const RARE = 3; // articles that have a word which may be a slip
const PLACED = { articles: 60, pairs: 3 }; // at most, for a run whose places are looked up
const NONE = 255;

/** Tiers in their order; a variant spelling's come after the typed one's. */
const TIER = { exact: 0, folded: 1, variant: 2, apart: 4 };

/** Take away from a mask what isn't in the others. @param {Uint8Array[]} masks */
function and(masks, all) {
  for (const mask of masks) for (let at = 0; at < all.length; at += 1) all[at] &= mask[at];
  return all;
}

/** Add to a mask what is in the others. @param {Uint8Array[]} masks */
function or(masks, none) {
  for (const mask of masks) for (let at = 0; at < none.length; at += 1) none[at] |= mask[at];
  return none;
}

const some = (mask) => mask.includes(1);
const count = (mask) => mask.reduce((sum, one) => sum + one, 0);
const keyOf = (words) => words.map(({ fold }) => fold).join(" ");
const nameOf = (words) => words.map(({ word }) => word).join(" ");
const pairsOf = (words) => words.slice(1).map((word, at) => [words[at], word]);

/** One search: what is looked up for it. */
export class Search {
  constructor(engine, options) {
    this.engine = engine;
    Object.assign(this, options);
    this.clauses = new Map();
    this.found = [];
    this.units = [];
    this.opened = { names: new Set(), folds: new Set() };
    this.near = engine.blank();
    this.strange = new Set();
  }

  /** Wait for a file, unless a newer search has come. */
  async wait(promise) {
    const value = await promise;
    if (this.signal?.aborted) throw new DOMException("a newer search has come", "AbortError");
    return value;
  }

  empty(parsed) {
    return this.made(parsed, [], new Float64Array(0), null, { found: 0, empty: true });
  }

  async answer(parsed, text, keep) {
    const { engine } = this;
    const none = await Promise.all(parsed.excluded.map((item) => this.item(item)));
    const outside = or(none.map((one) => one.exact), engine.blank());
    this.clauses.clear(); // what is excluded adds to no score
    this.units = [];
    const alternatives = parsed.alternatives.length ? parsed.alternatives : [[]];
    const tiers = engine.blank(NONE);
    const notes = [];
    let looser = false;
    let runs = 0;
    const lower = (mask, tier) =>
      mask.forEach((one, at) => {
        if (one && !outside[at] && tier < tiers[at]) tiers[at] = tier;
      });
    for (const items of alternatives) {
      const spelled = this.spellings(items);
      const parts = await Promise.all(spelled.map((one) => this.alternative(one)));
      const strong = or(parts.map((part) => part.folded), engine.blank());
      parts.forEach((part, at) => {
        const base = at ? TIER.variant : 0;
        lower(part.folded, base + TIER.folded);
        lower(part.exact, base + TIER.exact);
      });
      spelled.slice(1).forEach((one, at) => {
        if (some(parts[at + 1].folded)) notes.push(note("spelling", text, told(one)));
      });
      runs += parts[0].runs.length;
      const together = parts.some((part) => part.runs.some((run) => run.length > 1));
      const alone = !some(strong.map((one, at) => one & ~outside[at]));
      if (together && (alone || this.loose)) {
        const apart = await Promise.all(spelled.map((one) => this.apart(one)));
        const found = or(apart.map((part) => part.folded), engine.blank());
        apart.forEach((part, at) => {
          lower(part.folded, TIER.apart + (at ? 1 : 0) + TIER.folded);
          lower(part.exact, TIER.apart + (at ? 1 : 0) + TIER.exact);
        });
        if (alone && some(found)) notes.push(note("apart", text, told(items)));
      } else if (together) {
        looser = true;
      }
    }
    const found = tiers.reduce((count, tier) => count + (tier !== NONE), 0);
    const ranked = this.ranked(tiers, keep);
    return this.made(parsed, ranked.documents, ranked.scores, tiers, { found, looser, notes, runs });
  }

  /** The items, and the same with each variant spelling that the archive has: Bắc Cạn, Bắc Kạn. */
  spellings(items) {
    const result = [items];
    for (const [from, to] of this.marks ? [] : this.engine.core.variants) {
      const own = items.map((item) => respelled(item, from, from));
      if (own.every((item, at) => item === items[at])) continue;
      result[0] = result[0].map((item) => respelled(item, from, from));
      result.push(items.map((item) => respelled(item, from, to)));
    }
    return result;
  }

  async alternative(items) {
    const parts = await Promise.all(items.map((item) => this.item(item)));
    this.found.push(parts.flatMap((part) => part.terms ?? []));
    return {
      folded: and(parts.map((part) => part.folded), this.engine.blank(1)),
      exact: and(parts.map((part) => part.exact), this.engine.blank(1)),
      runs: parts.flatMap((part) => part.runs ?? []),
    };
  }

  /** The items again, with all words of each stretch anywhere. */
  async apart(items) {
    const loosened = items.flatMap((item) =>
      item.kind === "words"
        ? item.words.map((word) => ({ kind: "words", words: [word] }))
        : [item],
    );
    return this.alternative(loosened);
  }

  /** Which articles an item holds for: folded, and with the marks that were typed. */
  async item(item) {
    if (item.kind === "field") {
      const mask = await this.wait(import("./fields.js").then(({ chosen }) => chosen(this.engine, item)));
      return { folded: mask, exact: mask };
    }
    if (item.kind === "phrase") return this.phrase(item);
    if (item.kind === "words") return this.stretch(item.words);
    return this.open(item);
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
    const terms = await this.wait(Promise.all(pairsOf(words).map((pair) => engine.terms.pair(keyOf(pair)))));
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
    return { side: common.map((one) => Number(one > 0)), close: common.map((one) => Number((one & 3) > 0)) };
  }

  /** Of articles with all pairs of a run in one field, those with the words in a row; all, if many. */
  async checked(side, close, words, terms) {
    const { engine } = this;
    const open = [...side.keys()].filter((document) => side[document] && !close[document]);
    if (!open.length || open.length > PLACED.articles || count(close) >= PAGE) return side;
    if (open.length <= PAGE) {
      const result = close.slice();
      for (const card of await this.wait(engine.cards(open))) {
        result[card.document] = Number(this.stands(card, words, (one, word) => one.fold === word.fold));
      }
      return result;
    }
    if (terms.length > PLACED.pairs) return side;
    const placed = await this.wait(Promise.all(terms.map((term) => engine.terms.places(term))));
    return side.map((one, document) => one && follows(placed, document));
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
    if (pair[1].joined) return { term: await terms.pair(key), sure: true };
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
    if (marked && !term?.forms.has(word)) this.strange.add(fold);
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

  /** Words that stand one behind the other. */
  async phrase({ words, kind }) {
    const { engine } = this;
    const { terms } = engine;
    this.units.push(words);
    let part;
    if (words.length < 2) {
      part = await this.wait(this.one(words));
    } else {
      const pairs = pairsOf(words);
      const found = await this.wait(Promise.all(pairs.map((pair) => terms.pair(keyOf(pair)))));
      const held = found.map((term, at) => term && this.held(term, pairs[at]));
      if (found.includes(null)) part = await this.inCards(words, kind, held.filter(Boolean));
      else part = this.joined(held);
      if (!found.includes(null) && words.length > 2 && some(part.folded)) {
        const placed = await this.wait(Promise.all(found.map((term) => terms.places(term))));
        const stands = part.folded.map((one, document) => one && follows(placed, document));
        part = { ...part, folded: stands, exact: and([stands], part.exact) };
      }
    }
    return part;
  }

  /** A phrase one of whose pairs has no file, since one article at most has it: read the cards. */
  async inCards(words, kind, held) {
    const { engine } = this;
    const part = { ...this.nothing() };
    if (engine.core.least < 2) return part;
    const single = await this.wait(Promise.all(words.map((word) => this.one([word]))));
    const { folded } = this.joined([...held, ...single]);
    const sum = scores([...this.clauses.values()], engine.core);
    const candidates = [...folded.keys()].filter((document) => folded[document]);
    candidates.sort((a, b) => sum[b] - sum[a] || b - a);
    for (let at = 0; at < Math.min(candidates.length, CARDS[kind]); at += AT_ONCE) {
      for (const card of await this.wait(engine.cards(candidates.slice(at, at + AT_ONCE)))) {
        const exactly = (one, word) => (word.marked || this.marks ? one.word === word.word : one.fold === word.fold);
        if (!this.stands(card, words, (one, word) => one.fold === word.fold)) continue;
        part.exact[card.document] = Number(this.stands(card, words, exactly));
        part.folded[card.document] = this.marks ? part.exact[card.document] : 1;
        part.terms = single.flatMap(({ terms }) => terms);
        return part;
      }
    }
    return part;
  }

  /** Whether a card has words in a row. */
  stands({ title, blocks }, words, fits) {
    const { tokens, folded } = this.engine.tokenizer;
    return [title, ...blocks.map(([, text]) => text)].some((text) => {
      const own = tokens(text).map(({ word }) => ({ word, fold: folded(word) }));
      return own.some((_, at) => words.every((word, place) => own[at + place] && fits(own[at + place], word)));
    });
  }

  /** A beginning or a word that may be misspelled by a letter: any word of the vocabulary that fits. */
  async open({ kind, words: [word] }) {
    const { engine } = this;
    const folds = await this.wait(kind === "prefix" ? engine.begun(word.fold) : engine.near(word.fold));
    const found = await this.wait(Promise.all(folds.map((fold) => engine.terms.word(fold))));
    const terms = found.filter(Boolean);
    const begins = (name) => (kind === "prefix" ? name.startsWith(word.word) : name === word.word);
    const held = { all: [], own: [] };
    for (const term of terms) {
      const own = [...term.forms].filter(([name]) => begins(name));
      if (this.marks && !own.length) continue;
      if (!this.marks) this.scores(term, term.key, 1);
      for (const [name, postings] of own) {
        if (this.marks || word.marked) this.scores(term, name, 0);
        held.own.push(postings);
        this.opened.names.add(name);
      }
      held.all.push(...(this.marks ? own.map(([, postings]) => postings) : [term.all]));
      this.opened.folds.add(term.key);
    }
    const any = (several) => or(several.map((one) => engine.mask(one)), engine.blank());
    const folded = any(held.all);
    return { folded, exact: word.marked ? any(held.own) : folded, terms: [held] };
  }

  /** The articles of all tiers, the best first: by tier, by lunr's score, the newest first. */
  ranked(tiers, keep) {
    const sum = scores([...this.clauses.values()], this.engine.core);
    const documents = [];
    tiers.forEach((tier, document) => {
      if (tier !== NONE && (!keep || keep[document])) documents.push(document);
    });
    const { near } = this;
    documents.sort((a, b) => tiers[a] - tiers[b] || near[b] - near[a] || sum[b] - sum[a] || b - a);
    return { documents, scores: documents.map((document) => sum[document]) };
  }

  /** Why a document was found. */
  reason(parsed, tiers, document) {
    if (!this.clauses.size) return parsed.alternatives.length ? "field" : "words";
    if (tiers[document] >= TIER.apart) return "words";
    const every = (fits) => this.found.some((terms) => terms.length && terms.every(fits));
    const inText = ({ all }) => all.some((postings) => {
      const at = find(postings, document);
      return at >= 0 && postings.counts[0][at] + postings.counts[2][at] > 0;
    });
    if (!every(inText)) return "field";
    if (parsed.alternatives.some((items) => items.some(({ kind }) => kind === "phrase"))) return "phrase";
    return every(({ own }) => own.some((postings) => find(postings, document) >= 0)) ? "exact" : "folded";
  }

  made(parsed, documents, ranks, tiers, { found, looser = false, notes = [], runs = 0, empty = false }) {
    const items = parsed.alternatives.flat();
    const texts = (kind, list = items) =>
      list.filter((item) => item.kind === kind).map((item) => nameOf(item.words));
    return {
      documents: Uint32Array.from(documents),
      scores: Float64Array.from(ranks),
      looser,
      reasons: (document) => this.reason(parsed, tiers, document),
      notes,
      suggestions: [],
      empty,
      parsed: {
        words: items.filter(({ kind }) => kind !== "phrase" && kind !== "field").flatMap(({ words }) => words.map(({ word }) => word)),
        phrases: texts("phrase"),
        excluded: parsed.excluded.map((item) => nameOf(item.words)),
        fields: items.filter(({ kind }) => kind === "field").map(({ name, value }) => `${name}:${value}`),
      },
      found,
      runs,
      strange: this.strange,
      rare: new Set([...this.clauses.values()].flatMap(({ scored: { name, sides } }) => (sides[1]?.documents.length < RARE && !/\d/.test(name) ? [name] : []))),
      query: parsed,
      marker: marker(this.engine.tokenizer, this.units, this.opened, this.marks),
    };
  }
}

/** Whether a link is a chance one between two much stronger ones: nghệ an | dân vận. */
function between(links, at) {
  const often = (link) => link?.term?.all.documents.length ?? 0;
  return Boolean(links[at]?.term) && often(links[at]) * CHANCE < Math.min(often(links[at - 1]), often(links[at + 1]));
}

/** Whether the pairs stand one behind the other in a document. */
function follows(placed, document) {
  const own = placed.map((places) => new Set(places.get(document)));
  for (const place of own[0]) if (own.every((one, at) => one.has(place + at))) return 1;
  return 0;
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
  return { ...item, words: [...item.words.slice(0, at), ...spelled, ...item.words.slice(at + folds.length)] };
}

const note = (kind, from, to) => ({ kind, from, to });
const told = (items) => items.map((item) => nameOf(item.words)).join(" ");
