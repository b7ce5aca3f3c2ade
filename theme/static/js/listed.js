/** An article in a list that a script makes, as the page's own lists show it. */

export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * @param {ReturnType<import("./articles.js").article>} one
 * @param {string} root the way from the page to the site's root
 */
export function item(one, root) {
  const when = make(one.machine ? "time" : "span", `when ${one.basis}`, one.text);
  if (one.machine) when.dateTime = one.machine;
  const day = make("p", "event-when", when);
  if (one.mark) day.append(" ", make("span", "mark", `(${one.mark})`));
  const link = make("a", "", one.title);
  link.href = root + one.url;
  const meta = make("span", "meta", make("span", "", one.province));
  if (one.note) meta.append(" ", make("span", "", one.note));
  const what = make("p", "event-what", link, " ", meta);
  return make("li", `event ${one.basis}`, day, what);
}
