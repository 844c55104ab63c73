import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { storesOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/mixed-stores',
  severity: 'error',
  docs: {
    title: 'Stores as lines and as sections in one target',
    what: 'A target has either lines `backing-store PATH` or sections `<backing-store PATH>`, not both. The same holds for direct-store.',
    why: 'Config::General cannot put both into one list and stops, before anything is set up: `Block <backing-store> already exists as scalar entry`, or `Your config file is not supported`.',
    mend: 'Write a section for each store; it may be empty.',
    source: 'Config::General 2.65, _parse; tgt-admin 1.0.85, process_options',
  },
  examples: {
    bad: [
      exampleTarget(
        `${SOUND}<backing-store /dev/drbd1>\n#              ^^^^^^^^^^ tgt-targets/mixed-stores: not both\nlun 2\n</backing-store>\n`,
      ),
    ],
    good: [
      exampleTarget(
        'initiator-address 10.0.0.5\n<backing-store /dev/drbd0>\n</backing-store>\n<backing-store /dev/drbd1>\nlun 2\n</backing-store>\n',
      ),
    ],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        for (const direct of [false, true]) {
          const stores = storesOf(target).filter((store) => store.direct === direct);
          const [first] = stores;
          const other =
            first && stores.find(({ section }) => (section === undefined) !== (first.section === undefined));
          if (!first || !other) continue;
          context.report({
            at: other.path.span,
            message: `A target has its stores as lines or as sections, not both: tgt-admin stops here. Write a section for each store.`,
            related: [{ at: first.path.span, message: first.section ? 'A section.' : 'A line.' }],
          });
        }
      }
    },
  },
});
