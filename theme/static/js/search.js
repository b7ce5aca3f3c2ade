/** The search page: what is asked for stands in the address, twenty articles at a time. */

import { article, number } from "./articles.js";
import { SETTING, isOn } from "./find.js";
import { index, search, words as wordsOf } from "./headlines.js";
import { item } from "./listed.js";

const AT_ONCE = 20;
const TYPING = 150; // milliseconds between the last letter and the search

const part = document.getElementById("tim-day");
const form = part.querySelector("form");
const field = document.getElementById("tim");
const status = document.getElementById("tim-so");
const results = document.getElementById("tim-bai");
const list = results.querySelector("ol");
const more = document.getElementById("tim-them");
const key = document.getElementById("phim-tim");
const words = part.dataset;

let asked = 0;
let waiting;
let loading;
let rows = [];
let begun = false;
let shown = 0;

/** Fetch the articles once; after a failure the next search tries again. */
function load() {
  loading ??= fetch(words.file)
    .then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    })
    .then((articles) => ({ articles, held: index(articles) }))
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** Search for what the field says and show `pages` lists of it. The newest search wins. */
async function show(pages = 1) {
  clearTimeout(waiting);
  const turn = (asked += 1);
  const query = field.value;
  if (!wordsOf(query).length) {
    results.hidden = true;
    tell("");
    return;
  }
  tell(words.loading);
  let loaded;
  try {
    loaded = await load();
  } catch {
    if (turn !== asked) return;
    results.hidden = true;
    tell(words.failed);
    return;
  }
  if (turn !== asked) return;
  ({ rows, begun } = search(loaded.articles, loaded.held, query));
  shown = 0;
  list.replaceChildren();
  results.hidden = rows.length === 0;
  extend(loaded.articles, pages * AT_ONCE);
}

/** Add the next articles to the list; return the first one's element. */
function extend(articles, count = AT_ONCE) {
  const items = rows
    .slice(shown, shown + count)
    .map((row) => item(article(articles, row), words.root));
  list.append(...items);
  shown += items.length;
  more.hidden = shown >= rows.length;
  const found = (begun ? words.begun : words.found).replace("{count}", number(rows.length));
  const told = rows.length ? found : words.none;
  tell(more.hidden ? told : `${told} ${words.shown.replace("{shown}", number(shown))}`);
  return items[0];
}

function tell(text) {
  status.hidden = false;
  status.textContent = text;
}

function write() {
  const query = new URLSearchParams();
  const wanted = field.value.trim();
  if (wanted) query.set("q", wanted);
  if (wanted && shown > AT_ONCE) query.set("trang", String(Math.ceil(shown / AT_ONCE)));
  history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : ""));
}

async function ask(pages = 1) {
  const searching = show(pages);
  shown = 0;
  write();
  await searching;
}

/** Take the search from the address. */
function restore() {
  const query = new URLSearchParams(location.search);
  field.value = query.get("q") ?? "";
  const pages = Number(query.get("trang"));
  show(Number.isInteger(pages) && pages > 1 ? pages : 1);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, TYPING);
});
more.addEventListener("click", async () => {
  const { articles } = await load();
  const first = extend(articles);
  write();
  first?.querySelector("a").focus();
});
window.addEventListener("pageshow", (event) => event.persisted && restore());

key.checked = isOn();
key.addEventListener("change", () => {
  try {
    localStorage.setItem(SETTING, key.checked ? "1" : "0");
  } catch {
    key.checked = true;
  }
});

document.getElementById("tim-tay").hidden = true;
field.setAttribute("aria-describedby", "tim-gi");
part.hidden = false;
document.getElementById("phim").hidden = false;
restore();
