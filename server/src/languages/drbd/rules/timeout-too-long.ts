import { defineRule } from '../../../core/rule.ts';
import { option } from '../catalog.ts';
import { type DrbdNode, type OptionStatement, ofKind } from '../tree.ts';
import { readNumber } from '../values.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/timeout-too-long',
  severity: 'warning',
  docs: {
    title: 'A timeout that is not shorter than the interval it guards',
    what: '`timeout`, in tenths of a second, must be less than `connect-int` and `ping-int`, which are in seconds.',
    why: 'DRBD would give a connection up later than it asks for it again; the manual demands it, and no tool checks it.',
    mend: 'Lower `timeout`, or raise `connect-int` and `ping-int`. The defaults are 60 (6 s), 10 s and 10 s.',
    source: 'drbd.conf-9.0(5), timeout',
  },
  examples: {
    bad: [
      'common {\n  net {\n    timeout 60;\n#           ^^ drbd/timeout-too-long: "ping-int 5"\n    ping-int 5;\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    timeout 60;\n    ping-int 10;\n  }\n}\n'],
  },
  nodes: {
    'options-section'({ section, body }, context) {
      if (section !== 'net') return;
      const options = ofKind(body, 'option');
      const version = versionOf(context);
      const find = (name: string) => options.findLast(({ keyword }) => keyword.text === name);
      const number = (statement: OptionStatement | undefined, name: string) => {
        const written = statement?.value ? readNumber(statement.value.text) : undefined;
        const standard = option('net', name, version)?.default;
        return written?.suffix === '' ? written.digits : typeof standard === 'number' ? standard : undefined;
      };
      const timeout = find('timeout');
      const tenths = number(timeout, 'timeout');
      const { max } = option('net', 'timeout', version) ?? {};
      // More than drbdadm takes is refused for that: drbd/out-of-range.
      if (tenths === undefined || (max !== undefined && tenths > max)) return;
      for (const name of ['connect-int', 'ping-int']) {
        const interval = find(name);
        const seconds = number(interval, name);
        const at = timeout?.value ?? interval?.value;
        if (seconds === undefined || !at || tenths < seconds * 10) continue;
        context.report({
          at: at.span,
          message: `"timeout ${tenths}" is ${tenths / 10} s and must be less than "${name} ${seconds}", which is in seconds. Lower "timeout", or raise "${name}".`,
          ...(interval && timeout && { related: [{ at: interval.span, message: `"${name}" is set here.` }] }),
        });
        return;
      }
    },
  },
});
