import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { isComplete } from '../checked-resource.ts';
import { pair } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import { type DrbdNode, integerOf, ofKind, type ResourceSection } from '../tree.ts';
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
      pair(
        '  connection {\n    host alice;\n    host bob;\n    volume 5 {\n#          ^ drbd/volume-mismatch: no volume 5\n      disk {\n        c-max-rate 10M;\n      }\n    }\n  }\n',
        { more: '    node-id 0;\n' },
        { more: '    node-id 1;\n' },
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
      checkConnections(resource, owners, context);
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

/** A connection may only speak of volumes that its resource has. */
function checkConnections(
  resource: ResourceSection,
  owners: ReadonlyMap<number, string>,
  context: RuleContext,
): void {
  const volumes = ofKind(resource.body, 'connection').flatMap(({ body }) => ofKind(body, 'volume'));
  for (const { number } of volumes) {
    const value = integerOf(number);
    if (!number || value === undefined || owners.has(value)) continue;
    const list = [...owners.keys()].map(String);
    context.report({
      at: number.span,
      message: `The hosts of this resource have no volume ${value}, and drbdadm refuses the resource. ${list.length > 0 ? `They have ${both(list)}.` : 'They have none.'}`,
    });
  }
}
