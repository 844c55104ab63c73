import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { isComplete, isDamaged } from '../checked-resource.ts';
import { pair } from '../examples.ts';
import { hostsOf, type ResourceHost, type VolumeParts } from '../resource.ts';
import { type DrbdNode, ofKind, type ResourceSection, type Word } from '../tree.ts';
import { versionOf } from '../version.ts';
import { both } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-part',
  severity: 'error',
  docs: {
    title: 'A host without its device, disk or address',
    what: 'Each host needs a device, a backing disk and an address, written in its own section or (but for the address) in the resource for all hosts. DRBD 8.3 and 8.4 also want a `meta-disk`; DRBD 9 takes `internal` when there is none.',
    why: "drbdadm stops with `'disk' keyword missing`, or the like.",
    mend: 'Add the line. A host without storage of its own has `disk none;` in DRBD 9.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      pair('', { disk: '' }).replace('on alice {', 'on alice {\n# ^^ drbd/missing-part: disk'),
      pair('', { address: '' }, { address: '' })
        .replace('on alice {', 'on alice {\n# ^^ drbd/missing-part: address')
        .replace('on bob {', 'on bob {\n# ^^ drbd/missing-part: address'),
    ],
    good: [
      pair(),
      'resource r0 {\n  device /dev/drbd0;\n  disk /dev/vg/r0;\n  on alice {\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    address 10.0.0.2:7788;\n  }\n}\n',
    ],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource)) return;
      for (const host of hostsOf(resource))
        if (host.section.braces || host.section.kind === 'floating') checkHost(resource, host, context);
    },
  },
});

function checkHost(resource: ResourceSection, host: ResourceHost, context: RuleContext): void {
  const version = versionOf(context);
  const { section, volumes } = host;
  if (isDamaged(section.body)) return;
  const stacked = section.kind === 'stacked-on-top-of';
  const name = host.names[0]?.text;
  const missing: string[] = [];
  const hasLine = ofKind(section.body, 'address').length > 0;
  if (!host.address && !hasLine && section.kind !== 'floating' && needsAddress(resource, version)) {
    missing.push('address');
  }
  const needed = (volume: VolumeParts): string[] => {
    const diskless = volume.disk?.path?.text === 'none';
    return [
      ...(volume.device ? [] : ['device']),
      ...(volume.disk || stacked ? [] : ['disk']),
      ...(volume.metaDisk || stacked || version === '9' || diskless ? [] : ['meta-disk']),
    ];
  };
  for (const volume of volumes) {
    if (!volume.section) missing.push(...needed(volume));
    else if (volume.section.braces && !isDamaged(volume.section.body))
      report(volume.section.keyword, needed(volume), undefined, version, context);
  }
  if (volumes.length === 0 && version !== '9') {
    missing.push(...(stacked ? ['device'] : ['device', 'disk', 'meta-disk']));
  }
  report(section.keyword, missing, name, version, context);
}

/** In DRBD 9, connections may bring the addresses; a mesh or the connection of two hosts takes those of the hosts. */
function needsAddress(resource: ResourceSection, version: string): boolean {
  return version !== '9' || ofKind(resource.body, 'connection').length === 0;
}

function report(
  keyword: Word,
  missing: readonly string[],
  host: string | undefined,
  version: string,
  context: RuleContext,
): void {
  if (missing.length === 0) return;
  const owner =
    keyword.text === 'volume' ? 'This volume' : host === undefined ? 'This host' : `Host "${host}"`;
  const lines = missing.map((part) => `"${part} ${EXAMPLE[part] ?? ''};"`);
  context.report({
    at: keyword.span,
    message: `${owner} has no ${both(missing)}, and drbdadm ${version} refuses the resource. Add ${both(lines)} here${missing.includes('address') ? '' : ', or in the resource for all hosts'}.`,
  });
}

const EXAMPLE: Readonly<Record<string, string>> = {
  device: '/dev/drbdN',
  disk: '/dev/PATH',
  'meta-disk': 'internal',
  address: 'IP:PORT',
};
