// Waits for a condition, with a limit, and an error that says what did not happen.

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks repeatedly until the answer is truthy. Errors thrown by `ask` end the waiting. */
export async function until(what, ask, seconds = 15) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await pause(20);
  }
}

/** The promise's value, or an error with a sentence if it times out. */
export async function within(what, promise, seconds = 15) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`waited ${seconds} s in vain: ${what}`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
