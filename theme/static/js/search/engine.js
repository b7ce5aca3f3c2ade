/** Full-text search over the index's files: docs/search.md. Nothing here knows the page. */

import { tokenizer } from "./fold.js";
import { Search } from "./passes.js";
import { parse } from "./query.js";
import { Files, FilesError, Terms } from "./terms.js";

export { FilesError };

const VERSION = 2;
const CARD = ["id", "url", "title", "date", "edtf", "basis", "province", "source", "blocks"];
const LEGACY = "windows-1258"; // of cards: a tenth less to send than UTF-8
const TRIES = 3; // of fetching code
const LITTLE = 3; // articles; with fewer, other readings of the query are tried
const KEYED = /[a-z]\d+[a-z]/i; // digits within a word: VNI, before all else
const FIGURED = /^(?:\s*[a-z]+\d{1,2})+\s*$/i; // ca2 phe6: VNI's keys, or figures behind letters
const apart = ({ notes }) => notes.some(({ kind }) => kind === "apart");

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
 * @typedef {object} Clause of a plain lunr query
 * @property {string} term
 * @property {string[]} [fields] all, if left out
 * @property {number} [boost]
 * @property {"required"|"optional"|"prohibited"} [presence]
 * @property {"trailing"} [wildcard]
 * @property {number} [editDistance]
 */

/**
 * Open an index.
 * @param {(path: string) => Promise<ArrayBuffer|null>} read
 * @param {() => any} [library] what gives lunr, which few queries need, where it's no file of the site
 * @returns {Promise<Engine>} rejects with a `FilesError`
 */
export async function open(read, library) {
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
    this.bits = new WeakMap();
    this.chosen = new Map();
    this.modules = new Map();
    this.failures = 0;
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
  async cards(documents) {
    const size = this.core.cards;
    const made = [...documents].map(async (document) => {
      const cards = await this.files.json(`bai/${Math.floor(document / size)}.txt`, LEGACY);
      const facts = CARD.map((name, place) => [name, cards[document % size][place]]);
      return { ...Object.fromEntries(facts), document };
    });
    const [snippets, ...cards] = await Promise.all([this.module("snippets"), ...made]);
    this.snippets = snippets;
    return cards;
  }

  /** The stretch of a card that answers best. @param {object} card @param {Answer} answer */
  snippet(card, answer) {
    return this.snippets.best(card, this.#marker(answer));
  }

  /** A card's text in pieces, [words, whether they answer]. @param {string} text @param {Answer} answer */
  marked(text, answer) {
    return this.#marker(answer).pieces(text);
  }

  #marker(answer) {
    const { units, opened, marks } = answer.looked;
    answer.marker ??= this.snippets.marker(this.tokenizer, units, opened, marks);
    return answer.marker;
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
    const text = String(query ?? "").normalize("NFC");
    const fallbacks = () => this.module("fallbacks");
    const keyed = KEYED.test(text) && (await (await fallbacks()).keyed(this, text, options));
    if (keyed) return keyed;
    const answer = await this.answer(text, options);
    if (FIGURED.test(text) && apart(answer)) {
      const read = await (await fallbacks()).keyed(this, text, options);
      if (read && !apart(read)) return read;
    }
    if (answer.empty || (answer.found >= LITTLE && !answer.strange.size)) return answer;
    return (await fallbacks()).mended(this, text, answer, options);
  }

  /**
   * What a plain lunr query finds in the whole index, in lunr's order with its scores. Beginnings and
   * edit distances read every file of words and pairs.
   * @param {Clause[]} clauses
   * @param {{limit?: number}} [options]
   * @returns {Promise<{ref: string, score: number}[]>}
   */
  async lunr(clauses, { limit = Infinity } = {}) {
    const { query } = await this.module("whole");
    const found = await query(await this.load(), this.terms, clauses, this.tokenizer.folded);
    return found.slice(0, limit);
  }

  /** lunr.js itself. */
  async load() {
    return this.library ? this.library() : (await this.module("../lunr")).default;
  }

  /** Code that not every query needs. @param {string} name from this folder @returns {Promise<any>} */
  async module(name) {
    for (let tries = 1; !this.modules.has(name); tries += 1) {
      // A browser doesn't fetch an address again that failed once.
      const address = `./${name}.js${this.failures ? `?${this.failures}` : ""}`;
      try {
        this.modules.set(name, await import(address));
      } catch (error) {
        this.failures += 1;
        if (tries === TRIES) throw new FilesError(error);
      }
    }
    return this.modules.get(name);
  }

  /** The answer to a query as it was typed. @param {string} text @returns {Promise<Answer>} */
  answer(text, { marks = false, loose = false, keep = null, signal } = {}) {
    return new Search(this, { marks, loose, keep, signal }).answer(parse(text, this.tokenizer), text);
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

  /** By article, the fields that have a term, in bits. @param {import("./terms.js").Term} term */
  fields({ all }) {
    if (!this.bits.has(all)) {
      const bits = this.blank();
      all.documents.forEach((document, at) => {
        all.counts.forEach((count, field) => (bits[document] |= count[at] ? 1 << field : 0));
      });
      this.bits.set(all, bits);
    }
    return this.bits.get(all);
  }

  blank(value = 0) {
    return new Uint8Array(this.core.articles).fill(value);
  }
}
