/** The index's files → postings. The format is that of docs/search.md, “Files”. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Fields of a document, in the order of a posting's counts. */
export const FIELDS = ["title", "names", "text"];

/**
 * @typedef {object} Postings the documents of a term, ascending, and how often each field has it
 * @property {Uint32Array} documents
 * @property {Uint16Array[]} counts by field
 * @property {number} held how many fields of documents hold it, all together
 */

/** Marks of letters, combining: breve, circumflex, horn; then the tones. */
const HATS = ["", "\u0306", "\u0302", "\u031b"];
const TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const STROKE = 24; // of đ
const WHOLE = 30; // the name itself follows

/** Numbers in bits, the most significant first. */
class Bits {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** The next bits, 25 at least, at the left of 32. */
  next() {
    const { bytes, at } = this;
    const byte = at >> 3;
    if (byte > bytes.length) throw new RangeError("the file ends too early");
    return (
      ((bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]) <<
      (at & 7)
    );
  }

  /** @param {number} length up to 25 */
  take(length) {
    if (!length) return 0;
    const value = this.next() >>> (32 - length);
    this.at += length;
    return value;
  }

  gamma() {
    const zeros = Math.clz32(this.next());
    if (zeros > 24) throw new RangeError("the file isn't one of the index");
    if (zeros <= 12) return this.take(2 * zeros + 1);
    this.at += zeros;
    return this.take(zeros + 1);
  }

  /** Exponential Golomb code. @param {number} order */
  golomb(order) {
    return ((this.gamma() - 1) << order) + this.take(order);
  }

  varint() {
    this.at = (this.at + 7) & ~7;
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.take(8);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** So many bytes as a number in front says. */
  part() {
    const length = this.varint();
    const from = this.at >> 3;
    this.at += length * 8;
    if (from + length > this.bytes.length) throw new RangeError("the file ends too early");
    return this.bytes.subarray(from, from + length);
  }
}

function crc32(word) {
  let crc = -1;
  for (const byte of encoder.encode(word)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The path of a shard. @param {string} folder @param {number} shards @param {number} number */
export const path = (folder, shards, number) =>
  `${folder}/${number.toString(16).padStart((shards - 1).toString(16).length, "0")}.bin`;

/** The number of a folded word's shard, or of a pair's. @param {string} key @param {number} shards */
export function shardOf(key, shards) {
  const [first, second] = key.split(" ");
  const hash = crc32(first) + (second === undefined ? 0 : 3 * crc32(second));
  return (hash % 2 ** 32) % shards;
}

/** The entries of a shard, by key. @param {Uint8Array} bytes @returns {Map<string, Uint8Array>} */
export function entries(bytes) {
  const bits = new Bits(bytes);
  const held = new Map();
  for (let left = bits.varint(); left; left -= 1) held.set(decoder.decode(bits.part()), bits.part());
  return held;
}

/** An exact word or pair: its key, with the marks that some letters bear. */
function named(key, marks) {
  if (marks[0] === WHOLE) return decoder.decode(marks.subarray(1));
  let name = "";
  let at = 0;
  for (const byte of marks) {
    const place = at + (byte >> 5);
    const mark = byte & 31;
    const letter = mark === STROKE ? "đ" : key[place] + HATS[Math.floor(mark / 6)] + TONES[mark % 6];
    name += key.slice(at, place) + letter;
    at = place + 1;
  }
  return name.normalize("NFC") + key.slice(at);
}

/**
 * The forms of an entry with their postings, by name.
 * @param {string} key @param {Uint8Array} rest @param {number} spread what goc.json says
 * @returns {Map<string, Postings>}
 */
export function forms(key, rest, spread) {
  const bits = new Bits(rest);
  const held = new Map();
  for (let left = bits.varint(); left; left -= 1) {
    const name = named(key, bits.part());
    const size = bits.varint();
    const order = Math.max(0, 30 - Math.clz32(spread / size));
    const postings = blank(size);
    const { documents, counts } = postings;
    for (let at = 0, document = -1; at < size; at += 1) {
      document += bits.golomb(order) + 1;
      documents[at] = document;
      if (bits.take(1)) counts[2][at] = 1;
      else if (bits.take(1)) counts[2][at] = bits.gamma() + 1;
      else for (const count of counts) count[at] = bits.gamma() - 1;
    }
    held.set(name, counted(postings));
  }
  return held;
}

/** The postings of several forms as one. @param {Postings[]} several @param {number} articles */
export function together(several, articles) {
  if (several.length === 1) return several[0];
  const place = new Int32Array(articles);
  for (const { documents } of several) for (const document of documents) place[document] = 1;
  let size = 0;
  for (let document = 0; document < articles; document += 1) {
    if (place[document]) place[document] = size++;
  }
  const postings = blank(size);
  for (const { documents, counts } of several) {
    for (let at = 0; at < documents.length; at += 1) {
      const to = place[documents[at]];
      postings.documents[to] = documents[at];
      for (let field = 0; field < 3; field += 1) postings.counts[field][to] += counts[field][at];
    }
  }
  return counted(postings);
}

const blank = (size) => ({
  documents: new Uint32Array(size),
  counts: FIELDS.map(() => new Uint16Array(size)),
  held: 0,
});

function counted(postings) {
  for (const count of postings.counts) for (const one of count) if (one) postings.held += 1;
  return postings;
}

/** Where a document stands in a list, or -1. @param {Postings} postings @param {number} document */
export function find({ documents }, document) {
  let from = 0;
  let to = documents.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (documents[middle] < document) from = middle + 1;
    else to = middle;
  }
  return documents[from] === document ? from : -1;
}

/**
 * The places of a pair in each document, ascending.
 * @param {Uint8Array} rest @param {Postings} postings the pair's, of all its forms
 * @returns {Map<number, number[]>} by document
 */
export function places(rest, { documents, counts }) {
  const bits = new Bits(rest);
  const held = new Map();
  documents.forEach((document, at) => {
    let place = -1;
    const own = [];
    for (let left = counts[0][at] + counts[1][at] + counts[2][at]; left; left -= 1) {
      place += bits.golomb(8) + 1;
      own.push(place);
    }
    held.set(document, own);
  });
  return held;
}
