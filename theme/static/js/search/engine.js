/** Full-text search over the index's files. How it searches: docs/search.md. Nothing here knows the page. */

import { chosen } from "./fields.js";
import { tokenizer } from "./fold.js";
import { scored, scores } from "./lunr.js";
import { parse } from "./query.js";
import { find, together } from "./shards.js";
import { best, marker } from "./snippets.js";
import { Files, FilesError, Terms } from "./terms.js";

export { FilesError };

const VERSION = 1;
const LITTLE = 3; // articles; with fewer, other readings of the query are tried
const CARDS = { phrase: 40, words: 10 }; // articles read for what only one of them can have
const AT_ONCE = 8; // cards
const CHANCE = 8; // times as many articles as a chance link has, on both sides of it
const NONE = 255;

/** Tiers in their order; a variant spelling's come after the typed one's. */
const TIER = { exact: 0, folded: 1, variant: 2, apart: 4 };

/**
 * @typedef {object} Note what was done to the query
 * @property {"telex"|"vni"|"spelling"|"joined"|"dropped"|"suggestion"|"apart"} kind
 * @property {string} from @property {string} to
 */

/**
 * @typedef {object} Answer
 * @property {Uint32Array} documents in order of rank
 * @property {Float64Array} scores
 * @property {boolean} looser whether `loose` may find more
 * @property {(document: number) => "exact"|"phrase"|"folded"|"words"|"field"} reasons
 * @property {Note[]} notes
 * @property {string[]} suggestions
 * @property {boolean} empty the query has nothing to look for
 * @property {{words: string[], phrases: string[], excluded: string[], fields: string[]}} parsed
 */

/**
 * Open an index.
 * @param {(path: string) => Promise<ArrayBuffer|null>} read
 * @param {() => Promise<any>} [library] what gives lunr, which few queries need
 * @returns {Promise<Engine>} rejects with a `FilesError`
 */
export async function open(read, library = () => import("../lunr.js").then((made) => made.default)) {
  const files = new Files(read);
  const core = await files.json("goc.json");
  if (core.version !== VERSION) throw new FilesError(`goc.json: version ${core.version}`);
  return new Engine(files, core, library);
}

export class Engine {
  constructor(files, core, library) {
    this.files = files;
    this.core = core;
    this.library = library;
    this.terms = new Terms(files, core);
    this.tokenizer = tokenizer(core.tokens);
    this.masks = new WeakMap();
  }

  /** Dates, places, sources and tags by article. */
  columns() {
    return this.files.json("cot.json");
  }

  people() {
    return this.files.json("nguoi.json");
  }

  documents() {
    return this.files.json("van-ban.json");
  }

  /** The folded words, in order, and in how many articles each stands. */
  vocabulary() {
    return this.files.json("chu.json");
  }

  /** The cards of these articles. @param {Iterable<number>} documents @returns {Promise<object[]>} */
  cards(documents) {
    const size = this.core.cards;
    return Promise.all(
      [...documents].map(async (document) => {
        const cards = await this.files.json(`bai/${Math.floor(document / size)}.json`);
        return { ...cards[document % size], document };
      }),
    );
  }

  /** The stretch of an article that answers best. @param {object} card @param {Answer} answer */
  snippet(card, answer) {
    return best(card, answer.marker);
  }

  /** A text in pieces, [words, whether they answer]. @param {string} text @param {Answer} answer */
  marked(text, answer) {
    return answer.marker.pieces(text);
  }

  /**
   * @param {string} query
   * @param {object} [options]
   * @param {boolean} [options.marks] only what has the marks that were typed
   * @param {boolean} [options.loose] also what has all words, but not side by side
   * @param {Uint8Array|null} [options.keep] by article, 1 keeps
   * @param {AbortSignal} [options.signal]
   * @returns {Promise<Answer>} rejects with a `FilesError` or an `AbortError`
   */
  async search(query, options = {}) {
    const text = String(query ?? "");
    const answer = await this.answer(text, options);
    if (answer.found >= LITTLE || answer.empty) return answer;
    const { mended } = await import("./fallbacks.js");
    return mended(this, text, answer, options);
  }

  /**
   * What a plain lunr query finds in the whole index, in lunr's order with its scores. Beginnings and
   * edit distances read every file of words and pairs.
   * @param {{term: string, fields?: string[], boost?: number, presence?: "required"|"optional"|"prohibited", wildcard?: "trailing", editDistance?: number}[]} clauses
   * @param {{limit?: number}} [options]
   * @returns {Promise<{ref: string, score: number}[]>}
   */
  async lunr(clauses, { limit = Infinity } = {}) {
    const { query } = await import("./whole.js");
    const found = await query(await this.load(), this.terms, clauses, this.tokenizer.folded);
    return found.slice(0, limit);
  }

  /** lunr.js itself. */
  async load() {
    try {
      return await this.library();
    } catch (error) {
      throw new FilesError(error);
    }
  }

  /** Words of the vocabulary with this beginning. @param {string} fold */
  begun(fold) {
    return this.#fitting((TokenSet) => TokenSet.fromString(`${fold}*`));
  }

  /** Words of the vocabulary that are this one or a letter away. @param {string} fold */
  near(fold) {
    return this.#fitting((TokenSet) => TokenSet.fromFuzzyString(fold, 1));
  }

  async #fitting(wanted) {
    const [{ TokenSet }, { words }] = await Promise.all([this.load(), this.vocabulary()]);
    this.set ??= TokenSet.fromArray(words);
    return this.set.intersect(wanted(TokenSet)).toArray();
  }

  /** The answer to a query as it was typed. @param {string} text @returns {Promise<Answer>} */
  async answer(text, { marks = false, loose = false, keep = null, signal } = {}) {
    const parsed = parse(text, this.tokenizer);
    const work = new Search(this, { marks, loose, signal });
    return parsed.empty ? work.empty(parsed) : work.answer(parsed, text, keep);
  }

  /** Postings as a mask. @param {import("./shards.js").Postings} postings */
  mask(postings) {
    if (!postings) return this.blank();
    if (!this.masks.has(postings)) {
      const mask = this.blank();
      for (const document of postings.documents) mask[document] = 1;
      this.masks.set(postings, mask);
    }
    return this.masks.get(postings);
  }

  blank(value = 0) {
    return new Uint8Array(this.core.articles).fill(value);
  }
}

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
const keyOf = (words) => words.map(({ fold }) => fold).join(" ");
const nameOf = (words) => words.map(({ word }) => word).join(" ");
const pairsOf = (words) => words.slice(1).map((word, at) => [words[at], word]);

/** One search: what is looked up for it. */
class Search {
  constructor(engine, options) {
    this.engine = engine;
    Object.assign(this, options);
    this.clauses = new Map();
    this.found = [];
    this.units = [];
    this.opened = { names: new Set(), folds: new Set() };
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

  /** The items, and the same with each variant spelling: Bắc Cạn, Bắc Kạn. */
  spellings(items) {
    const result = [items];
    for (const variants of this.marks ? [] : this.engine.core.variants) {
      for (const from of variants) {
        if (items.every((item) => item === respelled(item, from, from))) continue;
        result[0] = result[0].map((item) => respelled(item, from, from));
        for (const to of variants) {
          if (from !== to) result.push(items.map((item) => respelled(item, from, to)));
        }
      }
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
      const mask = await this.wait(chosen(this.engine, item));
      return { folded: mask, exact: mask };
    }
    if (item.kind === "phrase") return this.phrase(item);
    if (item.kind === "words") return this.stretch(item.words);
    return this.open(item);
  }

  /** Words in a row: each run that belongs together side by side. */
  async stretch(words) {
    const found = await this.wait(Promise.all(pairsOf(words).map((pair) => this.link(pair))));
    const pairs = found.map((link, at) => (between(found, at) && !words[at + 1].joined ? null : link));
    const runs = [];
    words.forEach((word, at) => {
      if (at && pairs[at - 1]) runs[runs.length - 1].push(word);
      else runs.push([word]);
    });
    this.units.push(...runs.flatMap((run) => (run.length > 1 ? pairsOf(run) : [run])));
    const parts = [];
    for (const run of runs) {
      const own = run.length > 1 ? pairsOf(run) : [run];
      const missing = own.some((_, at) => pairs[words.indexOf(run[0]) + at] === "missing");
      if (run.length > 1 && missing) parts.push(await this.phrase({ words: run, kind: "words" }));
      else parts.push(...(await this.wait(Promise.all(own.map((one) => this.one(one))))));
    }
    return { ...this.joined(parts), runs };
  }

  /** The term of two words that belong together, "missing" if they must and no file has them. */
  async link(pair) {
    const { terms } = this.engine;
    const key = keyOf(pair);
    if (pair[1].joined) return (await terms.pair(key)) ?? "missing";
    const term = await terms.cohesive(key);
    const typed = this.marks || pair.some((word) => word.marked);
    return term && (!typed || term.forms.has(nameOf(pair))) ? term : null;
  }

  /** A word or a pair. */
  async one(words) {
    const { terms } = this.engine;
    const term = await (words.length > 1 ? terms.pair(keyOf(words)) : terms.word(keyOf(words)));
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
        const blocks = [card.title, ...card.blocks.map(([, text]) => text)];
        const has = (fits) => blocks.some((text) => this.stands(text, words, fits));
        const exactly = (one, word) => (word.marked || this.marks ? one.word === word.word : one.fold === word.fold);
        if (!has((one, word) => one.fold === word.fold)) continue;
        part.exact[card.document] = Number(has(exactly));
        part.folded[card.document] = this.marks ? part.exact[card.document] : 1;
        part.terms = single.flatMap(({ terms }) => terms);
        return part;
      }
    }
    return part;
  }

  stands(text, words, fits) {
    const { tokens, folded } = this.engine.tokenizer;
    const own = tokens(text).map(({ word }) => ({ word, fold: folded(word) }));
    return own.some((_, at) => words.every((word, place) => own[at + place] && fits(own[at + place], word)));
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
    documents.sort((a, b) => tiers[a] - tiers[b] || sum[b] - sum[a] || b - a);
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
      rare: new Set([...this.clauses.values()].flatMap(({ scored: { name, sides } }) => (sides[1]?.documents.length < LITTLE ? [name] : []))),
      query: parsed,
      marker: marker(this.engine.tokenizer, this.units, this.opened, this.marks),
    };
  }
}

/** Whether a link is a chance one between two much stronger ones: nghệ an | dân vận. */
function between(links, at) {
  const often = (link) => link?.all?.documents.length ?? 0;
  return often(links[at]) * CHANCE < Math.min(often(links[at - 1]), often(links[at + 1]));
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
