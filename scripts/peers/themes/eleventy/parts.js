import { address, kinds, labels } from "./lists.js";

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const cards = new Map();
const nears = new Map();

export const escape = (text) => String(text ?? "").replace(/[&<>"]/g, (sign) => SIGNS[sign]);

const navigation = `<nav aria-label="Các phần của kho">
<ul>
${Object.entries(kinds).map(([kind, label]) => `<li><a href="/${kind}/">${label}</a></li>`).join("\n")}
</ul>
</nav>`;

export function base(title, main, description) {
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Kho Báo</title>
${description ? `<meta name="description" content="${escape(description)}">` : ""}
<link rel="stylesheet" href="/kho.css">
</head>
<body>
<header class="masthead">
<a class="brand" href="/">Kho Báo</a>
<form action="/tim-kiem/"><label for="tim">Tìm trong kho</label> <input type="search" id="tim" name="q"> <button type="submit">Tìm</button></form>
${navigation}
</header>
<main>
${main}
</main>
<footer class="colophon">
<p>Kho lưu trữ báo chí địa phương. Mỗi bài thuộc về nơi đăng bài ấy.</p>
${navigation}
</footer>
</body>
</html>
`;
}

export function when(data) {
  if (!data.day) return `<span class="when">${escape(data.when)}</span>`;
  return `<time datetime="${data.day}" class="when ${data.basis}">${escape(data.when)}</time>`;
}

export function named(data, kind) {
  return (data[kind] ?? []).slice(0, 1).map((slug) => `<span>${escape(labels[kind][slug])}</span>`).join(" ");
}

export function links(kind, slugs) {
  const items = slugs.map((slug) => `<li><a href="/${kind}/${slug}/">${escape(labels[kind][slug])}</a></li>`);
  return `<ul class="links">\n${items.join("\n")}\n</ul>`;
}

export function card(item) {
  if (!cards.has(item.url)) cards.set(item.url, makeCard(item));
  return cards.get(item.url);
}

function makeCard({ url, data, templateContent }) {
  const line = data.lead ?? templateContent.replace(/<[^>]+>/g, "");
  return `<article class="card">
<h2><a href="${url}">${escape(data.title)}</a></h2>
<p class="meta">
${named(data, "tinh")}
<span>${when(data)}</span>
${named(data, "nguon")}
</p>
<p class="line">${escape(line.length > 170 ? `${line.slice(0, 170)}…` : line)}</p>
</article>`;
}

export function near(item) {
  if (!nears.has(item.url)) {
    const { url, data } = item;
    nears.set(url, `<a href="${url}">${escape(data.title)}</a> <span class="meta">${named(data, "nguon")} ${when(data)}</span>`);
  }
  return nears.get(item.url);
}

export function pager({ base, number, count }) {
  if (count === 1) return "";
  const previous = number > 1 ? `<a rel="prev" href="${address(base, number - 1)}">Trang trước</a>` : "";
  const next = number < count ? `<a rel="next" href="${address(base, number + 1)}">Trang sau</a>` : "";
  return `<nav class="pager" aria-label="Các trang">${previous} <span>Trang ${number} / ${count}</span> ${next}</nav>`;
}
