import { readFileSync } from "node:fs";

export const perPage = 24;
export const perCatalogue = 500;
export const kinds = {
  tinh: "Tỉnh, thành",
  "chu-de": "Chủ đề",
  nguoi: "Người",
  "van-ban": "Văn bản",
  nguon: "Nguồn",
  nam: "Theo năm",
  thang: "Theo tháng",
};
export const labels = JSON.parse(readFileSync(new URL("labels.json", import.meta.url), "utf-8"));

export function catalogue(kind, terms) {
  return [...terms]
    .map(([slug, items]) => ({ kind, slug, label: labels[kind][slug], count: items.length }))
    .sort((one, two) => (one.slug < two.slug ? -1 : 1));
}

export function* leaves(list, size) {
  const base = list.base ?? `/${list.kind}/${list.slug}/`;
  const all = list.items ?? list.terms;
  const count = Math.max(1, Math.ceil(all.length / size));
  for (let number = 1; number <= count; number++) {
    const held = all.slice((number - 1) * size, number * size);
    yield {
      base,
      number,
      count,
      kind: list.kind,
      title: list.title ?? labels[list.kind][list.slug],
      total: all.length,
      items: list.items && held,
      terms: list.terms && held,
    };
  }
}

export function address(base, number) {
  return number === 1 ? base : `${base}trang/${number}/`;
}
