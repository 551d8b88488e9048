/** Long work in pieces that leave the page time for itself: a press is never long without its answer. */

const PIECE = 30; // milliseconds of work in one go

/** Do something with each, one after the other, with a `pause` between the pieces; `done` hears how many are done. */
export async function inPieces<T>(
  all: Iterable<T>,
  each: (one: T) => Promise<void> | void,
  pause: () => Promise<void>,
  done: (n: number) => void = () => {},
): Promise<void> {
  let [since, n] = [Date.now(), 0];
  for (const one of all) {
    const waits = each(one);
    if (waits) await waits;
    n += 1;
    if (Date.now() - since < PIECE) continue;
    done(n);
    await pause();
    since = Date.now();
  }
  done(n);
}
