/** Tables as other programs read them: RFC 4180, in UTF-8 that says so, for spreadsheets. */

const BOM = "\ufeff";

/** What a spreadsheet would take for a formula, the wide signs of East Asian keyboards too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** @param {string | number} value */
function cell(value) {
  const text = String(value);
  const plain = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']|^\s|\s$/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

/**
 * Return the text of a file. A cell that would be a formula gets an apostrophe in front.
 * @param {(string | number)[][]} rows the first names the columns
 */
export const csv = (rows) => BOM + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
