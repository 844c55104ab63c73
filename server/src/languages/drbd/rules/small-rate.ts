import { defineRule } from '../../../core/rule.ts';
import { judgeOption } from '../judge.ts';
import type { DrbdNode } from '../tree.ts';
import { readNumber } from '../values.ts';
import { versionOf } from '../version.ts';

/** Below this, a plain number was hardly meant in KiB/s. */
const SMALL = 1000;

export default defineRule<DrbdNode>({
  code: 'drbd/small-rate',
  severity: 'info',
  docs: {
    title: 'A rate in KiB/s that looks like one in MB/s',
    what: 'A rate without suffix counts KiB per second: `resync-rate 100` is 100 KiB/s.',
    why: 'A disk of 1 TB then takes months to synchronise.',
    mend: 'Write the unit: `100M`.',
    source: 'drbd.conf-9.0(5), resync-rate',
  },
  examples: {
    bad: ['common {\n  disk {\n    c-max-rate 100;\n#              ^^^ drbd/small-rate: 100M\n  }\n}\n'],
    good: ['common {\n  disk {\n    c-max-rate 100M;\n  }\n}\n'],
  },
  nodes: {
    option(node, context) {
      const version = versionOf(context);
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'fine' || !verdict.option || !node.value) return;
      const { unit, unitPrefix, name } = verdict.option;
      if (unit !== 'bytes/second' || unitPrefix !== 'k' || name === 'c-min-rate') return;
      const written = readNumber(node.value.text);
      if (written?.suffix !== '' || written.digits === 0 || written.digits >= SMALL) return;
      if (written.digits === verdict.option.default) return;
      context.report({
        at: node.value.span,
        message: `Without a suffix this counts KiB per second: "${node.keyword.text} ${written.digits}" is ${written.digits} KiB/s. If you mean MiB/s, write ${written.digits}M.`,
        fixes: [
          {
            title: `Replace with ${written.digits}M`,
            edits: [{ at: node.value.span, text: `${written.digits}M` }],
          },
        ],
      });
    },
  },
});
