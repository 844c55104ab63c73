export interface Goal {
  readonly text: string;
  readonly met: boolean;
}

export interface Row {
  readonly cells: readonly string[];
  readonly goal?: Goal;
}

/** A part of the report: a table, and what was left out and why. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly notes?: readonly string[];
}

/** A section in Markdown, with the columns in line so that a terminal shows it well too. */
export function render({ title, columns, rows, notes = [] }: Section): string {
  const withGoals = rows.some(({ goal }) => goal);
  const head = withGoals ? [...columns, 'goal', ''] : columns;
  const lines = rows.map(({ cells, goal }) =>
    withGoals ? [...cells, goal?.text ?? '', goal ? (goal.met ? 'met' : '**missed**') : ''] : cells,
  );
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const row = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const table = [row(head), rule, ...lines.map(row)].join('\n');
  return [`## ${title}`, table, ...notes].join('\n\n');
}

/** Three digits that count. */
export function number(value: number): string {
  if (value === 0) return '0';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value
    .toPrecision(3)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

export const milliseconds = (value: number) => `${number(value)} ms`;
export const times = (value: number) => `${number(value)} ×`;
