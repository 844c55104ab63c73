import { defineRule } from '../../../core/rule.ts';
import { type DrbdNode, ofKind } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/rate-ignored',
  severity: 'hint',
  docs: {
    title: 'A fixed rate beside the dynamic one',
    what: '`resync-rate` (in `syncer`: `rate`) is the fixed speed of a resync. Since DRBD 8.4 the speed is regulated, unless `c-plan-ahead 0` turns that off.',
    why: 'The fixed rate is only the speed a resync begins with; what limits it is `c-max-rate`.',
    mend: 'Set `c-max-rate`, or add `c-plan-ahead 0;` for a fixed rate.',
    source: 'drbd.conf-9.0(5), c-plan-ahead',
  },
  examples: {
    bad: [
      'common {\n  disk {\n    resync-rate 10M;\n#   ^^^^^^^^^^^ drbd/rate-ignored: c-max-rate\n  }\n}\n',
    ],
    good: ['common {\n  disk {\n    resync-rate 10M;\n    c-plan-ahead 0;\n  }\n}\n'],
  },
  nodes: {
    'options-section'({ section, body }, context) {
      if ((section !== 'disk' && section !== 'syncer') || versionOf(context) === '8.3') return;
      const options = ofKind(body, 'option');
      const rate = options.find(({ keyword }) => keyword.text === 'resync-rate' || keyword.text === 'rate');
      if (!rate || options.some(({ keyword }) => keyword.text === 'c-plan-ahead')) return;
      context.report({
        at: rate.keyword.span,
        message: `Since DRBD 8.4 the speed of a resync is regulated, and "${rate.keyword.text}" is only what it begins with. Limit it with "c-max-rate", or add "c-plan-ahead 0;" for a fixed rate.`,
      });
    },
  },
});
