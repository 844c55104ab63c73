import { defineRule } from '../../../core/rule.ts';
import { type DrbdNode, integerOf, ofKind } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/startup-order',
  severity: 'warning',
  docs: {
    title: 'Waiting longer for a peer that was lost than for one that was not',
    what: '`degr-wfc-timeout` and `outdated-wfc-timeout` are for a cluster that was degraded before the restart, and should be shorter than `wfc-timeout`.',
    why: 'The peer that was gone before is less likely to come, and the boot waits all the longer for it. drbdadm prints that the value has to be shorter, and uses `wfc-timeout` in its place.',
    mend: 'Make `wfc-timeout` the longest of the three.',
    source: 'drbd.conf-9.0(5), startup',
  },
  examples: {
    bad: [
      'common {\n  startup {\n    wfc-timeout 15;\n    degr-wfc-timeout 60;\n#                    ^^ drbd/startup-order: longer\n  }\n}\n',
    ],
    good: ['common {\n  startup {\n    wfc-timeout 120;\n    degr-wfc-timeout 60;\n  }\n}\n'],
  },
  nodes: {
    'options-section'({ section, body }, context) {
      if (section !== 'startup') return;
      const options = ofKind(body, 'option');
      const wait = options.findLast(({ keyword }) => keyword.text === 'wfc-timeout');
      const seconds = integerOf(wait?.value);
      // 0 waits for ever, which nothing is longer than.
      if (!wait || seconds === undefined || seconds === 0) return;
      for (const { keyword, value } of options) {
        if (keyword.text !== 'degr-wfc-timeout' && keyword.text !== 'outdated-wfc-timeout') continue;
        const other = integerOf(value);
        if (!value || other === undefined || (other !== 0 && other <= seconds)) continue;
        context.report({
          at: value.span,
          message: `"${keyword.text} ${other}" waits ${other === 0 ? 'for ever' : `${other} s`} for a peer that was lost before, longer than the ${seconds} s of "wfc-timeout" for one that was not. Make "wfc-timeout" the longest.`,
          related: [{ at: wait.span, message: '"wfc-timeout" is set here.' }],
        });
      }
    },
  },
});
