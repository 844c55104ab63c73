import { defineRule } from '../../../core/rule.ts';
import { isNegated } from '../catalog.ts';
import { judgeOption } from '../judge.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/negated-value',
  severity: 'warning',
  docs: {
    title: 'A value after `no-`',
    what: '`no-disk-flushes yes;` has both the prefix `no-` and a value.',
    why: 'drbdadm 9 takes the value and forgets the prefix, so that `no-disk-flushes yes` turns flushes on.',
    mend: 'Write `disk-flushes no;`, or leave the value out.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  disk {\n    no-disk-flushes yes;\n#                   ^^^ drbd/negated-value: turns "disk-flushes" on\n  }\n}\n',
    ],
    good: ['common {\n  disk {\n    disk-flushes no;\n  }\n}\n'],
  },
  nodes: {
    option(node, context) {
      const version = versionOf(context);
      if (version !== '9' || !node.value) return;
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'fine' || !verdict.option || !isNegated(node.keyword.text, verdict.option)) return;
      const { name } = verdict.option;
      context.report({
        at: node.value.span,
        message: `drbdadm takes the value and forgets the "no-", so this ${node.value.text === 'yes' ? `turns "${name}" on` : `sets "${name}" to "${node.value.text}"`}. Write "${name} no;" or "${name} yes;", as you mean it.`,
        fixes: ['no', 'yes'].map((word) => ({
          title: `Write "${name} ${word}"`,
          edits: [
            { at: node.keyword.span, text: name },
            ...(node.value ? [{ at: node.value.span, text: word }] : []),
          ],
        })),
      });
    },
  },
});
