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
 * with the text, as in `ssh alice "crm configure ..."`.
 */
export function furtherStatements(
  idOf: Location | undefined,
  statements: readonly string[],
): string | undefined {
  if (!idOf) return undefined;
  const { slot, span: id } = idOf;
  const before = slot.block.text.slice(0, id.start);
  const prefix = LINE_START.exec(before.slice(before.lastIndexOf('\n') + 1))?.[1];
  return prefix === undefined ? undefined : statements.map((one) => `\n${prefix}${one}`).join('');
}
