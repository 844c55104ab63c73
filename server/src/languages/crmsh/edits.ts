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
