import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import type { DrbdNode } from '../tree.ts';

const MARK = '#                   ^^ drbd/stacked-twice: "r1"\n';

const upper = (name: string, minor: number) =>
  `resource ${name} {\n  stacked-on-top-of r0 {\n    device /dev/drbd${minor};\n    address 10.0.1.1:77${minor};\n  }\n${host('carol', { device: `device /dev/drbd${minor};`, disk: `disk /dev/vg/${name};`, address: `address 10.0.1.2:77${minor};` })}}\n`;

export default defineRule<DrbdNode>({
  code: 'drbd/stacked-twice',
  severity: 'error',
  docs: {
    title: 'A resource that is stacked upon twice',
    what: 'Two `stacked-on-top-of` sections name the same lower resource, perhaps in different files.',
    why: 'drbdadm stops with `conflicting use of stacked-on-top-of`. The device of the lower resource is the backing disk of the upper one, and only one may write to it.',
    mend: 'Name another lower resource in one of them, or give the second one a lower resource of its own. In DRBD 9 a third host needs no stacking: it can be a host of the lower resource.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      `${pair()}${upper('r1', 88)}${upper('r2', 89).replace('r0 {\n', `r0 {\n${MARK}`)}`,
      `#- etc/drbd.d/r0.res\n${pair()}#- etc/drbd.d/r1.res\n${upper('r1', 88)}#- etc/drbd.d/r2.res\n${upper('r2', 89).replace('r0 {\n', `r0 {\n${MARK}`)}`,
      `${pair()}resource r1 {\n${['10.0.1.1', '10.0.1.2'].map((ip, index) => `  stacked-on-top-of r0 {\n${index === 1 ? MARK : ''}    device /dev/drbd88;\n    address ${ip}:7788;\n  }\n`).join('')}}\n`,
    ],
    good: [
      pair() + upper('r1', 88),
      `#- nodes/alice/etc/drbd.conf\n${pair()}${upper('r1', 88)}#- nodes/bob/etc/drbd.conf\n${pair()}${upper('r1', 88)}`,
    ],
  },
  refers: {
    'drbd-resource'(fact, context) {
      const { key, data, slot } = fact;
      // Upon what does not exist nothing is stacked; that is another rule's.
      if (data.parameter !== 'stacked-on-top-of' || context.declarations('drbd-resource', key).length === 0)
        return;
      const all = context
        .references('drbd-resource', key)
        .filter((one) => one.data.parameter === 'stacked-on-top-of');
      // Every node may have its copy of the files, so that a resource in another file may be this one again.
      const inThisFile = all.filter((one) => one.slot.document === slot.document);
      const owner = all[0]?.data.by;
      const first = [...inThisFile, ...all].find((one) => one.data.by === owner);
      if (!first || first === fact || (data.by === owner && !inThisFile.includes(first))) return;
      context.report({
        at: fact,
        message: `Resource "${first.data.by}" is already stacked on top of "${key}", and drbdadm refuses a second stacked-on-top-of for it: both would write to its device. Name another lower resource here, or remove one of the two.`,
        related: [{ at: first, message: `Resource "${first.data.by}" is stacked on top of "${key}" here.` }],
      });
    },
  },
});
