/** “This day in past years”, by the reader's own date. */

const block = document.getElementById("ngay-nay");
const words = block?.dataset;

/**
 * Return what to show of a day: earlier years alone, and how many articles there are beside.
 * @param {{items: [number, string, string, string][], more: number}} day
 * @param {number} year the reader's
 */
export function past(day, year) {
  const items = day.items.filter(([then]) => then < year);
  return { items, more: day.more + day.items.length - items.length };
}

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function row([year, by, title, url], now) {
  const ago = words.ago.replace("{years}", String(now - year));
  const link = make("a", "", title);
  link.href = words.root + url;
  const told = `${year}, ${ago} (${words[by === "event_date" ? "event" : "date"]})`;
  return make("li", "", make("span", "meta", told), link);
}

async function show(today) {
  const month = String(today.getMonth() + 1).padStart(2, "0");
  const answer = await fetch(`${words.folder}${month}.json`);
  if (!answer.ok) return;
  const day = (await answer.json())[today.getDate()];
  if (!day) return;
  const { items, more } = past(day, today.getFullYear());
  if (!items.length) return;
  block.querySelector(".count").textContent = `${today.getDate()}/${today.getMonth() + 1}`;
  block.querySelector("ul").append(...items.map((one) => row(one, today.getFullYear())));
  const rest = block.querySelector("p");
  rest.textContent = words.more.replace("{count}", String(more));
  rest.hidden = more === 0;
  block.hidden = false;
}

// Without an answer the page is as it was: the block is not missed.
if (block) show(new Date()).catch(() => {});
