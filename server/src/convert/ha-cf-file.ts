import { directive, PACEMAKER_NAMES } from '../languages/ha-cf/catalog.ts';
import type { DirectiveLine, HaCfNode, Word } from '../languages/ha-cf/tree.ts';
import { readBoolean, readTime } from '../languages/ha-cf/values.ts';

/** An ha.cf as a conversion reads it: by directive, without what is still to be filled in. */
export class HaCfFile {
  readonly lines: readonly DirectiveLine[];

  constructor(trees: readonly HaCfNode[]) {
    this.lines = trees.filter((tree) => tree.kind === 'directive');
  }

  linesOf(...names: readonly string[]): readonly DirectiveLine[] {
    return this.lines.filter(({ name }) => names.includes(name.text));
  }

  /** All values of these directives, in the order in which heartbeat applies them. */
  valuesOf(...names: readonly string[]): readonly string[] {
    return this.linesOf(...names).flatMap(({ values }) => textsOf(values));
  }

  /** The value that holds: of several, heartbeat takes the last. */
  valueOf(name: string): string | undefined {
    return this.valuesOf(name).at(-1);
  }

  /** A time that holds, in milliseconds, when it can be read. */
  timeOf(name: string): number | undefined {
    const text = this.valueOf(name);
    const time = text === undefined ? undefined : readTime(text);
    return time && 'milliseconds' in time ? time.milliseconds : undefined;
  }

  isOn(name: string): boolean | undefined {
    const text = this.valueOf(name);
    return text === undefined ? undefined : readBoolean(text);
  }

  /** Whether Pacemaker runs the services already. */
  get runsPacemaker(): boolean {
    const [value] = this.valuesOf(...PACEMAKER_NAMES);
    return value !== undefined && readBoolean(value) !== false;
  }

  /** Lines that begin with no directive, which nothing can be made of. */
  get unknown(): readonly string[] {
    return this.lines.flatMap(({ name }) => (directive(name.text) ? [] : [name.text]));
  }
}

/** The words of a line that say something. */
export function textsOf(values: readonly Word[]): readonly string[] {
  return values.flatMap(({ text, placeholder }) => (placeholder ? [] : [text]));
}
