// Fetches the page again every few seconds and shows what has changed in #live.  When
// the server does not answer, what is shown stays and a band says that it may be old.

const live = document.getElementById("live");
const noAnswer = document.getElementById("no-answer");
const every = Number(live.dataset.seconds) * 1000;

async function renew() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("live");
    if (!fresh) return location.reload();
    show(fresh);
    noAnswer.hidden = true;
    if (fresh.dataset.seconds === "0") return;
  } catch {
    noAnswer.hidden = false;
  }
  setTimeout(renew, every);
}

// What a person has opened or stands on stays so.
function show(fresh) {
  const focused = document.activeElement?.getAttribute("href");
  const opened = live.querySelector("details")?.open ?? false;
  live.replaceChildren(...fresh.childNodes);
  const details = live.querySelector("details");
  if (details) details.open = opened;
  if (focused) live.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

if (every) setTimeout(renew, every);
