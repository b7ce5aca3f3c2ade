/** The timeline's filter: what is chosen stands in the address, what fits in one list. */

import { article, isEmpty, matching, number, read, write } from "./articles.js";
import { item } from "./listed.js";

const AT_ONCE = 200;

const form = document.getElementById("loc");
const today = document.getElementById("loc-hien-nay");
const written = document.getElementById("loc-luc-viet");
const province = document.getElementById("loc-tinh");
const divisions = [...province.querySelectorAll("optgroup")];
const tag = document.getElementById("loc-chu-de");
const stated = document.getElementById("loc-ro");
const clear = document.getElementById("loc-bo");
const status = document.getElementById("loc-so");
const results = document.getElementById("loc-bai");
const list = results.querySelector("ol");
const more = document.getElementById("loc-them");
const all = document.getElementById("tat-ca");
const words = form.dataset;

let asked = 0;
let loading;
let articles;
let found = [];
let shown = 0;

/** Fetch the articles once; after a failure the next choice tries again. */
function load() {
  loading ??= fetch(words.file)
    .then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

const chosen = () => ({
  province: province.value,
  today: today?.checked ?? false,
  tag: tag.value,
  stated: stated?.checked ?? false,
});

const offered = (select, value) => [...select.options].some((option) => option.value === value);

/** Offer the provinces of the chosen division alone; what was chosen goes over where it can. */
function divide() {
  if (!today) return;
  const { value } = province;
  const now = province.selectedOptions[0]?.dataset.now;
  const [every] = province.options;
  const group = divisions.find((one) => "today" in one.dataset === today.checked);
  province.replaceChildren(every, group);
  const wanted = today.checked ? (now ?? value) : value;
  province.value = offered(province, wanted) ? wanted : "";
}

/** Show the list of what is chosen, or the whole timeline. The newest choice wins. */
async function show() {
  const turn = (asked += 1);
  const choice = chosen();
  clear.hidden = isEmpty(choice);
  if (isEmpty(choice)) {
    whole();
    tell("");
    return;
  }
  try {
    articles = await load();
  } catch {
    if (turn === asked) {
      whole();
      tell(words.failed);
    }
    return;
  }
  if (turn !== asked) return;
  found = matching(articles, choice);
  shown = 0;
  list.replaceChildren();
  all.hidden = true;
  results.hidden = found.length === 0;
  extend();
}

function whole() {
  all.hidden = false;
  results.hidden = true;
}

/** Add the next articles to the list; return the first one's element. */
function extend() {
  const next = found.slice(shown, shown + AT_ONCE);
  const items = next.map((row) => item(article(articles, row), words.root));
  list.append(...items);
  shown += next.length;
  more.hidden = shown >= found.length;
  const count = found.length
    ? words.found.replace("{count}", number(found.length))
    : words.none;
  tell(more.hidden ? count : `${count} ${words.shown.replace("{shown}", number(shown))}`);
  return items[0];
}

function tell(text) {
  status.hidden = false;
  status.textContent = text;
}

/** Take the choice from the address; what isn't there to choose is left. */
function restore() {
  const choice = read(new URLSearchParams(location.search));
  if (today) {
    (choice.today ? today : written).checked = true;
    divide();
  }
  for (const [select, value] of [[province, choice.province], [tag, choice.tag]]) {
    select.value = offered(select, value) ? value : "";
  }
  if (stated) stated.checked = choice.stated;
  show();
}

function change() {
  history.replaceState(null, "", location.pathname + write(chosen()));
  show();
}

form.addEventListener("change", (event) => {
  if (event.target.name === today?.name) divide();
  change();
});
clear.addEventListener("click", () => {
  province.value = "";
  tag.value = "";
  if (written) written.checked = true;
  if (stated) stated.checked = false;
  divide();
  change();
  province.focus();
});
more.addEventListener("click", () => extend()?.querySelector("a").focus());
window.addEventListener("pageshow", (event) => event.persisted && restore());

form.hidden = false;
restore();
