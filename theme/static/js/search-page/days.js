/** Days as readers type them and as addresses hold them: a year, a month or a day. */

/**
 * @typedef {object} Day
 * @property {string} text as the address has it: 2018, 2018-05, 2018-05-24
 * @property {number} first its first day, 20180501
 * @property {number} last its last day, 20180531
 */

const ISO = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const SHOWN = /^(?:(?:(\d{1,2})[-/.])?(\d{1,2})[-/.])?(\d{4})$/;

const pad = (number) => String(number).padStart(2, "0");

/** @param {number} year @param {number} month */
const daysIn = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/**
 * Read 2018, 5/2018, 24/5/2018, or the same as 2018-05-24. What is no day of the calendar is null.
 * @param {string} text @returns {Day | null}
 */
export function parse(text) {
  const plain = text.replace(/\s+/g, "");
  const iso = ISO.exec(plain);
  const shown = SHOWN.exec(plain);
  const parts = iso ? iso.slice(1) : shown ? [shown[3], shown[2], shown[1]] : [];
  const [year, month, day] = parts.map((part) => (part === undefined ? 0 : Number(part)));
  const [, monthGiven, dayGiven] = parts.map((part) => part !== undefined);
  if (!year || (monthGiven && (month < 1 || month > 12))) return null;
  if (dayGiven && (day < 1 || day > daysIn(year, month))) return null;
  const yearText = String(year).padStart(4, "0");
  const whole = year * 10000;
  if (!monthGiven) return { text: yearText, first: whole + 101, last: whole + 1231 };
  const start = whole + month * 100;
  if (!dayGiven) {
    return { text: `${yearText}-${pad(month)}`, first: start + 1, last: start + daysIn(year, month) };
  }
  return { text: `${yearText}-${pad(month)}-${pad(day)}`, first: start + day, last: start + day };
}

/** Write 2018-05-24 as readers do: 24/5/2018. @param {string} text */
export const shown = (text) => text.split("-").map(Number).reverse().join("/");

/** Write 20180524 as 2018-05-24; 0 is "". @param {number} day */
export function iso(day) {
  if (!day) return "";
  const year = String(Math.floor(day / 10000)).padStart(4, "0");
  return `${year}-${pad(Math.floor(day / 100) % 100)}-${pad(day % 100)}`;
}
