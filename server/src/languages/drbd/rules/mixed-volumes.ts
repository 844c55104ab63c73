import { defineRule } from '../../../core/rule.ts';
import { isComplete } from '../checked-resource.ts';
import { pair } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/mixed-volumes',
  severity: 'error',
  docs: {
    title: 'Volumes with and without a number',
    what: 'A host has `device` and `disk` lines outside of any `volume` section and `volume` sections as well.',
    why: 'drbdadm stops with `you must not mix implicit and explicit volumes`.',
    mend: 'Put the lines into a `volume` section with a number of its own.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      pair(
        '',
        {
          more: '    volume 1 {\n#   ^^^^^^ drbd/mixed-volumes: implicit\n      device /dev/drbd1;\n      disk /dev/vg/v1;\n    }\n',
        },
        {
          more: '    volume 1 {\n#   ^^^^^^ drbd/mixed-volumes: implicit\n      device /dev/drbd1;\n      disk /dev/vg/v1;\n    }\n',
        },
      ),
    ],
    good: [pair()],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource)) return;
      const reported = new Set<number>();
      for (const { volumes } of hostsOf(resource)) {
        const implicit = volumes.find(({ section }) => !section);
        const explicit = volumes.find(({ section }) => section)?.section;
        const line = implicit?.device ?? implicit?.disk ?? implicit?.metaDisk;
        if (!explicit || !line || reported.has(explicit.keyword.span.start)) continue;
        reported.add(explicit.keyword.span.start);
        context.report({
          at: explicit.keyword.span,
          message: `This host has a volume of its own lines ("${line.keyword.text}" outside of any "volume") and "volume" sections too. drbdadm refuses to mix implicit and explicit volumes. Put those lines into a "volume" section.`,
          related: [{ at: line.span, message: 'A line of the implicit volume.' }],
        });
      }
    },
  },
});
