import type { Reported } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { cleanCluster } from './clusters.ts';

/** One small mistake in a clean cluster, and the rule that has to find it. */
export interface Fault {
  readonly rule: string;
  /** The clean cluster, by its folder's name. */
  readonly cluster: string;
  /** The file with the mistake, by its path in the cluster. */
  readonly file: string;
  readonly edit: Edit;
  /** Where the rule reports, when that is not in the new text: `<|text|>` in a text that stands once in the file. */
  readonly at?: { readonly file?: string; readonly text: string };
}

/**
 * What is done to the file. A replacement takes the place of a text that stands once; `<|text|>` in it is what the
 * rule points at.
 */
export type Edit =
  | { readonly kind: 'replace'; readonly old: string; readonly new: string }
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'remove' };

/** `replace('protocol C', '<|protocl|> C')`: the edit of most faults. */
export function replace(old: string, text: string): Edit {
  return { kind: 'replace', old, new: text };
}

/** A stretch of a file, as offsets. */
export interface Stretch {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The files of the cluster with the mistake in them. */
export function seeded({ cluster, file, edit }: Fault): readonly FixtureFile[] {
  const { files } = cleanCluster(cluster);
  if (edit.kind === 'add') return [...files, { path: file, text: withoutMarks(edit.text) }];
  if (!files.some(({ path }) => path === file)) throw new Error(`${cluster} has no ${file}`);
  if (edit.kind === 'remove') return files.filter(({ path }) => path !== file);
  return files.map((one) =>
    one.path === file
      ? { path: file, text: one.text.replace(once(one.text, edit.old), () => withoutMarks(edit.new)) }
      : one,
  );
}

/** Where the fault has to be reported, in the files with the mistake; undefined when any place will do. */
export function expectedPlace(fault: Fault, files: readonly FixtureFile[]): Stretch | undefined {
  const { edit, at } = fault;
  const marked = at?.text ?? (edit.kind === 'replace' ? edit.new : edit.kind === 'add' ? edit.text : '');
  const open = marked.indexOf('<|');
  const close = marked.indexOf('|>', open + 2);
  if (open < 0 || close < 0) return undefined;
  const path = at?.file ?? fault.file;
  const text = textOf(files, path);
  const around = withoutMarks(marked);
  // A replacement's place is known even where its text stands elsewhere too.
  const start =
    !at && edit.kind === 'replace'
      ? textOf(cleanCluster(fault.cluster).files, path).indexOf(edit.old)
      : text.indexOf(once(text, around));
  return { path, start: start + open, end: start + close - 2 };
}

/** The stretch that a diagnostic covers. */
export function stretchOf({ path, range }: Reported, files: readonly FixtureFile[]): Stretch {
  const lines = textOf(files, path).split('\n');
  const offset = ({ line, character }: { readonly line: number; readonly character: number }) =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return { path, start: offset(range.start), end: offset(range.end) };
}

function textOf(files: readonly FixtureFile[], path: string): string {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`there is no ${path}`);
  return file.text;
}

/** The text itself, which has to stand in the file exactly once. */
function once(text: string, part: string): string {
  const count = text.split(part).length - 1;
  if (count !== 1) throw new Error(`"${part}" stands ${count} times in the file`);
  return part;
}

function withoutMarks(text: string): string {
  return text.replace(/<\|([\s\S]*?)\|>/, '$1');
}
