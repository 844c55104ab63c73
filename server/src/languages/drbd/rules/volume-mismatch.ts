import { defineRule } from '../../../core/rule.ts';
import { isComplete } from '../checked-resource.ts';
import { pair } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';
import { both } from '../wording.ts';

const VOLUME = (number: number) =>
  `    volume ${number} {\n      device /dev/drbd${number};\n      disk /dev/vg/v${number};\n      meta-disk internal;\n    }\n`;
const NONE = { device: '', disk: '', metaDisk: '' };

export default defineRule<DrbdNode>({
  code: 'drbd/volume-mismatch',
  severity: 'error',
  docs: {
    title: 'Hosts with different volumes',
    what: 'All hosts of a resource must have the same volume numbers.',
    why: 'drbdadm stops with `volume N not defined on HOST`.',
    mend: 'Add the volume to the host that lacks it. A host without storage has `disk none;` in it.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      pair('', { ...NONE, more: VOLUME(0) + VOLUME(1) }, { ...NONE, more: VOLUME(0) }).replace(
        'on bob {',
        'on bob {\n# ^^ drbd/volume-mismatch: volume 1',
      ),
    ],
    good: [pair('', { ...NONE, more: VOLUME(0) }, { ...NONE, more: VOLUME(0) })],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource)) return;
      // That a host has no volume at all is a missing part in 8.x.
      const bare = versionOf(context) === '9';
      const hosts = hostsOf(resource).filter(
        ({ section, volumes }) => section.braces && (bare || volumes.length > 0),
      );
      const owners = new Map<number, string>();
      for (const { names, volumes } of hosts) {
        for (const { number } of volumes) {
          if (number !== undefined && !owners.has(number))
            owners.set(number, names[0]?.text ?? 'another host');
        }
      }
      for (const { section, names, volumes } of hosts) {
        const missing = [...owners].filter(([number]) => !volumes.some((volume) => volume.number === number));
        if (missing.length === 0) continue;
        const list = both(missing.map(([number]) => String(number)));
        context.report({
          at: section.keyword.span,
          message: `${names[0] ? `Host "${names[0].text}"` : 'This host'} has no volume ${list}, which "${missing[0]?.[1]}" has, and drbdadm refuses a resource whose hosts differ. Add the volume here.`,
        });
      }
    },
  },
});
