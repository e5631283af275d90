import { typeSize } from "./box";
import type { Heading } from "./headings";
import type { ColumnKey } from "./reading";
import type { Token } from "./tokens";

/** A column of amounts, known by where its right edge is. */
export interface Column {
  key: ColumnKey;
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

/** Finds each heading's column by the figures under it; a heading without figures keeps its own right edge. */
export function locateColumns(headings: readonly Heading[], tokens: readonly Token[]): Column[] {
  const clusters = edgeClusters(tokens);
  return headings.map((heading) => {
    const size = typeSize(heading.box);
    const cluster = clusterUnder(heading, clusters, size, headings);
    return {
      key: heading.column,
      edge: cluster?.edge ?? heading.box[2],
      overhang: MARK_WIDTH * size,
      inset: cluster?.isMarked ? MARK_WIDTH * size : 0,
    };
  });
}

/** Columns without any heading: the right edges that carry figures, named by how many there are. */
export function guessColumns(tokens: readonly Token[]): Column[] {
  const clusters = edgeClusters(tokens);
  const most = Math.max(0, ...clusters.map((cluster) => cluster.count));
  const strong = clusters.filter((cluster) => cluster.count * 3 >= most);
  const keys = keysFor(strong.length);
  return keys.map((key, index) => ({
    key,
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

function keysFor(count: number): ColumnKey[] {
  if (count === 1) return ["current_balance"];
  if (count === 2) return ["period_to_date", "year_to_date"];
  if (count === 4) return ["period_to_date", "period_percent", "year_to_date", "year_percent"];
  return [];
}

function clusterUnder(
  heading: Heading,
  clusters: readonly EdgeCluster[],
  size: number,
  headings: readonly Heading[],
): EdgeCluster | null {
  const right = heading.box[2];
  let best: EdgeCluster | null = null;
  for (const cluster of clusters) {
    const distance = Math.abs(cluster.edge - right);
    const isUnder = cluster.left < heading.box[2] && cluster.edge > heading.box[0];
    if (distance > HEADING_REACH * size && !isUnder) continue;
    if (headings.some((other) => other !== heading && Math.abs(cluster.edge - other.box[2]) < distance))
      continue;
    if (!best || isBetter(cluster, best, right)) best = cluster;
  }
  return best;
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
