import { address, kinds } from "../lists.js";
import { base, card, escape, pager } from "../parts.js";

export const data = {
  pagination: { data: "collections.lists", size: 1, alias: "list" },
  permalink: ({ list }) => address(list.base, list.number),
  eleventyExcludeFromCollections: true,
};

export function render({ list }) {
  const above = list.kind ? `<li><a href="/${list.kind}/">${kinds[list.kind]}</a></li>` : "";
  const held = list.items
    ? list.items.map(card).join("\n")
    : `<ul class="links">\n${list.terms.map(term).join("\n")}\n</ul>`;
  return base(list.title, `<nav class="crumbs" aria-label="Vị trí của trang"><ol><li><a href="/">Trang đầu</a></li>${above}</ol></nav>
<h1>${escape(list.title)}</h1>
<p class="holds">${list.total}</p>
${held}
${pager(list)}`);
}

function term({ kind, slug, label, count }) {
  return `<li><a href="/${kind}/${slug}/">${escape(label)}</a> <span class="count">${count}</span></li>`;
}
