/** The words and pairs of an index: fetched a shard at a time, kept once they were read. */

import { entries, forms, path, places, shardOf, together } from "./shards.js";

/**
 * @typedef {object} Term a folded word or pair
 * @property {string} key
 * @property {Map<string, import("./shards.js").Postings>} forms by exact word or pair
 * @property {import("./shards.js").Postings} all of all forms: the folded term's
 */

/** The files of an index couldn't be fetched, or aren't whole. */
export class FilesError extends Error {
  constructor(cause) {
    super(String(cause?.message ?? cause));
    this.name = "FilesError";
    this.cause = cause;
  }
}

/** What reads the index: 404 is null, anything else that fails a `FilesError`. */
export class Files {
  /** @param {(path: string) => Promise<ArrayBuffer|null>} read */
  constructor(read) {
    this.read = read;
    this.held = new Map();
  }

  /**
   * Read a file once and keep what was made of it; what failed is read again.
   * @template T
   * @param {string} name @param {(bytes: Uint8Array|null) => T} make @returns {Promise<T>}
   */
  get(name, make) {
    if (!this.held.has(name)) {
      const made = Promise.resolve()
        .then(() => this.read(name))
        .then((buffer) => make(buffer && new Uint8Array(buffer)))
        .catch((error) => {
          this.held.delete(name);
          throw new FilesError(error);
        });
      this.held.set(name, made);
    }
    return this.held.get(name);
  }

  /** A file of JSON, which must be there; its text in NFC. @param {string} name @returns {Promise<any>} */
  json(name, encoding = "utf-8") {
    return this.get(name, (bytes) => {
      if (!bytes) throw new Error(`${name}: 404`);
      return JSON.parse(new TextDecoder(encoding).decode(bytes).normalize("NFC"));
    });
  }
}

export class Terms {
  /** @param {Files} files @param {object} core what goc.json holds */
  constructor(files, core) {
    this.files = files;
    this.core = core;
    this.made = new Map();
  }

  /** @param {string} fold @returns {Promise<Term|null>} */
  word(fold) {
    return this.#term("tu", this.core.words, fold);
  }

  /** A pair whose words stand together more often than by chance. @param {string} pair */
  cohesive(pair) {
    return this.#term("cap", this.core.pairs, pair);
  }

  /** A pair, whichever shards it's in. @param {string} pair @returns {Promise<Term|null>} */
  async pair(pair) {
    return (await this.cohesive(pair)) ?? this.#term("cap-khac", this.core.others, pair);
  }

  /** Where a pair stands, by document. @param {Term} term */
  async places(term) {
    const rest = await this.#rest("vi-tri", this.core.places, term.key);
    if (!rest) throw new FilesError(`no places of ${term.key}`);
    return places(rest, term.all);
  }

  /** Every word and pair, sorted: all shards are read. @returns {Promise<string[]>} */
  async everything() {
    const { words, pairs, others, spread } = this.core;
    const found = new Set();
    for (const [folder, shards] of [["tu", words], ["cap", pairs], ["cap-khac", others]]) {
      for (let number = 0; number < shards; number += 1) {
        for (const [key, rest] of await this.#shard(folder, shards, number)) {
          found.add(key);
          for (const name of forms(key, rest, spread).keys()) found.add(name);
        }
      }
    }
    return [...found].sort();
  }

  #shard(folder, shards, number) {
    return this.files.get(path(folder, shards, number), (bytes) =>
      bytes ? entries(bytes) : new Map(),
    );
  }

  async #rest(folder, shards, key) {
    return (await this.#shard(folder, shards, shardOf(key, shards))).get(key);
  }

  async #term(folder, shards, key) {
    const id = `${folder}/${key}`;
    if (!this.made.has(id)) {
      const rest = await this.#rest(folder, shards, key);
      this.made.set(id, rest ? this.#made(key, rest) : null);
    }
    return this.made.get(id);
  }

  #made(key, rest) {
    try {
      const held = forms(key, rest, this.core.spread);
      return { key, forms: held, all: together([...held.values()], this.core.articles) };
    } catch (error) {
      throw new FilesError(error);
    }
  }
}
