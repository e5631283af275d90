import { describe, expect, it } from "vitest";
import type { Bracket, Part } from "@/lib/proof/bracket";
import { closingParts } from "@/lib/proof/closing";

const sum = (...lines: number[]): Part[] => lines.map((line) => ({ line, sign: 1 }));
const failed = (total: number, ...lines: number[]): Bracket => ({
  total,
  kind: "sum",
  parts: sum(...lines),
  closedBy: [null],
});

function column(amounts: (bigint | null)[], ...brackets: Bracket[]) {
  return { index: 0, amounts, brackets: new Map(brackets.map((bracket) => [bracket.total, bracket])) };
}

describe("the parts that make a total", () => {
  it("are the printed ones where they add up", () => {
    expect(closingParts(5n, sum(0, 1), column([2n, 3n]))).toEqual(sum(0, 1));
    expect(closingParts(6n, sum(0, 1), column([2n, 3n]))).toBeNull();
    expect(closingParts(-5n, sum(0, 1), column([2n, 3n]))).toBeNull();
  });

  it("leave out lines that print nothing in the column", () => {
    expect(closingParts(2n, sum(0, 1), column([2n, null]))).toEqual(sum(0));
  });

  it("take the lines of an inner block whose total does not fit them", () => {
    const amounts = [2n, 3n, 9n, 4n];
    expect(closingParts(9n, sum(2, 3), column(amounts, failed(2, 0, 1)))).toEqual(sum(0, 1, 3));
  });

  it("carry the sign through the block they replace", () => {
    const block: Bracket = {
      total: 2,
      kind: "difference",
      parts: [...sum(0), { line: 1, sign: -1 }],
      closedBy: [null],
    };
    const parts: Part[] = [...sum(3), { line: 2, sign: -1 }];
    expect(closingParts(11n, parts, column([2n, 3n, 9n, 10n], block))).toEqual([
      ...sum(3),
      { line: 0, sign: -1 },
      { line: 1, sign: 1 },
    ]);
  });

  it("are undecided where two different blocks could stand in", () => {
    const amounts = [2n, 9n, 2n, 9n];
    expect(closingParts(11n, sum(1, 3), column(amounts, failed(1, 0), failed(3, 2)))).toBeNull();
  });

  it("do not follow an endless chain of failed totals", () => {
    const amounts = Array.from({ length: 5000 }, (_, i) => BigInt(i * i));
    const chain = amounts.slice(1).map((_, i) => failed(i + 1, i));
    expect(closingParts(7n, sum(4999), column(amounts, ...chain))).toBeNull();
  });
});
