/** Words of the page with their values; numbers as Vietnamese readers write them. */

/** Put values into a sentence: {count}. @param {string} text @param {Record<string, string>} values */
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

/** Write a number with dots for thousands. @param {number} value */
export const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
