// Stands in the preview's pages only: opens the page again when another build is served, and shows
// why the last build failed. One tab of the browser listens and tells the others: a browser opens
// no more than six connections to a host.
"use strict";

{
  const NAME = "khobao-preview";
  const ASK = "?";
  const { version } = document.currentScript.dataset;
  const channel = new BroadcastChannel(NAME);
  let latest = null;
  let listening = false;
  let bar = null;

  /** @param {{version: string, errors: string[]}} state */
  function hear(state) {
    latest = state;
    if (state.version === version) show(state.errors);
    else location.reload();
  }

  /** @param {string[]} errors Lines of text. */
  function show(errors) {
    const text = errors.join("\n");
    if (text === (bar?.lastChild.textContent ?? "")) return;
    bar?.remove();
    bar = null;
    if (!text) return;
    bar = document.createElement("aside");
    bar.className = NAME;
    bar.setAttribute("role", "alert");
    const said = document.createElement("p");
    said.textContent = "Chưa dựng được bản mới; sửa xong thì trang này tự mở lại.";
    const lines = document.createElement("pre");
    lines.tabIndex = 0;
    lines.textContent = text;
    bar.append(said, lines);
    document.body.append(bar);
  }

  function listen() {
    listening = true;
    const events = new EventSource("/__khobao/events");
    events.addEventListener("message", ({ data }) => {
      const state = JSON.parse(data);
      channel.postMessage(state);
      hear(state);
    });
    return new Promise(() => {}); // for as long as the page is open
  }

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/__khobao/preview.css";
  document.head.append(style);

  channel.addEventListener("message", ({ data }) => {
    if (data !== ASK) hear(data);
    else if (listening && latest) channel.postMessage(latest);
  });
  channel.postMessage(ASK);
  if (navigator.locks) navigator.locks.request(NAME, listen);
  else listen();
}
