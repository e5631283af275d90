import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { InGrid } from "@/components/table/cell-link";
import { CodeCell, DateCell, MoneyCell, PeriodCell, StatusCell } from "@/components/table/cells";

const html = (element: ReactElement) => renderToStaticMarkup(element);

/** What a screen reader says: the markup without what is hidden from it. */
const said = (element: ReactElement) =>
  html(element)
    .replace(/<(\w+) aria-hidden="true"[^>]*>.*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "");

test("a negative amount stands in parentheses and is said with its minus", () => {
  const cell = createElement(MoneyCell, { value: "-2450" });
  expect(html(cell)).toContain("(2,450.00)");
  expect(said(cell)).toBe("minus 2,450.00");
});

test("a missing amount is a dash with its reason, never a zero", () => {
  const cell = createElement(MoneyCell, { value: null, missing: "No rent roll was handed in" });
  expect(html(cell)).toContain('title="No rent roll was handed in"');
  expect(html(cell)).toContain("—");
  expect(html(cell)).not.toContain("0.00");
  expect(said(cell)).toBe("none: No rent roll was handed in");
});

test("text that is no amount is missing, too", () => {
  expect(html(createElement(MoneyCell, { value: "n/a" }))).toContain("—");
});

test("an amount with a source is a link that takes no tab stop of its own inside a grid", () => {
  const cell = createElement(MoneyCell, { value: "1.00", href: "/figure" });
  expect(html(cell)).toContain('href="/figure"');
  expect(html(cell)).not.toContain("tabindex");
  expect(html(createElement(InGrid, { value: true }, cell))).toContain('tabindex="-1"');
});

test.each([
  [{ start: "2026-01-01", end: "2026-03-31" }, "Jan–Mar 2026"],
  [{ start: "2026-03-01", end: "2026-03-31" }, "Mar 2026"],
  [{ start: null, end: "2026-03-31" }, "31 Mar 2026"],
])("the period %j reads %s", (window, text) => {
  expect(said(createElement(PeriodCell, { window }))).toBe(text);
});

test("a date says its day to machines and to people", () => {
  expect(html(createElement(DateCell, { date: "2026-03-31" }))).toMatch(
    /dateTime="2026-03-31".*31 Mar 2026/i,
  );
  expect(said(createElement(DateCell, { date: "2026-02-30" }))).toBe("none: No date");
});

test("a state has its word beside its icon", () => {
  expect(said(createElement(StatusCell, { meaning: "failed", children: "failed" }))).toBe("failed");
});

test("a line without a code says so", () => {
  expect(said(createElement(CodeCell, { code: null }))).toBe("none: No code is printed");
});
