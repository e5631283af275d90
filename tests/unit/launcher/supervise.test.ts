import { expect, test } from "vitest";
import { type Running, supervise } from "@/scripts/launcher/supervise";

/** A part that dies when told to; `deaths` many die by themselves at once. */
function part(deaths: number, lastLine = "no memory") {
  const said: string[] = [];
  const givenUp: string[] = [];
  let starts = 0;
  let stops = 0;
  const start = async (): Promise<Running> => {
    let die: (lines: string[]) => void = () => {};
    const exited = new Promise<string[]>((resolve) => {
      die = resolve;
    });
    if (++starts <= deaths) die(["first line", lastLine]);
    return {
      exited,
      async stop() {
        stops++;
        die([]);
      },
    };
  };
  const supervised = supervise({
    name: "The part",
    start,
    say: (sentence) => said.push(sentence),
    onGivenUp: (sentence) => givenUp.push(sentence),
    firstDelayMs: 1,
  });
  return { supervised, said, givenUp, starts: () => starts, stops: () => stops };
}

test("a part that died is started again, with one line that says why", async () => {
  const { supervised, said, givenUp, starts } = part(2);
  await expect.poll(starts).toBe(3);
  await (await supervised).stop();
  expect(said).toEqual(Array(2).fill("The part stopped unexpectedly (no memory); starting it again."));
  expect(givenUp).toEqual([]);
});

test("one that dies five times in a row is given up with one sentence", async () => {
  const { givenUp, starts } = part(100);
  await expect
    .poll(() => givenUp)
    .toEqual(["The part stopped 5 times in a row, last with: no memory. REIMS stops."]);
  expect(starts()).toBe(5);
});

test("one that is stopped on purpose stays stopped", async () => {
  const { supervised, said, starts, stops } = part(0);
  await (await supervised).stop();
  expect([starts(), stops(), said]).toEqual([1, 1, []]);
});

test("one that died of a full disk is given up at once", async () => {
  const { givenUp, said, starts } = part(100, "PANIC: could not write: No space left on device");
  await expect
    .poll(() => givenUp)
    .toEqual(["The disk is full. Make room, then start REIMS again; nothing was lost."]);
  expect([starts(), said]).toEqual([1, []]);
});
