import { defineRule } from '../../../core/rule.ts';
import { type DrbdNode, type OptionStatement, ofKind } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/no-write-order',
  severity: 'warning',
  docs: {
    title: 'Nothing keeps writes in their order',
    what: '`disk-flushes`, `disk-drain` and `disk-barrier` are all turned off.',
    why: 'After a power failure the disk may hold later writes without earlier ones, and the file system on it is damaged. That is only safe with a controller that keeps its cache in a battery or flash.',
    mend: 'Leave `disk-drain` on; turn flushes and barriers off only above a cache that survives a power failure.',
    source: 'drbd.conf-9.0(5), disk-barrier, disk-flushes, disk-drain',
  },
  examples: {
    bad: [
      'common {\n  disk {\n    disk-barrier no;\n    disk-flushes no;\n    disk-drain no;\n#   ^^^^^^^^^^^^^ drbd/no-write-order: power failure\n  }\n}\n',
    ],
    good: ['common {\n  disk {\n    disk-barrier no;\n    disk-flushes no;\n  }\n}\n'],
  },
  nodes: {
    'options-section'({ section, body }, context) {
      if (section !== 'disk') return;
      const options = ofKind(body, 'option');
      const off = (name: string) => options.findLast((option) => turnsOff(option, name));
      const drain = off('disk-drain');
      const barrier = options.findLast(({ keyword }) => keyword.text === 'disk-barrier');
      if (!drain || !off('disk-flushes') || (barrier && !turnsOff(barrier, 'disk-barrier'))) return;
      context.report({
        at: { start: drain.keyword.span.start, end: (drain.value ?? drain.keyword).span.end },
        message:
          'With flushes, barriers and drain all off, nothing keeps writes in their order, and a power failure can damage the data. Leave "disk-drain" on.',
      });
    },
  },
});

function turnsOff({ keyword, value }: OptionStatement, name: string): boolean {
  return (keyword.text === name && value?.text === 'no') || (keyword.text === `no-${name}` && !value);
}
