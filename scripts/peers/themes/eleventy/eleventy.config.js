import { catalogue, kinds, leaves, perCatalogue, perPage } from "./lists.js";

export default function (config) {
  config.addPassthroughCopy("content/kho.css");
  config.addCollection("lists", (api) => {
    const articles = api.getFilteredByGlob("content/bai/*.md");
    articles.sort((one, two) => key(two).localeCompare(key(one), "en"));
    articles.forEach((one, place) => {
      one.data.following = articles[place - 1];
      one.data.previous = articles[place + 1];
    });
    const lists = [...leaves({ base: "/", title: "Kho Báo", items: articles }, perPage)];
    for (const [kind, title] of Object.entries(kinds)) {
      const terms = new Map();
      for (const one of articles) {
        for (const slug of one.data[kind]) {
          if (!terms.has(slug)) terms.set(slug, []);
          terms.get(slug).push(one);
        }
      }
      lists.push(...leaves({ base: `/${kind}/`, title, terms: catalogue(kind, terms) }, perCatalogue));
      for (const [slug, items] of terms) lists.push(...leaves({ kind, slug, items }, perPage));
      for (const one of articles) {
        if (kind === "chu-de" && one.data[kind].length) one.data.near = terms.get(one.data[kind][0]).slice(0, 5);
      }
    }
    return lists;
  });
  return {
    dir: { input: "content", output: "_site" },
    markdownTemplateEngine: false,
  };
}

function key(article) {
  return `${article.data.day ?? "0000"} ${article.data.id}`;
}
