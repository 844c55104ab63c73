import type { OutlineItem, OutlineKind } from '../../core/language.ts';
import { does, meaningOf } from './meaning.ts';
import { sentenceOf } from './sentence.ts';
import { type Call, type TgtadmNode, textOf } from './tree.ts';

const KINDS: Readonly<Record<string, OutlineKind>> = {
  target: 'resource',
  logicalunit: 'device',
  account: 'key',
  portal: 'node',
};

/** The calls of a block: units, initiators and accounts below their target, a written script below its here-document. */
export function outline(tree: TgtadmNode, text: string): readonly OutlineItem[] {
  if (tree.kind !== 'script') return [];
  return [
    ...tree.calls.map(itemOf),
    ...tree.written.map((written): OutlineItem => {
      const [first] = written.by.words;
      const target = written.by.redirects.find(({ operator }) => operator.startsWith('>'))?.target;
      const file = target && text.slice(target.span.start, target.span.end);
      return {
        name: file ?? 'here-document',
        detail: 'script',
        kind: 'section',
        span: { start: written.by.span.start, end: written.span.end },
        nameSpan: target?.span ?? first?.span ?? written.by.span,
        children: written.calls.map(itemOf),
      };
    }),
  ];
}

function itemOf(call: Call): OutlineItem {
  const { subject, predicate } = sentenceOf(call);
  const tid = textOf(call, 'tid');
  return {
    name: subject,
    detail: predicate,
    kind: KINDS[meaningOf(call).mode?.name ?? ''] ?? 'command',
    span: call.span,
    nameSpan: call.name.span,
    // What is done to a target belongs below the call that makes it.
    ...(tid !== undefined && !does(call, 'target', 'new') && { within: `target ${tid}` }),
  };
}
