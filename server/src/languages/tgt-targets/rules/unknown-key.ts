import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { keyInfo, keys, type Place, sections } from '../catalog.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, type TargetsNode, type Word } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/unknown-key',
  severity: 'warning',
  docs: {
    title: 'A key or section that tgt-admin does not know',
    what: 'The word is none of the keys of tgt-admin, or none of its sections. Upper and lower case differ.',
    why: 'tgt-admin passes over it without a word. What it was to restrict or to set is not restricted or set: a misspelled `initiator-address` leaves the target open to everybody.',
    mend: 'Correct the name.',
    source: 'tgt-admin 1.0.85, add_targets and process_options',
  },
  examples: {
    bad: [
      exampleTarget(
        'backing-store /dev/drbd0\ninitator-address 10.0.0.5\n#<- tgt-targets/unknown-key: "initiator-address"\nincominguser backup secretsecret\n',
      ),
      'Default-Driver iscsi\n#<- tgt-targets/unknown-key: "default-driver"\n',
      '<targett iqn.2026-01.com.example:a>\n#^^^^^^^ tgt-targets/unknown-key: "target"\nbacking-store /dev/drbd0\n</targett>\n',
    ],
    good: [`default-driver iscsi\n${exampleTarget(SOUND)}`],
  },
  nodes: {
    root: (node, context) => check(node, 'global', (word, meant, what) => report(word, meant, what, context)),
  },
});

function report(word: Word, meant: string | undefined, what: string, context: RuleContext): void {
  context.report({
    at: word.span,
    message: `tgt-admin knows no ${what} "${word.text}" and passes over it without a word. ${meant ? `Did you mean "${meant}"?` : 'Correct the name, or remove it.'}`,
    fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: word.span, text: meant }] }] : [],
  });
}

type Report = (word: Word, meant: string | undefined, what: string) => void;

/** What stands in a section that is not known is not looked at. */
function check(node: TargetsNode, place: Place, tell: Report): void {
  for (const child of children(node)) {
    // Without a value it stops tgt-admin: tgt-targets/missing-value says it.
    const isPassedOver = child.kind === 'entry' && (child.value !== undefined || place === 'global');
    if (child.kind === 'entry' && isPassedOver && !keyInfo(child.key.text)) {
      const fitting = keys.filter(({ places }) => places.includes(place)).map(({ name }) => name);
      const all = keys.map(({ name }) => name);
      tell(child.key, nearest(child.key.text, fitting) ?? nearest(child.key.text, all), 'key');
    }
    if (child.kind !== 'section') continue;
    const known = sections.get(child.name.text);
    if (known) check(child, known.holds, tell);
    else tell(child.name, nearest(child.name.text, sections.keys()), 'section');
  }
}
