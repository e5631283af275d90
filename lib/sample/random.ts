/** A seeded source of choices: the same seed gives the same choices on every machine. Integers only. */
export interface Random {
  /** Uniform in [min, max], both included. */
  int(min: number, max: number): number;
  /** True `percent` times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A copy of the list in random order. */
  shuffle<T>(list: readonly T[]): T[];
  /** An independent source, so that more choices in one place do not change those in another. */
  fork(label: string): Random;
}

export function createRandom(seed: number | string): Random {
  const next = sfc32(String(seed));
  const int = (min: number, max: number): number => {
    if (max < min) throw new RangeError(`there is no integer from ${min} to ${max}`);
    const span = max - min + 1;
    // Two draws give 53 bits; the bias of the remainder is below 2^-20 for every span used here.
    return min + (((next() & 0x1fffff) * 0x100000000 + next()) % span);
  };
  return {
    int,
    chance: (percent) => int(1, 100) <= percent,
    pick: (list) => {
      const chosen = list[int(0, list.length - 1)];
      if (chosen === undefined) throw new RangeError("nothing to pick from");
      return chosen;
    },
    shuffle: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        const [a, b] = [copy[i], copy[j]];
        if (a !== undefined && b !== undefined) [copy[i], copy[j]] = [b, a];
      }
      return copy;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** Chris Doty-Humphrey's small fast counter generator on four 32-bit words. */
function sfc32(seed: string): () => number {
  const mix = splitmix32(seed);
  let [a, b, c, counter] = [mix(), mix(), mix(), 1];
  const next = (): number => {
    const result = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + result) >>> 0;
    return result;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Spreads a text over as many 32-bit words as are asked for. */
function splitmix32(text: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}
