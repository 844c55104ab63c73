import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { type DrbdNode, integerOf, ofKind, type VolumeSection } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-volume',
  severity: 'warning',
  docs: {
    title: 'A volume number twice',
    what: 'Two `volume` sections of one host or resource have the same number.',
    why: 'drbdadm reads both and mixes them up: one of the two is lost, or it ends with an internal error.',
    mend: 'Number the volumes 0, 1, 2 ...',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      'resource r0 {\n  volume 0 {\n    device /dev/drbd0;\n    disk /dev/vg/a;\n    meta-disk internal;\n  }\n  volume 0 {\n#        ^ drbd/duplicate-volume: 1 is free\n    device /dev/drbd1;\n    disk /dev/vg/b;\n    meta-disk internal;\n  }\n  on alice {\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    address 10.0.0.2:7788;\n  }\n}\n',
    ],
    good: [pair()],
  },
  nodes: { resource: check, on: check, floating: check, 'stacked-on-top-of': check, connection: check },
});

function check({ body }: { readonly body: readonly DrbdNode[] }, context: RuleContext): void {
  const volumes = ofKind(body, 'volume');
  const used = new Set(volumes.map(({ number }) => integerOf(number)));
  let free = 0;
  while (used.has(free)) free++;
  const seen = new Map<number, VolumeSection>();
  for (const volume of volumes) {
    const number = integerOf(volume.number);
    if (number === undefined || !volume.number) continue;
    const first = seen.get(number);
    if (!first) {
      seen.set(number, volume);
      continue;
    }
    context.report({
      at: volume.number.span,
      message: `There already is a volume ${number} here, and drbdadm mixes the two up without a word. ${free} is free.`,
      related: [{ at: first.keyword.span, message: `The first volume ${number}.` }],
      fixes: [{ title: `Replace with ${free}`, edits: [{ at: volume.number.span, text: String(free) }] }],
    });
  }
}
