/**
 * Loads a page again after the center has been brought up to date: a television may run
 * the same page for months.
 */
import { page } from "./page_data.js";

/** Asks whether this page's files are still those of the center. */
export async function renewIfReplaced() {
  const text = await fetch(location.pathname, { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.text() : page.files))
    .catch(() => page.files);
  if (!text.includes(page.files)) location.reload();
}
