/** Arrow keys between the field and the articles found; Escape goes back to the field. */

/**
 * @param {HTMLElement} part where the keys are heard
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {HTMLElement} more
 */
export function arrows(part, field, list, more) {
  const titles = () => [...list.querySelectorAll(":scope > li h3 a")];

  /** What is before, and what behind, the element with the focus; null: the keys aren't ours. */
  function around(focused) {
    const all = titles();
    const end = more.hidden ? undefined : more;
    if (focused === field) return { behind: all[0] };
    if (focused === more) return { before: all[all.length - 1] };
    const place = all.findIndex((link) => link.closest("li").contains(focused));
    return place < 0 ? null : { before: all[place - 1] || field, behind: all[place + 1] || end };
  }

  part.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const focused = document.activeElement;
    if (event.key === "Escape" && focused !== field) {
      event.preventDefault();
      field.focus();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const near = around(focused);
    const next = near && (event.key === "ArrowDown" ? near.behind : near.before);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
