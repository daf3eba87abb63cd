/** Keeps the focus where the hands of the person need it: on what Enter should do. */

/**
 * Moves the focus back to the page's own place whenever it is nowhere, and lets no click
 * on a button take it away: what is typed or scanned next is meant for that place.
 */
export function keepFocus() {
  document.addEventListener("mousedown", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (button && !button.closest("dialog")) event.preventDefault();
  });
  document.addEventListener("focusout", () => setTimeout(() => settle()));
  window.addEventListener("focus", () => settle());
  settle();
}

/**
 * Focuses the visible element marked `data-focus`, unless something has the focus. Where
 * the page is about something else by now, a button of the header has it no longer.
 * @param {boolean} isAnother
 */
export function settle(isAnother = false) {
  const active = document.activeElement;
  const isFree = !active || active === document.body || !isVisible(active);
  if (!isFree && !(isAnother && active.closest(".bar"))) return;
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
