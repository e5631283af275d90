import { append } from "@/lib/collections/group-by";
import { type AmountOf, asPrinted, type Cell, type Constraint } from "./constraint";

/** How a hypothesis would change figures: what to add to each, by cell key. */
export type Changes = ReadonlyMap<string, bigint>;

/** What a hypothesis does to the constraints: those it closes and those it opens. */
export interface Effect {
  closed: Constraint[];
  opened: Constraint[];
}

/** All constraints of one property with the cells they share: what is tied to what. */
export class Network {
  private readonly byId = new Map<string, Constraint>();
  private readonly byCell = new Map<string, Constraint[]>();
  private readonly byFamily = new Map<string, Constraint[]>();
  private readonly byRow = new Map<string, Map<string, Cell>>();
  private readonly open = new Set<string>();

  constructor(constraints: Iterable<Constraint>) {
    for (const constraint of constraints) this.add(constraint);
  }

  /** Constraints that do not hold as printed, in the order they were given. */
  openConstraints(): Constraint[] {
    return [...this.byId.values()].filter(({ id }) => this.open.has(id));
  }

  isOpen(id: string): boolean {
    return this.open.has(id);
  }

  /** The constraints that state the same of other columns, this one included. */
  family(constraint: Constraint): readonly Constraint[] {
    return this.byFamily.get(constraint.family) ?? [constraint];
  }

  /** The cells of one row that any constraint knows. */
  cellsOfRow(row: string): Cell[] {
    return [...(this.byRow.get(row)?.values() ?? [])];
  }

  cell(key: string): Cell | null {
    return this.byCell.get(key)?.[0]?.cells.find((cell) => cell.key === key) ?? null;
  }

  touching(cell: string): readonly Constraint[] {
    return this.byCell.get(cell) ?? [];
  }

  effect(changes: Changes, removesRow?: string): Effect {
    const touched = new Set([...changes.keys()].flatMap((key) => this.touching(key)));
    const changed: AmountOf = (cell) => cell.value + (changes.get(cell.key) ?? 0n);
    const effect: Effect = { closed: [], opened: [] };
    for (const constraint of touched) {
      if (removesRow !== undefined && constraint.ofRow === removesRow) continue;
      const isClosed = constraint.isClosed(changed);
      if (isClosed && this.open.has(constraint.id)) effect.closed.push(constraint);
      if (!isClosed && !this.open.has(constraint.id)) effect.opened.push(constraint);
    }
    return effect;
  }

  private add(constraint: Constraint): void {
    if (this.byId.has(constraint.id)) return;
    this.byId.set(constraint.id, constraint);
    append(this.byFamily, constraint.family, constraint);
    for (const cell of new Map(constraint.cells.map((each) => [each.key, each])).values()) {
      append(this.byCell, cell.key, constraint);
      const row = this.byRow.get(cell.row) ?? new Map<string, Cell>();
      this.byRow.set(cell.row, row);
      row.set(cell.key, cell);
    }
    if (!constraint.isClosed(asPrinted)) this.open.add(constraint.id);
  }
}
