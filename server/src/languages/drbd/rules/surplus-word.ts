import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { pair } from '../examples.ts';
import type { DrbdNode, Word } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/surplus-word',
  severity: 'error',
  docs: {
    title: 'More words than the statement takes',
    what: 'After the name, path or number of the statement stands something more.',
    why: 'drbdadm stops with a parse error there.',
    mend: 'Remove it, or put a name of several words into double quotes.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      pair('', {
        disk: 'disk /dev/vg/r0 /dev/vg/r1;\n#                   ^^^^^^^^^^ drbd/surplus-word: volume',
      }),
      'startup common {\n#<- drbd/surplus-word: before "common"\n  net {\n    protocol C;\n  }\n}\n',
    ],
    good: [pair()],
  },
  faults: {
    'surplus-word'({ span, found = '', subject = '' }, context) {
      context.report({
        at: span,
        message: `"${found}" stands before "${subject}" and belongs to no statement; drbdadm stops reading the configuration here. Remove it, or write what it was to begin.`,
        fixes: [
          {
            title: `Remove "${found}"`,
            edits: [{ at: { start: span.start, end: span.end + 1 }, text: '' }],
          },
        ],
      });
    },
  },
  nodes: {
    global: check,
    common: check,
    path: check,
    'connection-mesh': check,
    plugin: check,
    resource: check,
    'stacked-on-top-of': check,
    volume: check,
    connection: check,
    include: check,
    'require-version': check,
    device: check,
    disk: check,
    'meta-disk': check,
    'node-id': check,
    host: check,
    'template-file': check,
    'ignore-on': check,
    'options-section': check,
  },
});

function check(node: { readonly rest: readonly Word[]; readonly keyword: Word }, context: RuleContext): void {
  const [first] = node.rest;
  if (!first || node.rest.some(({ form }) => form === 'placeholder' || form === 'odd')) return;
  const at = cover(first.span, node.rest.at(-1)?.span ?? first.span);
  const more =
    node.keyword.text === 'disk' || node.keyword.text === 'device'
      ? ' For another one, use a "volume" section.'
      : '';
  context.report({
    at,
    message: `"${context.text(at)}" is more than "${node.keyword.text}" takes, and drbdadm refuses the configuration. Remove it.${more}`,
    fixes: [{ title: `Remove "${context.text(at)}"`, edits: [{ at, text: '' }] }],
  });
}
