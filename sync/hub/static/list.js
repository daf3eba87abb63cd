// The list of centers, fetched again every three seconds.  When the server does not
// answer, what is shown stays and a band says that it may be old.

const list = document.getElementById("list");
const noAnswer = document.getElementById("no-answer");
const EVERY = 3000;

async function renew() {
  try {
    const answer = await fetch(list.dataset.address, { cache: "no-store" });
    if (answer.status === 401) {
      location.reload();
      return;
    }
    if (!answer.ok) throw new Error(answer.status);
    const text = await answer.text();
    const focused = document.activeElement?.getAttribute("href");
    list.innerHTML = text;
    [...list.querySelectorAll("a")].find((a) => a.getAttribute("href") === focused)?.focus();
    noAnswer.hidden = true;
  } catch {
    noAnswer.hidden = false;
  }
  setTimeout(renew, EVERY);
}

setTimeout(renew, EVERY);
