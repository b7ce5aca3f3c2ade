/** Articles by year, as bars to choose from. */

import { make } from "../listed.js";
import { NONE } from "./columns.js";
import { parse } from "./days.js";
import { number } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const LABELS = 12; // years that all bear their number; of more, those that end in 0 or 5 do

/**
 * The bars to draw: from the first year that has articles, or is chosen, to the last.
 * @param {import("./columns.js").Column} column
 * @param {Uint32Array} counts
 * @param {import("./state.js").State} state
 * @returns {{bars: {year: string, count: number, chosen: boolean, within: boolean}[], undated: number}}
 */
export function bars(column, counts, state) {
  const from = parse(state.from);
  const to = parse(state.to);
  const all = column.names.map(([year], place) => ({
    year,
    count: counts[place],
    chosen: state.year.includes(year),
    within:
      Boolean(from || to) &&
      (!from || Number(year) * 10000 + 1231 >= from.first) &&
      (!to || Number(year) * 10000 + 101 <= to.last),
  }));
  const dated = all.filter(({ year }) => year !== NONE);
  const full = dated.map(({ count, chosen }) => Boolean(count) || chosen);
  const first = full.indexOf(true);
  const undated = all.find(({ year }) => year === NONE);
  return {
    bars: first < 0 ? [] : dated.slice(first, full.lastIndexOf(true) + 1),
    undated: undated ? undated.count : 0,
  };
}

function bar(height) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("focusable", "false");
  const shape = document.createElementNS(SVG, "rect");
  shape.setAttribute("width", "100%");
  shape.setAttribute("y", `${100 - height}%`);
  shape.setAttribute("height", `${height}%`);
  drawing.append(shape);
  return drawing;
}

/**
 * @param {HTMLElement} section
 * @param {object} words
 * @param {(year: string) => void} choose
 */
export function histogram(section, words, choose) {
  const list = section.querySelector("ol");
  const undated = section.querySelector(".undated");
  let extent = "";

  /** Say on which sides there are more bars than fit. */
  function edges() {
    const left = list.scrollWidth - list.clientWidth - list.scrollLeft;
    list.classList.toggle("before", list.scrollLeft > 1);
    list.classList.toggle("after", left > 1);
  }
  list.addEventListener("scroll", edges, { passive: true });
  new ResizeObserver(edges).observe(list);

  function button(value, chosen, ...children) {
    const made = make("button", "", ...children);
    made.type = "button";
    made.dataset.year = value;
    made.setAttribute("aria-pressed", String(chosen));
    made.addEventListener("click", () => choose(value));
    return made;
  }

  /** “2020: 34 bài”, of which the eye sees the year and, at the bar's top, the number. */
  function named(label, count) {
    const shown = { "{name}": label, "{count}": make("span", "count", number(count)) };
    return words.year.split(/(\{\w+\})/).map((part) => shown[part] || make("span", "unseen", part));
  }

  return {
    show(column, counts, state) {
      const drawn = bars(column, counts, state);
      const highest = drawn.bars.reduce((most, { count }) => Math.max(most, count), 1);
      const focused = section.contains(document.activeElement) && document.activeElement.dataset.year;
      section.hidden = drawn.bars.length === 0;
      list.replaceChildren(
        ...drawn.bars.map(({ year, count, chosen, within }, place) => {
          const sparse = drawn.bars.length > LABELS && Number(year) % 5 !== 0;
          const ends = place === 0 || place === drawn.bars.length - 1;
          const label = make("span", sparse && !ends ? "year minor" : "year", year);
          if (!count && !chosen) return make("li", "none", label);
          const height = Math.max(Math.round((count / highest) * 100), count ? 3 : 0);
          const made = button(year, chosen, bar(height), ...named(label, count));
          return make("li", within ? "within" : "", made);
        }),
      );
      const chosen = state.year.includes(NONE);
      undated.hidden = !drawn.undated && !chosen;
      const of = make("span", "count", number(drawn.undated));
      undated.replaceChildren(button(NONE, chosen, words.no_date, " ", of));
      const span = drawn.bars.length ? `${drawn.bars[0].year}-${drawn.bars.length}` : "";
      if (span !== extent) list.scrollLeft = list.scrollWidth;
      extent = span;
      edges();
      if (focused) {
        const same = section.querySelector(`[data-year="${focused}"]`);
        if (same) same.focus({ preventScroll: true });
      }
    },
  };
}
