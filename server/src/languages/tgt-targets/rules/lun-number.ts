import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { type Entry, entriesOf, storesOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/lun-number',
  severity: 'error',
  docs: {
    title: 'A LUN that is taken',
    what: 'LUN 0 is the controller of every target. Other numbers may be given once in a target: in the section of each store, or beside a single store.',
    why: 'tgtd answers `this logical unit number already exists`, and tgt-admin stops there: this disk and the targets after it are missing.',
    mend: 'Number from 1, each number once; or leave `lun` out, and tgt-admin counts by itself.',
    source: 'tgt-admin 1.0.85, add_backing_direct; tgt 1.0.85, target.c',
  },
  examples: {
    bad: [
      exampleTarget(`${SOUND}lun 0\n#   ^ tgt-targets/lun-number: controller\n`),
      exampleTarget(
        'initiator-address 10.0.0.5\n<backing-store /dev/drbd0>\nlun 1\n</backing-store>\n<backing-store /dev/drbd1>\nlun 1\n#   ^ tgt-targets/lun-number: already\n</backing-store>\n',
      ),
      exampleTarget(`${SOUND}backing-store /dev/drbd1\nlun 2\n#   ^ tgt-targets/lun-number: every store\n`),
    ],
    good: [
      exampleTarget(
        'initiator-address 10.0.0.5\n<backing-store /dev/drbd0>\nlun 1\n</backing-store>\n<backing-store /dev/drbd1>\nlun 2\n</backing-store>\n',
      ),
      exampleTarget(`${SOUND}lun 3\n`),
    ],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        const stores = storesOf(target);
        const [shared] = entriesOf(target, 'lun');
        const own = stores.flatMap(({ section }) => (section ? entriesOf(section, 'lun').slice(0, 1) : []));
        for (const entry of shared ? [shared, ...own] : own) {
          if (entry.value && /^0+$/.test(entry.value.text)) {
            report(
              entry,
              'LUN 0 is the controller of the target, so that tgtd refuses this and tgt-admin stops there. Number from 1.',
            );
          }
        }
        if (shared && stores.length > 1) {
          report(
            shared,
            `This number holds for every store of the target, of which there are ${stores.length}: the second is refused, and tgt-admin stops there. Put each store into a <backing-store> section with a lun of its own.`,
          );
        }
        const seen = new Map<number, Entry>();
        for (const entry of own) {
          const number = Number(entry.value?.text);
          if (!entry.value || Number.isNaN(number) || number === 0) continue;
          const first = seen.get(number);
          if (first)
            report(
              entry,
              `LUN ${number} is taken already: tgtd refuses the second, and tgt-admin stops there. Give each store a number of its own.`,
              first,
            );
          else seen.set(number, entry);
        }
      }

      function report(entry: Entry, message: string, first?: Entry): void {
        context.report({
          at: entry.value?.span ?? entry.key.span,
          message,
          related: first ? [{ at: first.span, message: 'Taken here.' }] : [],
        });
      }
    },
  },
});
