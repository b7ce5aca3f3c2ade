/** The archive's articles as the timeline's filter reads them: columns, in order of time. */

/**
 * @typedef {object} Articles
 * @property {[string, string][]} provinces ids and names
 * @property {string[]} tags
 * @property {string[]} labels the tags as they are written
 * @property {string[]} bases
 * @property {string[]} precisions
 * @property {(string|null)[]} marks the word for each basis, where it needs one
 * @property {string} no_province
 * @property {string[]} id
 * @property {string[]} slug empty where the title gives it
 * @property {string[]} title
 * @property {number[]} start 20240724; 0 if undated
 * @property {number[]} end 0 if it is the start
 * @property {number[]} precision
 * @property {number[]} basis
 * @property {number[]} province -1 if unknown
 * @property {number[][]} tag
 * @property {number[]} about positions of dates that are approximate or uncertain
 * @property {Object<string, string>} text words for dates that aren't plain
 */

/** @typedef {{province: string, tag: string, stated: boolean}} Choice */

const NO_PROVINCE = "khong-ro";

/** @param {URLSearchParams} query @returns {Choice} */
export function read(query) {
  return {
    province: query.get("tinh") ?? "",
    tag: query.get("chu-de") ?? "",
    stated: query.get("ro") === "1",
  };
}

/** Return the query of a choice, "" if nothing is chosen. @param {Choice} choice */
export function write({ province, tag, stated }) {
  const query = new URLSearchParams();
  if (province) query.set("tinh", province);
  if (tag) query.set("chu-de", tag);
  if (stated) query.set("ro", "1");
  return query.size ? `?${query}` : "";
}

/** @param {Choice} choice */
export const isEmpty = ({ province, tag, stated }) => !province && !tag && !stated;

/**
 * Return the positions of the articles that fit, in order.
 * @param {Articles} articles @param {Choice} choice @returns {number[]}
 */
export function matching(articles, { province, tag, stated }) {
  const place =
    province === NO_PROVINCE ? -1 : articles.provinces.findIndex(([id]) => id === province);
  const label = articles.tags.indexOf(tag);
  const sure = articles.bases.indexOf("stated");
  const about = new Set(articles.about);
  const found = [];
  for (let row = 0; row < articles.id.length; row += 1) {
    if (province && articles.province[row] !== place) continue;
    if (tag && !articles.tag[row].includes(label)) continue;
    if (stated && (articles.basis[row] !== sure || about.has(row))) continue;
    found.push(row);
  }
  return found;
}

/** Write a number with dots for thousands. @param {number} value */
export const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");

/** Return a title's letters without their marks, and hyphens. @param {string} title */
const slug = (title) =>
  title
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/**
 * Return one article as it is shown.
 * @param {Articles} articles @param {number} row
 */
export function article(articles, row) {
  const basis = articles.basis[row];
  return {
    url: `bai/${articles.id[row]}-${articles.slug[row] || slug(articles.title[row])}/`,
    title: articles.title[row],
    province: articles.provinces[articles.province[row]]?.[1] ?? articles.no_province,
    basis: articles.bases[basis],
    mark: articles.marks[basis],
    ...date(articles, row),
  };
}

/**
 * A date's words, and its form for machines where HTML has one.
 * @param {Articles} articles @param {number} row
 */
function date(articles, row) {
  if (row in articles.text) return { text: articles.text[row], machine: null };
  const start = articles.start[row];
  const parts = [Math.floor(start / 10000), Math.floor(start / 100) % 100, start % 100];
  const known = parts.slice(0, { year: 1, month: 2, day: 3 }[articles.precisions[articles.precision[row]]]);
  const [year, ...rest] = known;
  return {
    text: [...rest.reverse(), year].join("/"),
    machine: known.map((part, place) => String(part).padStart(place ? 2 : 4, "0")).join("-"),
  };
}
