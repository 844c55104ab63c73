import { defineRule } from '../../../core/rule.ts';
import { keyOf } from '../catalog.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/odd-blank',
  severity: 'warning',
  docs: {
    title: 'A no-break space in a value',
    what: 'The value holds a no-break space, as text copied from a web page often does. To corosync it is a character like any other.',
    why: 'Numbers, words and addresses with it are refused, although they look right; names are not what they seem.',
    mend: 'Replace it by a blank, or remove it.',
    source: 'measured on corosync 3.1.7',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  transport: knet\u00a0\n#            ^^^^^ corosync/odd-blank: no-break\n}\n',
    ],
    good: ['totem {\n  version: 2\n  transport: knet\n}\n'],
  },
  nodes: {
    entry(node, context) {
      const { value, key, inside } = node;
      if (!value.text.includes('\u00a0')) return;
      const type = inside === undefined ? undefined : keyOf(inside, key.text)?.value;
      const isRefused =
        (type?.type === 'number' && type.store !== undefined) ||
        (type?.type === 'word' && type.strict === true) ||
        type?.type === 'address';
      context.report({
        at: value.span,
        ...(isRefused && { severity: 'error' as const }),
        message: `There is a no-break space in the value of "${key.text}", which looks like a blank and is none${isRefused ? ': corosync refuses to start' : ''}. Remove it.`,
        fixes: [
          {
            title: 'Remove it',
            certain: true,
            edits: [{ at: value.span, text: value.text.replaceAll('\u00a0', ' ').trim() }],
          },
        ],
      });
    },
  },
});
