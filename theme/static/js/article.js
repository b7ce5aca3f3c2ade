/** The article's page: copies a paragraph's link and the citation, opens what is folded in print. */

const said = document.querySelector(".said");

/**
 * Copy a text and say so, or that it couldn't be.
 * @param {string} text
 * @param {string} done what to say
 */
async function copy(text, done) {
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = done;
  } catch {
    said.textContent = said.dataset.failed;
  }
  clearTimeout(copy.timer);
  copy.timer = setTimeout(() => (said.textContent = ""), 6000);
}

/**
 * @param {Element} element
 * @returns {string} its words as a reader sees them, in one line
 */
function words(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

for (const link of document.querySelectorAll(".anchor")) {
  link.ariaLabel = said.dataset.paragraph.replace("{number}", link.dataset.number);
  link.addEventListener("click", () => copy(link.href, said.dataset.link));
}

const [today, here] = ["[data-today]", "[data-here]"].map((name) => document.querySelector(name));
if (here) {
  here.textContent = `, ${here.dataset.here.replace("{url}", location.origin + location.pathname)}`;
}
if (today) {
  const now = new Date();
  const on = `${now.getDate()}/${now.getMonth() + 1}/${now.getFullYear()}`;
  today.textContent = `, ${today.dataset.today.replace("{on}", on)}`;
}

for (const button of document.querySelectorAll("[data-copies]")) {
  const whole = document.getElementById(button.dataset.copies);
  button.addEventListener("click", () => copy(words(whole), said.dataset.text));
}

for (const element of document.querySelectorAll(".by-script[hidden]")) {
  element.hidden = false;
}

const folds = document.querySelectorAll("details:not([open])");
addEventListener("beforeprint", () => folds.forEach((fold) => (fold.open = true)));
