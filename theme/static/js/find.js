/** “/” goes to the search field, from wherever nothing is being typed; a reader may turn it off. */

export const SETTING = "khobao-phim-tim";

/** Whether the key is on; without storage it is. */
export function isOn() {
  try {
    return localStorage.getItem(SETTING) !== "0";
  } catch {
    return true;
  }
}

const typing = (element) =>
  element?.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(element?.tagName);

document.addEventListener("keydown", (event) => {
  const field = document.getElementById("tim");
  const other = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
  if (event.key !== "/" || other || typing(document.activeElement) || !isOn()) return;
  if (!field?.checkVisibility()) return;
  event.preventDefault();
  field.focus();
  field.select();
});
