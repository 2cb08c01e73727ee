// The page without a network: speaks the reader's language, shows what was typed and not sent yet, and retries until
// the server answers.

/** Milliseconds between two attempts. */
const PAUSE = 3000;
/** Drafts that contain no words: choices and dates. */
const NO_WORDS = /^(rate|done)\.|\.(kind|level|due)$/;

/** The chosen language, else the browser's first preference that the page has. */
function language(has) {
  const chosen = /(?:^|; )language=([a-z]+)/.exec(document.cookie)?.[1];
  const asked = navigator.languages.map((code) => code.split('-')[0].toLowerCase());
  return [chosen, ...asked].find((code) => has.includes(code)) ?? 'en';
}

/** Everything in this browser's storage; nothing if there is no storage. */
function stored() {
  try {
    return Object.entries(localStorage);
  } catch {
    return [];
  }
}

/** What this browser's seats have typed and not sent: in the workshop of this URL, else in all of them. */
function drafts() {
  const all = stored();
  const here = /^\/w\/([0-9a-f-]+)/.exec(location.pathname)?.[1];
  const seats = all.flatMap(([key, seat]) => {
    const workshop = /^cy:([0-9a-f-]+):seat$/.exec(key)?.[1];
    return workshop && (!here || workshop === here) ? [`cy:${workshop}:${seat}:draft:`] : [];
  });
  return all.flatMap(([key, text]) => {
    const prefix = seats.find((prefix) => key.startsWith(prefix));
    const words = prefix && /\p{L}/u.test(text) && !NO_WORDS.test(key.slice(prefix.length));
    return words ? [text] : [];
  });
}

/** Shows the drafts in a section, each with a copy button. */
function list(section) {
  const place = section.querySelector('[data-drafts]');
  const row = place.querySelector('li');
  const texts = drafts();
  for (const text of texts) {
    const item = row.cloneNode(true);
    item.querySelector('.words').textContent = text;
    const button = item.querySelector('button');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text);
      item.querySelector('[role=status]').textContent = button.dataset.copied;
    });
    row.before(item);
  }
  row.remove();
  place.hidden = texts.length === 0;
}

/** Reloads the page as soon as the server answers. Goes to the start page if this page was opened by its own URL. */
async function back() {
  const answers = await fetch('/health/live', { cache: 'no-store' }).then(({ ok }) => ok, () => false);
  if (!answers) return;
  if (location.pathname === '/offline') location.replace('/');
  else location.reload();
}

const sections = [...document.querySelectorAll('[data-language]')];
const mine = language(sections.map(({ lang }) => lang));
for (const section of sections) section.hidden = section.lang !== mine;
const section = sections.find(({ lang }) => lang === mine);
document.documentElement.lang = mine;
document.title = section.querySelector('h1').textContent;
list(section);
addEventListener('online', back);
setInterval(back, PAUSE);
