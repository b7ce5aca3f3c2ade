/** Sorting and filtering of the figure table; its state stands in the address. */
import { choices, found, rows, sorted, years } from "./figure-rows.js";

const STEP = 100;
const FIELDS = { text: "chu", unit: "don-vi", measure: "loai", kind: "dich", year: "nam" };
const SORT = "sap";

const table = document.querySelector("#bang-so");
const panel = document.querySelector("#loc");
const status = document.querySelector("#so-dem");
if (table && panel && status) start();

function start() {
  const form = panel.querySelector("form");
  const body = table.tBodies[0];
  const pager = table.parentElement.querySelector(".pager");
  const printed = [...body.rows];
  const number = new Intl.NumberFormat("vi-VN");
  const more = button(table.dataset.more, "show-more");
  let loading = null;
  let all = [];
  let sort = "";
  let matching = [];
  let newest = 0;

  panel.hidden = false;
  status.hidden = false;
  more.hidden = true;
  table.after(more);
  for (const head of table.tHead.rows[0].cells) {
    const label = button(head.textContent, "");
    head.replaceChildren(label);
    label.addEventListener("click", () => {
      sort = sort === head.dataset.column ? `-${sort}` : head.dataset.column;
      show();
    });
  }
  panel.addEventListener("toggle", () => panel.open && load());
  form.addEventListener("input", () => show());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  form.addEventListener("reset", () => {
    sort = "";
    setTimeout(show);
  });
  more.addEventListener("click", () => {
    const shown = body.rows.length;
    append(shown);
    body.rows[shown]?.querySelector("a")?.focus();
  });

  read();

  /** Fetch the rows, once; what was printed stays if that fails. */
  function load() {
    loading ??= (async () => {
      status.textContent = table.dataset.loading;
      const sources = table.dataset.sources.split(" ");
      const answers = await Promise.all(
        sources.map(async (source) => {
          const answer = await fetch(table.dataset.root + source);
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        }),
      );
      for (const answer of answers) all.push(...rows(answer, all.length));
      status.textContent = "";
      fill("unit", choices(all.map((row) => row.unit)));
      fill("measure", choices(all.map((row) => row.measure)));
      fill("year", years(all).map(String));
    })().catch((error) => {
      all = [];
      loading = null;
      status.textContent = table.dataset.failed;
      throw error;
    });
    return loading;
  }

  function field(name) {
    return form.elements[FIELDS[name]];
  }

  function fill(name, values) {
    for (const value of values) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = value;
      field(name).append(option);
    }
  }

  function wanted() {
    const names = Object.keys(FIELDS);
    return { ...Object.fromEntries(names.map((name) => [name, field(name).value.trim()])), sort };
  }

  /** Take the state from the address. */
  async function read() {
    const state = new URLSearchParams(location.search);
    const known = [...Object.values(FIELDS), SORT].some((name) => state.get(name));
    if (!known) return;
    panel.open = true;
    try {
      await load();
    } catch {
      return;
    }
    for (const name of Object.keys(FIELDS)) field(name).value = state.get(FIELDS[name]) ?? "";
    sort = state.get(SORT) ?? "";
    show();
  }

  function write(state) {
    const query = new URLSearchParams();
    for (const name of Object.keys(FIELDS)) if (state[name]) query.set(FIELDS[name], state[name]);
    if (sort) query.set(SORT, sort);
    const text = query.toString();
    history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
  }

  async function show() {
    newest += 1;
    const mine = newest;
    try {
      await load();
    } catch {
      return;
    }
    if (mine !== newest) return;
    const state = wanted();
    write(state);
    for (const head of table.tHead.rows[0].cells) {
      const column = head.dataset.column;
      const way = { [column]: "ascending", [`-${column}`]: "descending" }[sort];
      if (way) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
    const plain = Object.values(state).every((value) => !value);
    if (pager) pager.hidden = !plain;
    if (plain) {
      status.textContent = "";
      more.hidden = true;
      body.replaceChildren(...printed);
      return;
    }
    matching = sorted(found(all, state), sort);
    status.textContent = table.dataset.counted
      .replace("{matched}", number.format(matching.length))
      .replace("{total}", number.format(all.length));
    body.replaceChildren();
    append(0);
  }

  function append(from) {
    body.append(...matching.slice(from, from + STEP).map(line));
    more.hidden = body.rows.length >= matching.length;
  }

  /** @param {import("./figure-rows.js").Row} row */
  function line(row) {
    const made = document.createElement("tr");
    if (table.tHead.rows[0].cells.length === 5) made.append(cell("where", row.province));
    const when = cell("when", row.period);
    if (row.inherited) when.append(" ", span("aside", `(${table.dataset.inherited})`));
    const value = cell("number", row.qualifier ? `${row.qualifier} ` : "");
    value.append(element("strong", "", row.value));
    const counted = cell("counted", "");
    if (row.target) counted.append(span("target", table.dataset.target), " ");
    const thing = [row.unit === "%" ? "" : row.unit, row.what].filter(Boolean).join(" ");
    if (thing) counted.append(span("", thing));
    for (const note of row.notes) counted.append(" ", span("aside", note));
    if (row.part) counted.append(" ", span("aside", row.part));
    for (const [text, verdict, fits] of row.sums) {
      const check = span(fits ? "check" : "check off", `${text}, `);
      check.append(element("strong", "", verdict));
      counted.append(" ", check);
    }
    const from = cell("from", "");
    const link = element("a", "", row.title);
    link.href = table.dataset.root + row.url;
    from.append(link, " ", span("aside", row.evidence));
    made.append(when, value, counted, from);
    return made;
  }
}

function element(name, kind, text) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}

function cell(kind, text) {
  return element("td", kind, text);
}

function span(kind, text) {
  return element("span", kind, text);
}

function button(text, kind) {
  const made = element("button", kind, text);
  made.type = "button";
  return made;
}
