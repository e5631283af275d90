import { deflateSync, inflateSync } from "node:zlib";

export type Random = () => number;

/** A small seeded generator (mulberry32); numbers from 0 up to, not including, 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The file with one to four kinds of damage, some of it inside its packed parts. */
export function damage(file: Uint8Array, random: Random): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(file);
  const times = 1 + Math.floor(random() * 4);
  for (let i = 0; i < times; i++) {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? flipBits;
    bytes = kind(bytes, random);
  }
  return bytes;
}

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const kinds: Damage[] = [
  flipBits,
  overwrite,
  remove,
  repeat,
  insertToken,
  changeNumber,
  swapName,
  cutEnd,
  repack,
];

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  for (let i = 1 + Math.floor(random() * 8); i > 0; i--) {
    const at = place(bytes, random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
}

function overwrite(bytes: Uint8Array, random: Random): Uint8Array {
  const at = place(bytes, random);
  const end = Math.min(bytes.length, at + Math.floor(random() * 64));
  return Uint8Array.from(bytes).fill(Math.floor(random() * 256), at, end);
}

function remove(bytes: Uint8Array, random: Random): Uint8Array {
  const at = place(bytes, random);
  return splice(bytes, at, Math.floor(random() * 200), new Uint8Array());
}

function repeat(bytes: Uint8Array, random: Random): Uint8Array {
  const at = place(bytes, random);
  return splice(bytes, at, 0, bytes.subarray(at, at + Math.floor(random() * 400)));
}

const tokens = [
  "<<",
  ">>",
  "[",
  "]",
  "(",
  ")",
  "endobj",
  "endstream",
  "stream\n",
  "null",
  "true",
  "R",
  "1 0 R",
  "2 0 R",
  "5 0 R",
  "-1",
  "0",
  "4294967296",
  "-2147483648",
  "1e99",
  "0.0000000001",
  "/",
  "/Kids",
  "/Contents",
  "/Filter",
  "/LZWDecode",
  "/ASCII85Decode",
  "/RunLengthDecode",
  "/JBIG2Decode",
  "/Rotate 91",
  "/Encrypt 1 0 R",
  "BT",
  "ET",
  "Tj",
  "q",
  "Q",
  "cm",
  "BI",
  "ID",
  "EI",
  "Do",
  "%%EOF",
  "startxref",
  "\0",
  "\xff",
];

function insertToken(bytes: Uint8Array, random: Random): Uint8Array {
  const token = tokens[Math.floor(random() * tokens.length)] ?? "";
  return splice(bytes, place(bytes, random), 0, Buffer.from(` ${token} `, "latin1"));
}

const numbers = ["0", "-1", "1", "65536", "2147483647", "4294967295", "99999999999", "1000000", "0.5"];

function changeNumber(bytes: Uint8Array, random: Random): Uint8Array {
  return replaceMatch(bytes, /\d+/g, random, () => numbers[Math.floor(random() * numbers.length)] ?? "0");
}

function swapName(bytes: Uint8Array, random: Random): Uint8Array {
  const names = Buffer.from(bytes)
    .toString("latin1")
    .match(/\/[A-Za-z]+/g) ?? ["/None"];
  return replaceMatch(
    bytes,
    /\/[A-Za-z]+/g,
    random,
    () => names[Math.floor(random() * names.length)] ?? "/None",
  );
}

function cutEnd(bytes: Uint8Array, random: Random): Uint8Array {
  const kept = bytes.subarray(0, place(bytes, random));
  // With an ending, so that the reader has to look inside.
  return random() < 0.5 ? kept : Buffer.concat([kept, Buffer.from("\nstartxref\n0\n%%EOF\n")]);
}

/** Damages what is inside a packed part and packs it again with a right checksum, so that it reaches the engine. */
function repack(bytes: Uint8Array, random: Random): Uint8Array {
  const file = Buffer.from(bytes);
  const start = file.indexOf("stream\n", place(bytes, random)) + "stream\n".length;
  const end = file.indexOf("endstream", start);
  if (start < "stream\n".length || end < 0) return bytes;
  try {
    const inside = Uint8Array.from(
      inflateSync(file.subarray(start, end), { finishFlush: 2, maxOutputLength: 1_000_000 }),
    );
    const kind = [flipBits, remove, repeat, insertToken, changeNumber][Math.floor(random() * 5)] ?? flipBits;
    return splice(bytes, start, end - start, deflateSync(kind(inside, random)));
  } catch {
    return bytes;
  }
}

function replaceMatch(
  bytes: Uint8Array,
  pattern: RegExp,
  random: Random,
  replacement: () => string,
): Uint8Array {
  const matches = [...Buffer.from(bytes).toString("latin1").matchAll(pattern)];
  const match = matches[Math.floor(random() * matches.length)];
  if (match === undefined) return bytes;
  return splice(bytes, match.index, match[0].length, Buffer.from(replacement(), "latin1"));
}

function splice(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]));
}

function place(bytes: Uint8Array, random: Random): number {
  return Math.floor(random() * bytes.length);
}
