import type { Location } from '../../core/fact.ts';
import type { FixProposal } from '../../core/rule.ts';
import { span } from '../../core/span.ts';
import type { CloneStatement, GroupStatement, PrimitiveStatement } from './tree.ts';

/** Adds an attribute to the `meta` of a resource, or a `meta` with it. */
export function addMeta(
  { lists, span: { end: last } }: CloneStatement | GroupStatement | PrimitiveStatement,
  text: string,
): FixProposal {
  const meta = lists.findLast(({ section }) => section === 'meta');
  const end = meta?.span.end ?? last;
  return {
    title: `Add ${text}`,
    edits: [{ at: span(end, end), text: meta ? ` ${text}` : ` meta ${text}` }],
  };
}

/** What stands before the id of a statement in its line: nothing but its keyword, or `crm configure` in a script. */
const LINE_START =
  /^((?:[ \t]*(?:sudo[ \t]+)?(?:[\w./-]*\/)?crm(?:[ \t]+-[A-Za-z]+)*[ \t]+conf\w*)?[ \t]*)[\w-]+[ \t]+$/;

/**
 * The text of further statements to put behind one whose id is declared at the place given: each in a line of its
 * own, with `crm configure` before it where the statement is an argument of that. Undefined where a shell does more
 * with the text, as in `ssh alice "crm configure ..."`, `crm configure ... || exit 1`, and where the command began in
 * the line above.
 */
export function furtherStatements(
  idOf: Location | undefined,
  statements: readonly string[],
): string | undefined {
  if (!idOf) return undefined;
  const { slot, span: id } = idOf;
  const { text } = slot.block;
  const lineStart = text.lastIndexOf('\n', id.start - 1) + 1;
  const prefix = LINE_START.exec(text.slice(lineStart, id.start))?.[1];
  if (prefix === undefined || /\\\r?\n$/.test(text.slice(0, lineStart))) return undefined;
  if (prefix.trim() !== '' && SHELL_GOES_ON.test(restOfCommand(text, id.end))) return undefined;
  return statements.map((one) => `\n${prefix}${one}`).join('');
}

/** What ties a command to another one, or to a file. */
const SHELL_GOES_ON = /[;&|<>()`]/;

/** The rest of a line and of those that backslashes join to it. */
function restOfCommand(text: string, start: number): string {
  return /(?:[^\\\n]|\\(?:\r?\n|.))*/y.exec(text.slice(start))?.[0] ?? '';
}
