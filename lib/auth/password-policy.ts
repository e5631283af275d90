import { dictionary } from "@zxcvbn-ts/language-common";
import { ValidationError } from "@/lib/http/validation-error";

const PASSWORD_MIN = 12;
/** Beyond any manager's choice; a bound on what is hashed. */
export const PASSWORD_MAX = 128;
/** Two letters in turn are no password, however long. */
const MIN_DIFFERENT = 5;
/** `password` and eight more digits are still `password`. */
const MAX_TAIL = 8;

/** The same for every path that sets a password. Throws a `ValidationError` on the field `password`. */
export function requireGoodPassword(password: string, { email }: { email: string }): void {
  const fault = faultOf(password, email);
  if (fault) throw new ValidationError([{ field: "password", message: fault }]);
}

/** What is wrong with it, as a sentence; null when it is good. Passwords from published breaches count as known. */
export function faultOf(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN)
    return `A password has at least ${PASSWORD_MIN} characters. A few words are easy to keep.`;
  if (length > PASSWORD_MAX) return `A password has at most ${PASSWORD_MAX} characters.`;
  const plain = password.normalize("NFKC").toLowerCase();
  const [account = ""] = email.toLowerCase().split("@");
  if (account.length >= 4 && plain.includes(account)) return "The password contains your e-mail address.";
  if (isRegular(plain)) return "That password repeats itself or runs in order, and is easily guessed.";
  if (isKnown(plain)) return "That password is on lists of known passwords. Choose another.";
  return null;
}

function isRegular(plain: string): boolean {
  return new Set(plain).size < MIN_DIFFERENT || repeatsItself(plain) || runsInOrder(plain);
}

/** `secretsecret`, `abcdabcdab`. */
function repeatsItself(plain: string): boolean {
  for (let unit = 1; unit <= plain.length / 2; unit++) {
    if (
      plain ===
      plain
        .slice(0, unit)
        .repeat(Math.ceil(plain.length / unit))
        .slice(0, plain.length)
    )
      return true;
  }
  return false;
}

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qwertzuiop", "azertyuiop"];

/** Neighbours of the alphabet, of the digits or of a keyboard follow each other nearly all the way. */
function runsInOrder(plain: string): boolean {
  const letters = [...plain];
  const steps = letters.slice(1).filter((letter, i) => areNeighbours(letters[i] ?? "", letter)).length;
  return steps >= (letters.length - 1) * 0.75;
}

function areNeighbours(a: string, b: string): boolean {
  if (Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) <= 1) return true;
  return ROWS.some(
    (row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1,
  );
}

/** On the list, or with a few digits and signs around what is, or written in digits that look like letters. */
function isKnown(plain: string): boolean {
  return [plain, withLetters(plain)].some((text) => {
    const stem = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
    const isStemAll = stem.length >= 4 && text.length - stem.length <= MAX_TAIL;
    return known().has(text) || (isStemAll && (known().has(stem) || isTwiceKnown(stem)));
  });
}

/** `passwordpassword1`. */
function isTwiceKnown(stem: string): boolean {
  const half = stem.slice(0, stem.length / 2);
  return half + half === stem && known().has(half);
}

function withLetters(plain: string): string {
  const letters: Readonly<Record<string, string>> = {
    0: "o",
    1: "i",
    3: "e",
    4: "a",
    5: "s",
    7: "t",
    "@": "a",
    $: "s",
  };
  return plain.replace(/[013457@$]/g, (sign) => letters[sign] ?? sign);
}

let list: ReadonlySet<string> | undefined;
/** Some fifty thousand of the most used. */
function known(): ReadonlySet<string> {
  list ??= new Set(dictionary["passwords-common"]);
  return list;
}
