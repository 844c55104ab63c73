/** What was tried, and what came of it. */
interface Cell {
  readonly fault: string;
  readonly step: string;
  readonly node: string;
  readonly outcome: string;
}

/** The faults that a deployment went through, by step and node; printed at the end. */
export class FaultMatrix {
  readonly #title: string;
  readonly #cells: Cell[] = [];

  constructor(title: string) {
    this.#title = title;
  }

  /** Runs one fault; what the work returns is how the nodes were left. */
  async tried(fault: string, step: string, node: string, work: () => Promise<string>): Promise<void> {
    try {
      this.#cells.push({ fault, step, node, outcome: await work() });
    } catch (error) {
      this.#cells.push({ fault, step, node, outcome: 'NOT SURVIVED' });
      throw error;
    }
  }

  print(): void {
    if (this.#cells.length === 0) return;
    const rows = [
      ['fault', 'step', 'node', 'outcome'],
      ...this.#cells.map(({ fault, step, node, outcome }) => [fault, step, node, outcome]),
    ];
    const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
    const lines = rows.map((row) =>
      row
        .map((word, column) => word.padEnd(width(column)))
        .join('  ')
        .trimEnd(),
    );
    const lost = this.#cells.filter(({ outcome }) => outcome === 'NOT SURVIVED').length;
    const verdict = lost === 0 ? `all ${this.#cells.length} survived` : `${lost} NOT SURVIVED`;
    console.log([`Faults: ${this.#title}`, ...lines, `${this.#title}: ${verdict}`].join('\n'));
  }
}
