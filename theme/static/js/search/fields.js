/** Fields of a query, tinh: chude: nguoi: vanban: nguon: nam:, → the articles that have them. */

/** Where the values of a field stand: a file's names, and for each article its indexes. */
const COLUMNS = {
  tinh: async (engine) => {
    const { provinces, then, today } = await engine.columns();
    return { names: provinces, of: then.map((one, at) => [one, today[at]]) };
  },
  chude: async (engine) => {
    const { labels, tags } = await engine.columns();
    return { names: labels, of: tags };
  },
  nguon: async (engine) => {
    const { sources, source } = await engine.columns();
    return { names: sources, of: source.map((one) => [one]) };
  },
  nguoi: (engine) => engine.people(),
  vanban: (engine) => engine.documents(),
};

/**
 * The articles of a field's value, which is a slug or a name, whole or in part, with or without marks.
 * @param {import("./engine.js").Engine} engine @param {import("./query.js").Item} item
 * @returns {Promise<Uint8Array>} a mask
 */
export async function chosen(engine, item) {
  const id = `${item.name}:${item.value}`;
  if (!engine.chosen.has(id)) {
    engine.chosen.set(id, await (item.name === "nam" ? years(engine, item.value) : named(engine, item)));
  }
  return engine.chosen.get(id);
}

async function named(engine, item) {
  const { names, of } = await COLUMNS[item.name](engine);
  const wanted = matching(engine.tokenizer, names, item);
  return Uint8Array.from(of, (own) => Number(own.some((one) => wanted.has(one))));
}

async function years(engine, value) {
  const { start, end } = await engine.columns();
  const [a, b = a] = value.split("-").map(Number);
  const first = Math.min(a, b);
  const last = Math.max(a, b);
  const year = (day) => Math.floor(day / 10000);
  return Uint8Array.from(start, (day, at) =>
    Number(day > 0 && year(day) <= last && year(end[at] || day) >= first),
  );
}

/** The best of: the slug; the name with its marks; without; names that have the words in a row. */
function matching({ words, folded }, names, { value, words: own }) {
  const fold = (name) => ` ${words(name).map(folded).join(" ")} `;
  const exact = own.map(({ word }) => word).join(" ");
  const plain = ` ${own.map((word) => word.fold).join(" ")} `;
  const marked = own.some((word) => word.marked);
  const found = (fits) => new Set(names.flatMap((name, at) => (fits(name) ? [at] : [])));
  const ways = [
    ([slug]) => slug === value.toLowerCase(),
    ([, name]) => marked && words(name).join(" ") === exact,
    ([, name]) => fold(name) === plain,
    ([, name]) => fold(name).includes(plain),
  ];
  return ways.map(found).find((set) => set.size) ?? new Set();
}
