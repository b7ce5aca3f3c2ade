/** Text → words, as `plugins/khobao/search/fold.py` makes them: its docstring has the rules. */

/**
 * @typedef {object} Token a word and where the text has it
 * @property {string} word
 * @property {number} start place in the NFC text
 * @property {number} end behind the last place; the words of an abbreviation share theirs
 */

/**
 * The three functions that make words, from the tables of `goc.json`.
 * @param {object} tables the table `tokens`
 */
export function tokenizer(tables) {
  const { letters, marks, apostrophes, groups, tones, stroked } = tables;
  const abbreviations = new Map(
    Object.entries(tables.abbreviations).map(([short, long]) => [short, long.split(" ")]),
  );
  const run = `[${letters}][${letters}${marks}]*`;
  const thousands = [...groups].map((sign) => `(?:[${sign}][0-9]{3})+`).join("|");
  const found = new RegExp(
    "[0-9]+(?:,[0-9]+){2,}" +
      `|(?:[1-9][0-9]{0,2}(?:${thousands})(?![0-9])|[0-9]+)(?:,[0-9]{1,2}(?![0-9,]))?` +
      `|${run}(?:[${apostrophes}]+${run})*`,
    "g",
  );
  const notLetter = new RegExp(`[${apostrophes}]`, "g");
  const mark = new RegExp(`[${marks}]`, "g");
  const letter = new RegExp(`[^${marks}][${marks}]*`, "g");
  const stroke = new RegExp(`[${Object.keys(stroked).join("")}]`, "g");
  const tone = `([${tones}])`;
  const second = new RegExp(`(o)([ae])${tone}$|((?:^|[^q])u)(y)${tone}$`);
  const first = new RegExp(
    `(o)${tone}([ae])(?=[a-z])|(qu)${tone}([aeoyi])|(gi)${tone}([aeou])|(u)${tone}(y)(?=[a-z])`,
    "g",
  );
  const finalI = new RegExp(`^([hklmst]|qu)i(?=${tone}?$)`);

  /** What is left of a replacement's arguments: the three groups that matched. */
  const parts = (groups) => groups.slice(1, -2).filter(Boolean);

  /** ẩ as â and its tone, in whatever order the marks were typed. */
  const apart = (whole) => {
    const decomposed = [...whole.normalize("NFD")];
    const bare = decomposed.filter((one) => !tones.includes(one)).join("");
    return bare.normalize("NFC") + decomposed.filter((one) => tones.includes(one)).join("");
  };

  const spelled = (word) =>
    word
      .replace(stroke, (one) => stroked[one])
      .replace(letter, apart)
      .replace(second, (...groups) => {
        const [a, b, mark] = parts(groups);
        return a + mark + b;
      })
      .replace(first, (...groups) => {
        const [a, mark, b] = parts(groups);
        return a + b + mark;
      })
      .replace(finalI, "$1y")
      .normalize("NFC");

  /** The words that a stretch stands for: mostly one. */
  const wordsOf = (stretch) => {
    if (stretch[0] >= "0" && stretch[0] <= "9") {
      const number = stretch.replace(/[^0-9,]/g, "");
      const numbers = number.split(",");
      return (numbers.length > 2 ? numbers : [number]).map((one) => one.replace(/^0+(?=[0-9])/, ""));
    }
    const word = spelled(stretch.replace(notLetter, "").toLowerCase());
    return abbreviations.get(word) ?? [word];
  };

  /** The words of a text with their places. @param {string} text @returns {Token[]} */
  const tokens = (text) => {
    const result = [];
    for (const match of text.normalize("NFC").matchAll(found)) {
      const end = match.index + match[0].length;
      for (const word of wordsOf(match[0])) result.push({ word, start: match.index, end });
    }
    return result;
  };

  /** The words of a text. @param {string} text @returns {string[]} */
  const words = (text) => tokens(text).map((token) => token.word);

  /** A word without its marks, đ as d. @param {string} word */
  const folded = (word) => word.normalize("NFD").replace(mark, "").replaceAll("đ", "d");

  return { tokens, words, folded };
}
