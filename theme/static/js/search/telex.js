/** Vietnamese as it is typed without its keyboard: Telex (daan vaanj) and VNI (da6n va65n). */

const ONSET = /^(?:qu(?=[aeioyw])|gi(?=[aeou])|[^aeiouyw]*)/;
const SYLLABLE = new RegExp(
  "^(?:ngh?|[cgknpt]h|tr|qu|gi|[bcdđghklmnpqrstvx])?" + // onset
    "[aeiouyăâêôơư]{1,3}(?:ch|n[gh]?|[cmpt])?$",
);
const MARKED = /[ăâêôơư](?=[^ăâêôơư]*$)/;
const HATS = { a: "â", e: "ê", o: "ô" };
const HORNS = { uo: "ươ", oa: "oă", u: "ư", o: "ơ", a: "ă" };
/** Keys of the tones, in Telex and in VNI. */
const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const DIGITS = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j" };
const READINGS = { telex: [/^[a-z]+$/, telex], vni: [/^[a-z]+\d[a-z\d]*$/, vni] };

/**
 * A text with each word that can be read so put into letters; null if there is none.
 * @param {string} text @param {"telex"|"vni"} kind
 * @param {(word: string, typed: string) => boolean} likely whether to take a reading
 */
export function decoded(text, kind, likely) {
  const [shape, read] = READINGS[kind];
  const result = text.replace(/[\p{L}\p{M}\d]+/gu, (own) => {
    const typed = own.toLowerCase();
    const word = shape.test(typed) ? read(typed) : null;
    return word && likely(word, typed) ? word : own;
  });
  return result === text ? null : result;
}

/** One word of Telex, its keys anywhere behind the first vowel; null if it's none. */
export function telex(typed) {
  let [start] = ONSET.exec(typed);
  let rest = typed.slice(start.length);
  const tones = rest.match(/[sfrxj]/g) ?? [];
  rest = rest.replace(/[sfrxj]/, "");
  const stroke = start === "dd" || (start === "d" && rest.includes("d"));
  if (stroke) {
    start = "đ";
    rest = rest.replace("d", "");
  }
  const [hat] = Object.keys(HATS).filter((letter) => rest.split(letter).length === 3);
  const last = rest.lastIndexOf(hat);
  if (hat) rest = rest.slice(0, last) + rest.slice(last + 1);
  const horn = rest.includes("w");
  rest = rest.replace(/^w/, "u").replace(/w/g, "");
  return tones.length > 1 ? null : composed(typed, start, rest, { hat, horn, tone: tones[0] });
}

/** One word of VNI, its digits anywhere; null if it's none. @param {string} typed */
export function vni(typed) {
  const digits = typed.replace(/\D/g, "");
  const letters = typed.replace(/\d/g, "");
  const [start] = ONSET.exec(letters);
  const rest = letters.slice(start.length);
  const tones = digits.match(/[1-5]/g) ?? [];
  const stroke = digits.includes("9");
  if (tones.length > 1 || (stroke && start !== "d")) return null;
  return composed(typed, stroke ? "đ" : start, rest, {
    hat: digits.includes("6") && /e|o|a/.exec(rest.replace(/a(?=.*[eo])/, ""))?.[0],
    horn: /[78]/.test(digits),
    tone: DIGITS[tones[0]],
  });
}

/** The syllable with its marks; null if there is none such, or nothing is marked. */
function composed(typed, start, plain, { hat, horn, tone }) {
  let rest = hat ? plain.replace(hat, HATS[hat]) : plain;
  if (horn) {
    const where = Object.keys(HORNS).find((letters) => rest.includes(letters));
    rest = where ? rest.replace(where, HORNS[where]) : rest;
  }
  if (!SYLLABLE.test(start + rest)) return null;
  const vowels = /^[aeiouyăâêôơư]*/.exec(rest)[0].length;
  const open = vowels === rest.length;
  const at = MARKED.exec(rest)?.index ?? Math.max(0, vowels - (open ? 2 : 1));
  const word = start + rest.slice(0, at + 1) + (TONES[tone] ?? "") + rest.slice(at + 1);
  return word === typed ? null : word.normalize("NFC");
}
