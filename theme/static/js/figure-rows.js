/**
 * The rows of the figure table as data: read, filtered, sorted. Nothing here knows the page.
 *
 * @typedef {object} Row
 * @property {string} province
 * @property {string} period
 * @property {number[] | null} years first and last
 * @property {boolean} inherited the period is its total's
 * @property {string} qualifier
 * @property {string} value as written
 * @property {number} number
 * @property {string} unit
 * @property {string} what
 * @property {string} measure
 * @property {string[]} notes
 * @property {boolean} target
 * @property {string} part
 * @property {[string, string, number][]} sums text, verdict, whether it fits
 * @property {string} title
 * @property {string} url from the site's root
 * @property {string} evidence
 * @property {number} place in the table's own order
 * @property {string} words all that is searched, folded
 *
 * @typedef {object} Wanted
 * @property {string} text
 * @property {string} unit
 * @property {string} measure
 * @property {string} kind "", "ket-qua" or "muc-tieu"
 * @property {string} year "", "khong" or a year
 * @property {string} sort a column, with "-" before it for the other way round
 */

const order = new Intl.Collator("vi", { numeric: true });

/** Lower case, without marks, đ as d. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

/**
 * Read a province's data; `first` is the place of its first row.
 * @returns {Row[]}
 */
export function rows(data, first = 0) {
  return data.rows.map((cells, index) => {
    const row = Object.fromEntries(data.columns.map((name, at) => [name, cells[at]]));
    const [title, url] = data.articles[row.article];
    const unit = data.units[row.unit];
    const shown = {
      ...row,
      province: data.provinces[row.province],
      inherited: Boolean(row.inherited),
      unit,
      measure: data.measures[row.measure],
      target: Boolean(row.target),
      title,
      url: `${url}#so-${row.id}`,
      place: first + index,
    };
    const said = [shown.province, row.period, row.qualifier, row.value, unit, row.what];
    shown.words = fold([...said, ...row.notes, row.part, title, row.evidence].join(" "));
    return shown;
  });
}

/** @returns {Row[]} */
export function found(all, wanted) {
  const words = fold(wanted.text).split(/\s+/).filter(Boolean);
  return all.filter(
    (row) =>
      words.every((word) => row.words.includes(word)) &&
      (!wanted.unit || row.unit === wanted.unit) &&
      (!wanted.measure || row.measure === wanted.measure) &&
      (!wanted.kind || row.target === (wanted.kind === "muc-tieu")) &&
      ofYear(row, wanted.year),
  );
}

function ofYear(row, year) {
  if (!year) return true;
  if (year === "khong") return row.years === null;
  return row.years !== null && row.years[0] <= Number(year) && Number(year) <= row.years[1];
}

const BY = {
  province: (a, b) => order.compare(a.province, b.province),
  period: (a, b) => a.years[0] - b.years[0] || a.years[1] - b.years[1],
  number: (a, b) => a.number - b.number,
  what: (a, b) => order.compare(a.unit, b.unit) || order.compare(a.what, b.what),
  article: (a, b) => order.compare(a.title, b.title),
};

/** Rows without a period stand last, whichever way it is sorted by that. */
export function sorted(all, sort) {
  const column = sort.replace(/^-/, "");
  if (!Object.hasOwn(BY, column)) return all;
  const by = BY[column];
  const way = sort.startsWith("-") ? -1 : 1;
  const unknown = (row) => column === "period" && row.years === null;
  return [...all].sort((a, b) => {
    if (unknown(a) || unknown(b)) return unknown(a) - unknown(b) || a.place - b.place;
    return way * by(a, b) || a.place - b.place;
  });
}

/** Each of these values once, in alphabetical order. */
export function choices(values) {
  return [...new Set(values)].sort(order.compare);
}

/** Every year that a period touches, the latest first; open periods count by their known end. */
export function years(all) {
  const known = new Set();
  for (const { years: span } of all) {
    if (!span) continue;
    for (let year = span[0]; year <= span[1]; year += 1) known.add(year);
  }
  return [...known].sort((a, b) => b - a);
}
