/** The panel of facets: what may be chosen, with how many articles each choice would give. */

import { make } from "../listed.js";
import { columnOf } from "./facets.js";
import { fill, number } from "./words.js";

const FEW = 10;
const STEP = 50;

/** @typedef {import("./state.js").State} State */

/**
 * The places to show: the most frequent first, as many as fit, and whatever is chosen.
 * @param {Uint32Array} counts
 * @param {number[]} chosen
 * @param {number} room
 * @returns {{places: number[], rest: number}}
 */
export function most(counts, chosen, room) {
  const present = [];
  for (let place = 0; place < counts.length; place += 1) if (counts[place]) present.push(place);
  present.sort((a, b) => counts[b] - counts[a] || a - b);
  const first = present.slice(0, room);
  const others = chosen.filter((place) => !first.includes(place));
  const rest = present.length - first.length - others.filter((place) => counts[place]).length;
  return { places: [...first, ...others], rest };
}

/** One facet's list. */
function facetList(box, facet, words, choose) {
  const list = box.querySelector(".choices");
  const unmet = box.querySelector(".unmet");
  const more = box.querySelector(".more button");
  const items = new Map();
  let room = FEW;
  let again = () => {};

  more.addEventListener("click", () => {
    const before = list.children.length;
    room += STEP;
    again();
    const next = list.children[Math.min(before, list.children.length - 1)];
    if (next) next.querySelector("input").focus();
  });

  function item(value, label) {
    if (!items.has(value)) {
      const box = make("input", "");
      box.type = "checkbox";
      box.id = `loc-${facet}-${value}`;
      box.autocomplete = "off";
      box.addEventListener("change", () => choose(facet, value));
      const name = make("label", "", label);
      name.htmlFor = box.id;
      items.set(value, make("li", "", box, " ", name, " ", make("span", "count")));
    }
    return items.get(value);
  }

  return {
    narrow() {
      room = FEW;
    },
    /** @param {import("./columns.js").Column | undefined} column @param {State} state */
    show(column, counts, state) {
      again = () => this.show(column, counts, state);
      unmet.hidden = Boolean(column);
      if (!column) {
        unmet.textContent = words.loading_values;
        list.replaceChildren();
        more.hidden = true;
        return;
      }
      const chosen = state[facet].map((value) => column.places.get(value)).filter((one) => one >= 0);
      const { places, rest } = most(counts, chosen, room);
      const focused = list.contains(document.activeElement) ? document.activeElement : null;
      list.replaceChildren(
        ...places.map((place) => {
          const [value, label] = column.names[place];
          const made = item(value, label);
          made.querySelector("input").checked = state[facet].includes(value);
          made.querySelector("label").textContent = label;
          made.querySelector(".count").textContent = number(counts[place]);
          return made;
        }),
      );
      if (focused) focused.focus({ preventScroll: true });
      unmet.textContent = words.no_values;
      unmet.hidden = places.length > 0;
      more.hidden = rest <= 0;
      more.textContent = fill(words.more_values, { count: number(rest) });
    },
    fail() {
      unmet.hidden = false;
      unmet.textContent = words.facets_failed;
    },
  };
}

/**
 * @param {HTMLElement} panel
 * @param {object} words
 * @param {{choose: (facet: string, value: string) => void, need: (facet: string) => void}} on
 *   `need`: a facet was opened whose values haven't been fetched
 */
export function filters(panel, words, on) {
  const boxes = [...panel.querySelectorAll("[data-facet]")].filter((box) => box.querySelector(".unmet"));
  const lists = boxes.map((box) => {
    const { facet } = box.dataset;
    box.addEventListener("toggle", () => box.open && on.need(facet));
    return { facet, box, list: facetList(box, facet, words, on.choose) };
  });
  const switches = [...panel.querySelectorAll("[data-switch]")];

  return {
    /** The facets that are open: their values are wanted. */
    open: () => lists.filter(({ box }) => box.open).map(({ facet }) => facet),
    /** Show a new answer's lists from their beginning. */
    narrow: () => lists.forEach(({ list }) => list.narrow()),
    fail: (facet) => lists.filter((one) => one.facet === facet).forEach(({ list }) => list.fail()),
    /**
     * @param {import("./facets.js").Counted} counted
     * @param {import("./columns.js").Columns} held
     * @param {State} state
     */
    show(counted, held, state) {
      for (const { facet, list } of lists) {
        list.show(columnOf(held, facet, state), counted.counts[facet], state);
      }
      for (const one of switches) {
        one.querySelector("input").checked = state[one.dataset.switch];
        one.querySelector(".count").textContent = number(counted[one.dataset.switch]);
      }
    },
  };
}
