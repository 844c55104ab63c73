import { defineRule } from '../../../core/rule.ts';
import { exampleTarget } from '../examples.ts';
import { entriesOf, storesOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/unnumbered-stores',
  severity: 'info',
  docs: {
    title: 'Several disks without a number of their own',
    what: 'A target has several disks, and no `lun` says which number each of them has.',
    why: 'tgt-admin numbers them from 1 in the order of their sorted paths. A disk that is added, or a path that changes, gives others a new number, and the initiators write to another disk than before.',
    mend: 'Write each disk as a section: `<backing-store PATH>`, `lun 1`, `</backing-store>`.',
    source: 'tgt-admin 1.0.85, process_options',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:disk>\nbacking-store /dev/drbd0\nbacking-store /dev/drbd1\n#             ^^^^^^^^^^ tgt-targets/unnumbered-stores: sorted\ninitiator-address 10.0.0.5\n</target>\n',
    ],
    good: [
      exampleTarget('backing-store /dev/drbd0\ninitiator-address 10.0.0.5\n'),
      exampleTarget(
        '<backing-store /dev/drbd0>\nlun 1\n</backing-store>\n<backing-store /dev/drbd1>\nlun 2\n</backing-store>\ninitiator-address 10.0.0.5\n',
      ),
    ],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        const stores = storesOf(target);
        const [, second] = stores;
        if (!second || stores.some(({ section }) => section && entriesOf(section, 'lun').length > 0))
          continue;
        const sections = stores.filter(({ section }) => section).length;
        // One number for all of them, or lines beside sections, are faults of their own.
        if (entriesOf(target, 'lun').length > 0 || (sections > 0 && sections < stores.length)) continue;
        context.report({
          at: second.path.span,
          message:
            'tgt-admin numbers the disks of this target in the order of their sorted paths: one more disk, or another path, gives the others a new number, and the initiators write to the wrong disk. Give each a section with its own "lun".',
        });
      }
    },
  },
});
