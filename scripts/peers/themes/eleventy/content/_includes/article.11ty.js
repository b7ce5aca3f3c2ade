import { labels } from "../../lists.js";
import { base, escape, links, named, near, when } from "../../parts.js";

export function render(data) {
  const { title, lead, captions, figures, places, people, previous, following } = data;
  const [province] = data.tinh;
  const above = province ? `<li><a href="/tinh/${province}/">${escape(labels.tinh[province])}</a></li>` : "";
  const steps = [
    following && `<dt>Bài sau</dt><dd>${near(following)}</dd>`,
    previous && `<dt>Bài trước</dt><dd>${near(previous)}</dd>`,
  ];
  const main = `<nav class="crumbs" aria-label="Vị trí của trang"><ol><li><a href="/">Trang đầu</a></li>${above}</ol></nav>
<article class="article" data-pagefind-body>
<h1>${escape(title)}</h1>
<p class="meta">${named(data, "tinh")} ${when(data)} ${named(data, "nguon")}</p>
<div class="text">
${lead ? `<p class="lead">${escape(lead)}</p>` : ""}
${data.content}
</div>
${section("Chú thích ảnh", list(captions))}
${section("Số liệu", list(figures))}
<aside class="facts">
<dl>
<dt>Ngày đăng</dt><dd class="${data.basis}">${escape(data.when)}</dd>
<dt>Tỉnh lúc ấy</dt><dd>${links("tinh", data.tinh)}</dd>
<dt>Nguồn</dt><dd>${links("nguon", data.nguon)}</dd>
<dt>Năm</dt><dd>${links("nam", data.nam)}</dd>
<dt>Tác giả</dt><dd>${escape(data.byline ?? "Không ghi tên tác giả")}</dd>
<dt>Bản quyền</dt><dd>${data.rights}</dd>
</dl>
${section("Người được nhắc đến", people.length && `<ul class="people">\n${people.map(person).join("\n")}\n</ul>`)}
${section("Văn bản", data["van-ban"].length && links("van-ban", data["van-ban"]))}
${section("Địa danh", list(places))}
${section("Chủ đề", data["chu-de"].length && links("chu-de", data["chu-de"]))}
<section class="provenance">
<h2>Nguồn gốc bản ghi</h2>
<dl>
<dt>Mã bài</dt><dd><code>${data.id}</code></dd>
<dt>Đưa vào kho</dt><dd>${data.added}</dd>
${data.sha256 ? `<dt>Mã băm SHA-256 của văn bản gốc</dt><dd><code>${data.sha256}</code></dd>` : ""}
</dl>
</section>
</aside>
<section class="citation">
<h2>Trích dẫn bài này</h2>
<p>“${escape(title)}”. ${named(data, "nguon")}, ${escape(data.when)}. Kho Báo, mã bài ${data.id}.</p>
</section>
</article>
<nav class="around" aria-label="Các bài quanh bài này">
${section("Cùng chủ đề", data.near && `<ul class="near">\n${data.near.map((one) => `<li>${near(one)}</li>`).join("\n")}\n</ul>`)}
<dl class="near">
${steps.filter(Boolean).join("\n")}
</dl>
</nav>`;
  return base(title, main, lead);
}

function section(title, inside) {
  return inside ? `<section>\n<h2>${title}</h2>\n${inside}\n</section>` : "";
}

function list(items) {
  return items?.length && `<ul>\n${items.map((one) => `<li>${escape(one)}</li>`).join("\n")}\n</ul>`;
}

function person({ slug, label, note }) {
  return `<li><strong><a href="/nguoi/${slug}/">${escape(label)}</a></strong>${note ? ` <span>${escape(note)}</span>` : ""}</li>`;
}
