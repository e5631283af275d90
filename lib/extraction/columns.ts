import { typeSize } from "./box";
import type { Heading } from "./headings";
import type { ColumnKey, DocumentKind } from "./reading";
import type { Token } from "./tokens";

/** A column of amounts, known by where its right edge is. */
export interface Column {
  /** Null for a column whose figures are not kept. */
  key: ColumnKey | null;
  /** Its heading; empty where none is printed. */
  heading: string;
  /** x of the right edge, in points. */
  edge: number;
  /** How far right of the edge a closing mark (`)`, `-`, `CR`) may reach. */
  overhang: number;
  /** How far left of the edge a number without a closing mark may end, where the edge is that of closing marks. */
  inset: number;
}

/** Right-aligned figures of a column end within this of each other; prints measured so far vary by less than 0.1 pt. */
const EDGE_TOLERANCE = 1.5;
/** `CR` after a space is 1.7 type sizes wide: the widest closing mark. */
const MARK_WIDTH = 1.8;
/** A heading ends where its figures end, give or take a closing mark. */
const HEADING_REACH = 1.8;
/** A figure put in by hand can miss its edge by the width of a character or so; columns are several type sizes apart. */
const LOOSE_REACH = 0.75;

interface EdgeCluster {
  edge: number;
  left: number;
  count: number;
  /** Every member ends in a closing mark. */
  isMarked: boolean;
}

/**
 * Finds each heading's column by the figures under it; a heading without figures keeps its own right edge. What is printed
 * under a heading that is not kept is a column only where its figures are as many as those of others.
 */
export function locateColumns(headings: readonly Heading[], tokens: readonly Token[]): Column[] {
  const clusters = edgeClusters(tokens);
  const strong = strongOf(clusters);
  const found = headings.map((heading) =>
    clusterUnder(heading, heading.column === null ? strong : clusters, headings),
  );
  fillInOrder(found, headings, strong);
  return headings.flatMap((heading, index) => {
    const cluster = found[index];
    if (heading.column === null && !cluster) return [];
    const size = typeSize(heading.box);
    return {
      key: heading.column,
      heading: heading.text,
      edge: cluster?.edge ?? heading.box[2],
      overhang: MARK_WIDTH * size,
      inset: cluster?.isMarked ? MARK_WIDTH * size : 0,
    };
  });
}

/** Columns without any heading: the right edges that carry figures, named by how many there are. */
export function guessColumns(tokens: readonly Token[], kind: DocumentKind | null): Column[] {
  const strong = strongOf(edgeClusters(tokens));
  return keysFor(strong.length, kind).map((key, index) => ({
    key,
    heading: "",
    edge: strong[index]?.edge ?? 0,
    overhang: MARK_WIDTH * 8,
    inset: 0,
  }));
}

/** The column a figure stands in, or null. */
export function columnAt(columns: readonly Column[], token: Token): Column | null {
  const right = token.box[2];
  const isMarked = hasClosingMark(token);
  for (const column of columns) {
    const low = column.edge - EDGE_TOLERANCE - (isMarked ? 0 : column.inset);
    const high = column.edge + EDGE_TOLERANCE + (isMarked ? column.overhang : 0);
    if (right >= low && right <= high) return column;
  }
  return null;
}

/** The column whose edge a figure misses by a little. */
export function columnNear(columns: readonly Column[], token: Token): Column | null {
  const reach = LOOSE_REACH * typeSize(token.box);
  return columns.find(({ edge }) => Math.abs(token.box[2] - edge) <= reach) ?? null;
}

function keysFor(count: number, kind: DocumentKind | null): ColumnKey[] {
  if (kind === "balance_sheet") return count === 1 ? ["current_balance"] : [];
  if (count === 1) return [kind === null ? "current_balance" : "period_to_date"];
  if (count === 2) return ["period_to_date", "year_to_date"];
  if (count === 4) return ["period_to_date", "period_percent", "year_to_date", "year_percent"];
  return [];
}

/** Edges that carry a column's worth of figures, left to right. */
function strongOf(clusters: readonly EdgeCluster[]): EdgeCluster[] {
  const most = Math.max(0, ...clusters.map((cluster) => cluster.count));
  return clusters.filter((cluster) => cluster.count * 3 >= most);
}

function clusterUnder(
  heading: Heading,
  clusters: readonly EdgeCluster[],
  headings: readonly Heading[],
): EdgeCluster | null {
  const right = heading.box[2];
  const reach = HEADING_REACH * typeSize(heading.box);
  let best: EdgeCluster | null = null;
  for (const cluster of clusters) {
    const distance = Math.abs(cluster.edge - right);
    const isUnder = cluster.left < heading.box[2] && cluster.edge > heading.box[0];
    if (distance > reach && !isUnder) continue;
    if (headings.some((other) => other !== heading && Math.abs(cluster.edge - other.box[2]) < distance))
      continue;
    if (!best || isBetter(cluster, best, right)) best = cluster;
  }
  return best;
}

/** Headings centred over wide columns stand off from their figures: what lies between two known columns is taken in order. */
function fillInOrder(
  found: (EdgeCluster | null)[],
  headings: readonly Heading[],
  strong: readonly EdgeCluster[],
): void {
  for (let from = 0; from < found.length; from++) {
    if (found[from]) continue;
    let to = from;
    while (to + 1 < found.length && !found[to + 1]) to += 1;
    const low = Math.max(found[from - 1]?.edge ?? 0, headings[from]?.box[0] ?? 0);
    const high = found[to + 1]?.edge ?? Number.POSITIVE_INFINITY;
    const between = strong.filter(({ edge }) => edge > low && edge < high);
    if (between.length === to - from + 1) found.splice(from, between.length, ...between);
    from = to;
  }
}

/** Nearest to the heading's edge; a stray number in a name does not win over a column of figures. */
function isBetter(a: EdgeCluster, b: EdgeCluster, right: number): boolean {
  const closer = Math.abs(a.edge - right) - Math.abs(b.edge - right);
  if (Math.abs(closer) <= EDGE_TOLERANCE) return a.count > b.count;
  return closer < 0;
}

function edgeClusters(tokens: readonly Token[]): EdgeCluster[] {
  const figures = tokens.filter(isAmountLike).sort((a, b) => a.box[2] - b.box[2]);
  const clusters: EdgeCluster[] = [];
  let members: Token[] = [];
  const close = () => {
    const middle = members[members.length >> 1];
    if (!middle) return;
    clusters.push({
      edge: middle.box[2],
      left: members.reduce((left, token) => Math.min(left, token.box[0]), middle.box[0]),
      count: members.length,
      isMarked: members.every(hasClosingMark),
    });
    members = [];
  };
  for (const token of figures) {
    const previous = members.at(-1);
    if (previous && token.box[2] - previous.box[2] > EDGE_TOLERANCE) close();
    members.push(token);
  }
  close();
  return clusters;
}

/** Short bare integers are as often years, suites and counts inside names. */
function isAmountLike({ numeral }: Token): boolean {
  return numeral !== null && (numeral.decimals > 0 || numeral.style.isGrouped);
}

function hasClosingMark({ numeral }: Token): boolean {
  if (!numeral) return false;
  const mark = numeral.style.mark;
  return numeral.isPercent || (mark !== null && mark !== "minus");
}
