/** Keeps the focus where the hands of the person need it: on what Enter should do. */

/** Moves the focus back to the page's own place whenever it is nowhere. */
export function keepFocus() {
  document.addEventListener("focusout", () => setTimeout(settle));
  window.addEventListener("focus", settle);
  settle();
}

/** Focuses the visible element marked `data-focus`, unless something has the focus. */
export function settle() {
  const active = document.activeElement;
  if (active && active !== document.body && isVisible(active)) return;
  for (const element of document.querySelectorAll("[data-focus]")) {
    if (isVisible(element)) {
      /** @type {HTMLElement} */ (element).focus();
      return;
    }
  }
}

/** @param {Element} element */
function isVisible(element) {
  return element.getClientRects().length > 0;
}
