import type { Location } from '../../core/fact.ts';
import type { DocumentView } from '../../core/rule.ts';
import { directive, elsewhere, PACEMAKER_NAMES } from './catalog.ts';
import type { DirectiveLine, HaCfNode, Word } from './tree.ts';
import { readBoolean, readTime } from './values.ts';

export type HaCfView = DocumentView<HaCfNode>;

/** A directive in its place in the file. */
export interface Statement {
  readonly line: DirectiveLine;
  /** Its place among the directives of the file, from 0. */
  readonly order: number;
  /** The location of a word of the line. */
  at(word: Word): Location;
}

/** A value that holds, and where it comes from. */
export interface Setting {
  readonly word: Word;
  readonly at: Location;
}

const statementsOf = new WeakMap<HaCfView, readonly Statement[]>();

/** All directives of the file, in order. */
export function statements(view: HaCfView): readonly Statement[] {
  const known = statementsOf.get(view);
  if (known) return known;
  const found: Statement[] = [];
  for (const { tree, at } of view.blocks) {
    if (tree.kind !== 'directive') continue;
    found.push({ line: tree, order: found.length, at: (word: Word) => at(word.span) });
  }
  statementsOf.set(view, found);
  return found;
}

/**
 * Whether some line begins with a name that is no directive: it may be the one that seems missing, so it alone is
 * reported.
 */
export function hasUnknownDirective(view: HaCfView): boolean {
  return statements(view).some(({ line: { name } }) => !directive(name.text) && !elsewhere.has(name.text));
}

/** The lines of these directives, in order. */
export function linesOf(view: HaCfView, ...names: readonly string[]): readonly Statement[] {
  const byName = linesByName(view);
  const [only = '', ...others] = names;
  if (others.length === 0) return byName.get(only) ?? [];
  return names.flatMap((name) => byName.get(name) ?? []).sort((a, b) => a.order - b.order);
}

const byNameOf = new WeakMap<HaCfView, ReadonlyMap<string, readonly Statement[]>>();

/** Some thirty rules look for lines by their name: they are put in order once. */
function linesByName(view: HaCfView): ReadonlyMap<string, readonly Statement[]> {
  const known = byNameOf.get(view);
  if (known) return known;
  const byName = new Map<string, Statement[]>();
  for (const statement of statements(view)) {
    const lines = byName.get(statement.line.name.text);
    if (lines) lines.push(statement);
    else byName.set(statement.line.name.text, [statement]);
  }
  byNameOf.set(view, byName);
  return byName;
}

/** All values of these directives, in the order in which heartbeat applies them. */
export function settingsOf(view: HaCfView, ...names: readonly string[]): readonly Setting[] {
  return linesOf(view, ...names).flatMap(({ line, at }) =>
    line.values.map((word) => ({ word, at: at(word) })),
  );
}

/** The value that holds at the end of the file; undefined too when a placeholder stands there. */
export function settingOf(view: HaCfView, name: string): Setting | undefined {
  const last = settingsOf(view, name).at(-1);
  return last?.word.placeholder ? undefined : last;
}

/** A time that holds at the end of the file, when it can be read. */
export function timeOf(
  view: HaCfView,
  name: string,
): (Setting & { readonly milliseconds: number }) | undefined {
  const setting = settingOf(view, name);
  const time = setting && readTime(setting.word.text);
  return setting && time && 'milliseconds' in time
    ? { ...setting, milliseconds: time.milliseconds }
    : undefined;
}

/** Whether Pacemaker runs the services; undefined when the value cannot be read. */
export function runsPacemaker(view: HaCfView): boolean | undefined {
  // Heartbeat refuses a second one, so that the first counts.
  const [setting] = settingsOf(view, ...PACEMAKER_NAMES);
  if (!setting) return false;
  if (setting.word.placeholder) return undefined;
  const type = directive('pacemaker');
  const words = type?.takes === 'values' && type.type.kind === 'word' ? type.type.words : [];
  return words.includes(setting.word.text.toLowerCase()) ? true : readBoolean(setting.word.text);
}

/** Whether this program is started by `respawn` or `failfast`, and where. */
export function startedProgram(view: HaCfView, program: string): Setting | undefined {
  for (const { line, at } of linesOf(view, 'respawn', 'failfast')) {
    const command = line.values[1];
    if (command?.text.split('/').at(-1) === program) return { word: command, at: at(command) };
  }
  return undefined;
}
