import { defineRule } from '../../../core/rule.ts';
import { keyOf } from '../catalog.ts';
import { isMiswritten, splitComment, unquoted } from '../entry-rule.ts';
import { type CorosyncNode, isPlaceholder } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/quoted-value',
  severity: 'warning',
  docs: {
    title: 'Quotes around a value, or a semicolon behind it',
    what: 'Everything behind the colon is the value, with its quotes and semicolons.',
    why: 'Numbers and words are refused that way. A cluster name or a node name gets the quotes into it, and is not the name that other files mean.',
    mend: 'Write the value bare.',
    source: 'corosync 3.1.7, coroparse.c, parse_section',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  cluster_name: "web"\n#               ^^^^^ corosync/quoted-value: web\n}\n',
      'totem {\n  version: 2\n  token: 5000;\n#        ^^^^^ corosync/quoted-value: refuses\n}\n',
    ],
    good: ['totem {\n  version: 2\n  cluster_name: web\n}\n'],
  },
  nodes: {
    entry(node, context) {
      const { value } = node;
      const bare = unquoted(value.text);
      if (bare === undefined || !isMiswritten(node) || splitComment(value.text) || isPlaceholder(value))
        return;
      const key = node.inside === undefined ? undefined : keyOf(node.inside, node.key.text);
      const type = key?.value;
      const isRefused =
        (type?.type === 'number' && type.store !== undefined) ||
        (type?.type === 'word' && type.strict === true) ||
        type?.type === 'address' ||
        type?.type === 'multicast';
      context.report({
        at: value.span,
        ...(isRefused && { severity: 'error' as const }),
        message: `The ${value.text.endsWith(';') ? 'semicolon is' : 'quotes are'} a part of the value of "${node.key.text}" to corosync${isRefused ? ', which refuses to start' : ', and nothing else is called like that'}. Write ${bare === '' ? 'nothing' : bare} alone.`,
        fixes: [{ title: `Write ${bare}`, certain: true, edits: [{ at: value.span, text: bare }] }],
      });
    },
  },
});
