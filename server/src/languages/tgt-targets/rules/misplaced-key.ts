import { defineRule } from '../../../core/rule.ts';
import { keyInfo, type Place, sections } from '../catalog.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, type TargetsNode } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/misplaced-key',
  severity: 'warning',
  docs: {
    title: 'A key or section where tgt-admin does not look for it',
    what: 'Some keys belong outside all sections, some into a target, some into the section of a store.',
    why: 'tgt-admin passes over it without a word: an `initiator-address` outside the target restricts nothing.',
    mend: 'Move the line to where it belongs.',
    source: 'tgt-admin 1.0.85, add_targets, process_options and add_backing_direct',
  },
  examples: {
    bad: [
      `initiator-address 10.0.0.5\n#<- tgt-targets/misplaced-key: inside a target\n${exampleTarget(SOUND)}`,
      exampleTarget(`${SOUND}default-driver iscsi\n#<- tgt-targets/misplaced-key: outside all sections\n`),
      exampleTarget(
        'initiator-address 10.0.0.5\n<backing-store /dev/drbd0>\nincominguser backup secretsecret\n#<- tgt-targets/misplaced-key: inside a target\n</backing-store>\n',
      ),
    ],
    good: [`default-driver iscsi\n${exampleTarget(SOUND)}`],
  },
  nodes: {
    root(root, context) {
      check(root, 'global');

      function check(node: TargetsNode, place: Place): void {
        for (const child of children(node)) {
          if (child.kind === 'entry') {
            const known = keyInfo(child.key.text);
            if (!known || known.places.includes(place)) continue;
            context.report({
              at: child.key.span,
              message: `tgt-admin does not look for "${child.key.text}" ${HERE[place]}, and passes over it without a word. It belongs ${THERE[known.places[0] ?? 'global']}.`,
            });
          } else if (child.kind === 'section') {
            const known = sections.get(child.name.text);
            if (!known) continue;
            if (known.inside !== place) {
              context.report({
                at: child.name.span,
                message: `tgt-admin does not look for a section "${child.name.text}" ${HERE[place]}, and passes over all of it. It belongs ${THERE[known.inside]}.`,
              });
            } else check(child, known.holds);
          }
        }
      }
    },
  },
});

const HERE: Readonly<Record<Place, string>> = {
  global: 'outside of targets',
  target: 'in a target',
  store: 'in the section of a store',
};
const THERE: Readonly<Record<Place, string>> = {
  global: 'outside all sections',
  target: 'inside a target',
  store: 'inside a <backing-store>',
};
