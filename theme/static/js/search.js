/** The search page: asks the engine for what the address says, and shows what it answers. */

import { SETTING, isOn } from "./find.js";
import { make } from "./listed.js";
import * as address from "./search-page/address.js";
import { arrows } from "./search-page/arrows.js";
import { batch } from "./search-page/batch.js";
import { NONE, columns, many } from "./search-page/columns.js";
import { parse, shown as shownDay } from "./search-page/days.js";
import { allCards, save, table } from "./search-page/export.js";
import { columnOf, count, known, sorted } from "./search-page/facets.js";
import { filters } from "./search-page/filters.js";
import { histogram } from "./search-page/histogram.js";
import { hit } from "./search-page/hits.js";
import { FACETS, changed, isEmpty, narrowing, sameSearch, toggled, widened, within, write } from "./search-page/state.js";
import { fill, number } from "./search-page/words.js";
import { open } from "./search/engine.js";
import { reader } from "./search/files.js";

const AT_ONCE = 20;
const TYPING = 200; // milliseconds between the last letter and the search
const SPEAKING = 600; // from the last answer while one types to its announcement
const PATIENCE = 150; // from the search to saying that it is under way
const WIDE = matchMedia("(min-width: 64rem)");

const id = (name) => document.getElementById(name);

const part = id("tim-day");
const { root, index, title } = part.dataset;
const words = JSON.parse(part.dataset.words);
const form = part.querySelector("form.find");
const field = id("tim");
const marks = id("tim-dau");
const answerPart = id("tim-kq");
const panel = id("tim-loc");
const told = id("tim-so");
const failure = id("tim-loi");
const chips = id("tim-chon");
const notes = id("tim-ghi");
const suggestions = id("tim-goi-y");
const years = id("tim-nam");
const hits = id("tim-bai");
const list = hits.querySelector("ol");
const more = id("tim-them");
const looser = id("tim-roi");
const sort = id("tim-xep");
const range = id("tim-ngay");
const wrongDay = id("tim-ngay-sai");
const status = id("tim-bao");
const taking = id("tim-csv");
const taken = id("tim-csv-so");
const stop = id("tim-csv-dung");
const key = id("phim-tim");

/** @type {import("./search-page/state.js").State} */
let state = address.current();
let turn = 0;
let asking = new AbortController();
let typing;
let waiting;
let speaking;
let failed = false;
/** What is shown: the state asked for, its answer, and the articles in their order. */
let current = null;
let opening = null;
let fetching = {};
let held = null;

/** The engine; after a failure the next search opens it anew. */
function engine() {
  opening = opening || open(reader(new URL(index, document.baseURI).href));
  return opening.catch((error) => {
    opening = null;
    throw error;
  });
}

/** Fetch once; after a failure the next wish tries again. */
function once(name, load) {
  fetching[name] = fetching[name] || load();
  return fetching[name].catch((error) => {
    delete fetching[name];
    throw error;
  });
}

/** The columns, with those of people and documents where `facets` names them. */
async function columnsFor(facets) {
  const opened = await engine();
  held = await once("columns", async () => columns(await opened.columns(), words));
  const load = { person: () => opened.people(), document: () => opened.documents() };
  const wanted = facets.filter((facet) => facet in load && !held.facets[facet]);
  await Promise.all(
    wanted.map(async (facet) => {
      held.facets[facet] = await once(facet, async () => many(await load[facet]()));
    }),
  );
  return held;
}

const chosenFacets = () => Object.keys(FACETS).filter((facet) => state[facet].length);

/** Everything in the archive, newest first: what facets choose from where no word is looked for. */
const everything = (size) => Uint32Array.from({ length: size }, (_, place) => size - 1 - place);

/** Ask for `wanted`; an answer to the same question is used again. */
async function ask(wanted, signal) {
  if (current && current.found && sameSearch(current.state, wanted)) return current.found;
  const opened = await engine();
  const answer = wanted.query
    ? await opened.search(wanted.query, { marks: wanted.marks, loose: wanted.loose, signal })
    : null;
  if (answer && !answer.empty) return { answer, documents: answer.documents };
  return { answer: null, documents: everything((await columnsFor([])).size) };
}

/** Show what the state asks for. The newest question wins. */
async function run({ typed = false, y = null } = {}) {
  clearTimeout(typing);
  clearTimeout(waiting);
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const mine = (turn += 1);
  let wanted = state;
  document.title = wanted.query ? fill(words.page, { query: wanted.query, title }) : title;
  if (isEmpty(wanted)) {
    rest();
    return;
  }
  waiting = setTimeout(() => busy(wanted), PATIENCE);
  try {
    const opened = await engine();
    const found = await ask(wanted, signal);
    const narrowed = narrowing(wanted) > 0 || wanted.sort !== "";
    if (mine === turn && narrowed) await columnsFor(chosenFacets());
    if (mine !== turn) return;
    if (narrowed) wanted = known(wanted, held);
    state = wanted;
    if (!found.answer && !narrowing(wanted)) {
      nothingAsked(typed);
      return;
    }
    const counted = narrowed ? count(found.documents, held, wanted) : null;
    const kept = counted ? counted.kept : found.documents;
    const documents = wanted.sort ? sorted(kept, wanted.sort, held) : kept;
    const cards = await opened.cards(documents.slice(0, wanted.page * AT_ONCE));
    if (mine !== turn) return;
    current = { state: wanted, found, documents, opened, shown: 0 };
    show(cards);
    say(told.textContent, typed);
    if (y !== null) scrollTo({ top: y, behavior: "instant" });
    if (found.documents.length) await showFacets(mine);
    if (y !== null && mine === turn) scrollTo({ top: y, behavior: "instant" });
  } catch (error) {
    if (mine !== turn) return;
    fail(error);
  }
}

/** Count facets for what is shown; the articles stay if that fails. */
async function showFacets(mine) {
  try {
    await columnsFor([...chosenFacets(), ...panels.open()]);
  } catch (error) {
    if (error.name !== "FilesError") throw error;
    if (mine === turn) for (const facet of Object.keys(FACETS)) panels.fail(facet);
    return;
  }
  if (mine !== turn || !current) return;
  const counted = count(current.found.documents, held, state);
  panels.show(counted, held, state);
  bars.show(held.facets.year, counted.counts.year, state);
  showChips();
}

function show(cards) {
  const { found, documents } = current;
  settle();
  answerPart.hidden = false;
  failure.hidden = true;
  list.replaceChildren();
  current.shown = 0;
  hits.hidden = documents.length === 0;
  panel.hidden = found.documents.length === 0;
  years.hidden = panel.hidden;
  bare(panel.hidden);
  panels.narrow();
  extend(cards);
  showNotes(found.answer);
  showLooser(found.answer);
  showChips();
}

/** Add articles to the list; return the first one's element. */
function extend(cards) {
  const { found, documents, opened } = current;
  const items = cards.map((card, place) =>
    hit(card, {
      engine: opened,
      answer: found.answer,
      document: documents[current.shown + place],
      root,
      words,
    }),
  );
  list.append(...items);
  current.shown += items.length;
  const left = documents.length - current.shown;
  more.hidden = left <= 0;
  more.textContent = fill(words.remaining, { count: number(left) });
  told.textContent = counts();
  return items[0];
}

function counts() {
  const { state: wanted, found, documents, shown } = current;
  const of = { count: number(documents.length), total: number(found.documents.length) };
  if (!found.documents.length) return wanted.marks ? words.none_marks : words.none;
  if (!documents.length) return fill(words.none_filtered, of);
  const narrowed = found.answer ? words.found_of : words.listed;
  const text = fill(narrowing(wanted) ? narrowed : words.found, of);
  return shown < documents.length ? `${text} ${fill(words.shown, { shown: number(shown) })}` : text;
}

/** A link to another search; the page goes there without being loaded again. */
function link(text, next) {
  const made = make("a", "", text);
  made.href = write(next) || "?";
  return made;
}

function showNotes(answer) {
  const lines = answer ? answer.notes : [];
  notes.replaceChildren(
    ...lines
      .filter(({ kind }) => kind in words.notes)
      .map(({ kind, from = "", to = "" }) => make("li", "", fill(words.notes[kind], { from, to }))),
  );
  notes.hidden = notes.children.length === 0;
  const offered = answer ? answer.suggestions : [];
  suggestions.hidden = offered.length === 0;
  suggestions.replaceChildren(words.suggestions);
  for (const query of offered) {
    suggestions.append(" ", link(query, changed(widened(state), { query, loose: false })));
  }
}

function showLooser(answer) {
  looser.hidden = !(answer && answer.looser) || state.loose;
  if (looser.hidden) return;
  looser.replaceChildren(link(looser.textContent, changed(state, { loose: true })));
}

/** What narrows the answer, each with a button that takes it away. */
function showChips() {
  const drops = Object.keys(FACETS).flatMap((facet) =>
    state[facet].map((value) => [nameOf(facet, value), toggled(state, facet, value)]),
  );
  if (state.from || state.to) {
    const text = state.from ? (state.to ? words.range : words.range_from) : words.range_to;
    const ends = { from: shownDay(state.from), to: shownDay(state.to) };
    drops.push([fill(text, ends), within(state, "", "")]);
  }
  for (const one of ["figures", "exact"]) {
    if (state[one]) drops.push([labelOf(one), changed(state, { [one]: false })]);
  }
  if (drops.length > 1) drops.push([words.drop_all, widened(state)]);
  const focused = chips.contains(document.activeElement);
  chips.replaceChildren(
    ...drops.map(([name, next], place) => {
      const button = make("button", "", name);
      button.type = "button";
      if (place < narrowing(state)) button.setAttribute("aria-label", fill(words.drop, { name }));
      button.addEventListener("click", () => go(next));
      return make("li", place < narrowing(state) ? "" : "all", button);
    }),
  );
  chips.hidden = drops.length === 0;
  if (focused) (chips.querySelector("button") || field).focus();
  const much = narrowing(state);
  panel.querySelector("summary").textContent = much
    ? fill(words.filters, { count: number(much) })
    : panelName;
}

const labelOf = (one) => panel.querySelector(`[data-switch="${one}"] label`).textContent;

function nameOf(facet, value) {
  const column = held && columnOf(held, facet, state);
  const place = column ? column.places.get(value) : undefined;
  return place === undefined ? value : column.names[place][1];
}

/** What was asked for is shown, or can't be. */
function settle() {
  clearTimeout(waiting);
  answerPart.setAttribute("aria-busy", "false");
  failed = false;
}

/** Whether there is nothing to put beside what is told. */
const bare = (is) => answerPart.classList.toggle("bare", is);

/** Nothing is asked for: the page as it is at first. */
function rest() {
  settle();
  current = null;
  answerPart.hidden = true;
  list.replaceChildren();
  say("");
}

/** The query has no word in it, and nothing narrows. */
function nothingAsked(typed) {
  rest();
  if (typed) return;
  answerPart.hidden = false;
  bare(true);
  for (const one of [panel, hits, years, failure, chips, notes, suggestions]) one.hidden = true;
  told.textContent = words.none;
  say(words.none);
}

function busy(wanted) {
  answerPart.hidden = false;
  answerPart.setAttribute("aria-busy", "true");
  failure.hidden = true;
  if (!current) for (const one of [panel, hits, years, chips, notes, suggestions]) one.hidden = true;
  told.textContent = wanted.query
    ? fill(words.loading, { query: wanted.query })
    : words.loading_filter;
}

function fail(error) {
  settle();
  bare(true);
  current = null;
  failed = true;
  list.replaceChildren();
  answerPart.hidden = false;
  for (const one of [panel, hits, years, chips, notes, suggestions]) one.hidden = true;
  told.textContent = "";
  const files = error.name === "FilesError";
  const text = files ? (navigator.onLine ? words.failed : words.offline) : words.fault;
  failure.querySelector("span").textContent = text;
  failure.hidden = false;
  say(text);
  if (!files) throw error;
}

/** Announce, once for all that is typed in one go. */
function say(text, later = false) {
  clearTimeout(speaking);
  speaking = setTimeout(
    () => {
      status.textContent = text;
    },
    later ? SPEAKING : 0,
  );
}

/** Put the state into the page's fields. */
function fillFields() {
  if (field.value.trim() !== state.query) field.value = state.query;
  marks.checked = state.marks;
  sort.value = state.sort;
  for (const one of panel.querySelectorAll("[name=ban]")) one.checked = (one.value === "nay") === state.today;
  range.elements.tu.value = state.from && shownDay(state.from);
  range.elements.den.value = state.to && shownDay(state.to);
  wrongDay.hidden = true;
}

/** Go to a search that was chosen. */
function go(next) {
  state = next;
  address.commit(state);
  fillFields();
  run();
}

/** The state with what the field says now; a query of its own starts without the looser articles. */
function typedState() {
  const query = field.value.trim();
  return query === state.query ? state : changed(state, { query, loose: false });
}

const panels = filters(panel, words, {
  choose: (facet, value) => go(toggled(state, facet, value)),
  need: () => current && showFacets(turn),
});
const bars = histogram(years, words, (year) => go(toggled(state, "year", year)));
const opens = new Set(panel.querySelectorAll("[data-facet][open]"));
const panelName = panel.querySelector("summary").textContent;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(typedState());
});
field.addEventListener("input", (event) => {
  clearTimeout(typing);
  if (event.isComposing) return;
  typing = setTimeout(() => {
    state = typedState();
    address.follow(state);
    run({ typed: true });
  }, TYPING);
});
field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input")));
marks.addEventListener("change", () => go(changed(typedState(), { marks: marks.checked })));
sort.addEventListener("change", () => go(changed(state, { sort: sort.value })));
panel.addEventListener("change", ({ target }) => {
  const flag = target.closest("[data-switch]");
  if (flag) go(changed(state, { [flag.dataset.switch]: target.checked }));
  if (target.name === "ban") go(changed(state, { today: target.value === "nay", province: [] }));
});
range.addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = [range.elements.tu, range.elements.den].map((one) => one.value.trim());
  const days = typed.map((text) => text && parse(text));
  const unread = days.indexOf(null);
  const turned = days[0] && days[1] && days[0].first > days[1].last;
  wrongDay.hidden = unread < 0 && !turned;
  range.elements.tu.setAttribute("aria-invalid", String(unread === 0 || Boolean(turned)));
  range.elements.den.setAttribute("aria-invalid", String(unread === 1));
  if (!wrongDay.hidden) {
    wrongDay.textContent = turned ? words.bad_range : fill(words.bad_day, { text: typed[unread] });
    return;
  }
  go(within(state, ...days.map((one) => (one ? one.text : ""))));
});
part.addEventListener("click", (event) => {
  const to = event.target.closest('a[href^="?"]');
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!to || elsewhere || event.button) return;
  event.preventDefault();
  go(address.read(to.search));
  field.scrollIntoView({ block: "nearest" });
});
more.addEventListener("click", async () => {
  if (state !== current.state) return; // another search is under way
  const mine = turn;
  const { documents, opened, shown } = current;
  more.disabled = true;
  try {
    const cards = await opened.cards(documents.slice(shown, shown + AT_ONCE));
    if (mine !== turn) return;
    const first = extend(cards);
    state = { ...state, page: state.page + 1 };
    current.state = state;
    address.amend(state);
    say(told.textContent);
    if (first) first.querySelector("a").focus();
  } catch (error) {
    if (mine === turn) fail(error);
  } finally {
    more.disabled = false;
  }
});
taking.addEventListener("click", async () => {
  const { documents, found, opened, state: wanted } = current;
  const total = number(documents.length);
  const tell = (done) => {
    taken.textContent = fill(words.exporting, { count: number(done), total });
  };
  const stopping = new AbortController();
  const over = new AbortController();
  stop.addEventListener("click", () => stopping.abort(), { signal: over.signal });
  const offering = setTimeout(() => (stop.hidden = false), PATIENCE);
  taking.disabled = true;
  try {
    tell(0);
    const cards = await allCards(opened, documents, tell, stopping.signal);
    const known = await columnsFor([]);
    const whole = (url) => new URL(root + url, document.baseURI).href;
    save(table(documents, cards, { held: known, answer: found.answer, whole, words }), words.file, wanted.query);
    taken.textContent = fill(words.exported, { count: total });
  } catch (error) {
    const stopped = error.name === "AbortError";
    taken.textContent = stopped ? words.export_stopped : words.export_failed;
    if (!stopped && error.name !== "FilesError") throw error;
  } finally {
    clearTimeout(offering);
    over.abort();
    taking.disabled = false;
    if (document.activeElement === stop) taking.focus();
    stop.hidden = true;
    say(taken.textContent);
  }
});
failure.querySelector("button").addEventListener("click", () => run());
window.addEventListener("online", () => failed && run());

/** Beside the articles the facets stand open; above them each is opened by itself. */
function fold() {
  panel.open = WIDE.matches;
  for (const one of panel.querySelectorAll("[data-facet]")) one.open = WIDE.matches && opens.has(one);
}
WIDE.addEventListener("change", fold);

key.checked = isOn();
key.addEventListener("change", () => {
  try {
    localStorage.setItem(SETTING, key.checked ? "1" : "0");
  } catch {
    key.checked = true;
  }
});

arrows(part, field, list, more);
batch(id("tim-loat"), words, {
  load: async () => ({ engine: await engine(), start: (await columnsFor([])).start }),
  state: () => state,
  root,
  say,
});
address.watch(() => {
  const next = address.current();
  if (write(next) === write(state)) return;
  state = next;
  fillFields();
  run({ y: address.scrolled() });
});

id("tim-tay").hidden = true;
field.setAttribute("aria-describedby", "tim-gi");
fold();
fillFields();
part.hidden = false;
id("phim").hidden = false;
run({ y: address.scrolled() || null });
