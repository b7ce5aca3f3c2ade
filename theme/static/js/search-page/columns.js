/**
 * What facets, ranges and sorting need of each article, as typed arrays.
 *
 * @typedef {object} Column the values of each article: of[at[d]] … of[at[d + 1] − 1]
 * @property {[string, string][]} names value and label
 * @property {Uint32Array} at
 * @property {Uint32Array} of
 * @property {Map<string, number>} places each value's place in `names`
 *
 * @typedef {object} Columns
 * @property {number} size
 * @property {Int32Array} start 20240724; 0 if undated
 * @property {Int32Array} end
 * @property {Uint8Array} exact 1: a stated day
 * @property {Uint8Array} figures
 * @property {Record<string, Column>} facets
 */

/** The value of what an article has none of. */
export const NONE = "khong-ro";

/** A date that runs over more years than this says nothing of the first ones. */
const MOST_YEARS = 100;

/**
 * @param {[string, string][]} names
 * @param {number[][]} lists the places of each article's values
 * @returns {Column}
 */
function column(names, lists) {
  const at = new Uint32Array(lists.length + 1);
  for (let one = 0; one < lists.length; one += 1) at[one + 1] = at[one] + lists[one].length;
  const of = new Uint32Array(at[lists.length]);
  for (let one = 0, place = 0; one < lists.length; one += 1) {
    for (let next = 0; next < lists[one].length; next += 1, place += 1) of[place] = lists[one][next];
  }
  return { names, at, of, places: new Map(names.map(([value], place) => [value, place])) };
}

/** A column of one value at most, −1 being none; those without share the value of that name. */
function single(names, values, none) {
  const known = names.findIndex(([value]) => value === NONE);
  const place = known < 0 ? names.length : known;
  const all = names.map(([value, label]) => [value, value === NONE ? none : label]);
  if (known < 0 && values.includes(-1)) all.push([NONE, none]);
  return column(all, values.map((value) => [value < 0 ? place : value]));
}

const yearOf = (day) => Math.floor(day / 10000);

/** The years an article's date touches, first to last; the undated stand apart. */
function years(start, end, none) {
  const spans = start.map((first, document) => {
    const last = yearOf(end[document] || first);
    const from = yearOf(first || end[document]);
    return [Math.max(from, last - MOST_YEARS + 1), last];
  });
  const dated = spans.filter(([, last]) => last > 0);
  const first = dated.reduce((least, [from]) => Math.min(least, from), Infinity);
  const last = dated.reduce((most, [, to]) => Math.max(most, to), 0);
  const names = [];
  for (let year = first; year <= last; year += 1) names.push([String(year), String(year)]);
  const undated = names.length;
  if (dated.length < spans.length) names.push([NONE, none]);
  return column(
    names,
    spans.map(([from, to]) => {
      if (to <= 0) return [undated];
      const places = [];
      for (let year = from; year <= to; year += 1) places.push(year - first);
      return places;
    }),
  );
}

/**
 * Read cot.json.
 * @param {object} held as docs/search.md has it
 * @param {{no_province: string, no_source: string, no_date: string}} words for what is unknown
 * @returns {Columns}
 */
export function columns(held, words) {
  return {
    size: held.start.length,
    start: Int32Array.from(held.start),
    end: Int32Array.from(held.end),
    exact: Uint8Array.from(held.exact),
    figures: Uint8Array.from(held.figures),
    facets: {
      then: single(held.provinces, held.then, words.no_province),
      today: single(held.provinces, held.today, words.no_province),
      year: years(held.start, held.end, words.no_date),
      tag: column(held.labels, held.tags),
      source: single(held.sources, held.source, words.no_source),
    },
  };
}

/** Read nguoi.json or van-ban.json. @param {{of: number[][], names: [string, string][]}} held */
export const many = (held) => column(held.names, held.of);
