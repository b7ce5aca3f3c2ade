/** The archive's articles as the timeline's filters read them: columns, in order of time. */

/**
 * @typedef {object} Articles
 * @property {[string, string][]} provinces ids and names
 * @property {string[]} now the id of the province that holds each one's land today
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
 * @property {string[]} [note] what else is known of when, where the days aren't those of publishing
 */

/**
 * What is chosen; `today` says that the province is one of the present division.
 * @typedef {{province: string, today: boolean, tag: string, stated: boolean}} Choice
 */

const NO_PROVINCE = "khong-ro";

/** @param {URLSearchParams} query @returns {Choice} */
export function read(query) {
  return {
    province: query.get("tinh") ?? "",
    today: query.get("dia-gioi") === "nay",
    tag: query.get("chu-de") ?? "",
    stated: query.get("ro") === "1",
  };
}

/** Return the query of a choice, "" if nothing is chosen. @param {Choice} choice */
export function write({ province, today, tag, stated }) {
  const query = new URLSearchParams();
  if (province) query.set("tinh", province);
  if (today) query.set("dia-gioi", "nay");
  if (tag) query.set("chu-de", tag);
  if (stated) query.set("ro", "1");
  const text = query.toString(); // .size is too young for many a phone
  return text ? `?${text}` : "";
}

/** A division alone leaves nothing out. @param {Choice} choice */
export const isEmpty = ({ province, tag, stated }) => !province && !tag && !stated;

/**
 * Return the positions of the articles that fit, in order.
 * @param {Articles} articles @param {Choice} choice @returns {number[]}
 */
export function matching(articles, { province, today, tag, stated }) {
  const places = within(articles, province, today);
  const label = articles.tags.indexOf(tag);
  const sure = articles.bases.indexOf("stated");
  const about = new Set(articles.about);
  const found = [];
  for (let row = 0; row < articles.id.length; row += 1) {
    if (province && !places.has(articles.province[row])) continue;
    if (tag && !articles.tag[row].includes(label)) continue;
    if (stated && (articles.basis[row] !== sure || about.has(row))) continue;
    found.push(row);
  }
  return found;
}

/** Return the positions of the provinces that a choice means: one, or all on the land of one. */
function within(articles, province, today) {
  if (province === NO_PROVINCE) return new Set([-1]);
  const ids = today ? articles.now : articles.provinces.map(([id]) => id);
  return new Set(ids.flatMap((id, place) => (id === province ? [place] : [])));
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
    note: articles.note?.[row],
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
