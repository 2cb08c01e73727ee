// Waiting for something to become true, with a bound, and a sentence about what did not happen.

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again and again until the answer is something. Errors that `ask` throws end the waiting. */
export async function until(what, ask, seconds = 15) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await pause(20);
  }
}

/** The promise's value, or an error with a sentence when it does not come. */
export async function within(what, promise, seconds = 15) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`waited ${seconds} s in vain: ${what}`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
