import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { Span } from '../../../core/span.ts';
import { nearest } from '../../../core/suggest.ts';
import { keyInfo, keys, type Place, sections } from '../catalog.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, type Section, type TargetsNode, type Word } from '../tree.ts';

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
    root: (node, context) => check(node, 'global', (unknown) => report(unknown, context)),
  },
});

/** A name that tgt-admin does not know, what it may be meant to be, and the section that bears it. */
interface Unknown {
  readonly word: Word;
  readonly meant: string | undefined;
  readonly section?: Section;
}

function report({ word, meant, section }: Unknown, context: RuleContext): void {
  const closing = section && closingName(section, context);
  context.report({
    at: word.span,
    message: `tgt-admin knows no ${section ? 'section' : 'key'} "${word.text}" and passes over it without a word. ${meant ? `Did you mean "${meant}"?` : 'Correct the name, or remove it.'}`,
    fixes: meant
      ? [
          {
            title: `Replace with ${meant}`,
            edits: [word.span, ...(closing ? [closing] : [])].map((at) => ({ at, text: meant })),
          },
        ]
      : [],
  });
}

/** The place of a section's name in its closing tag, where both bear the same. */
function closingName({ span, name }: Section, context: RuleContext): Span | undefined {
  const [tag, blanks = ''] = /<\/[^<>]*>(\s*)$/.exec(context.text(span)) ?? [];
  const start = tag === undefined ? 0 : span.end - tag.length + '</'.length;
  const end = start + name.text.length;
  const isSame = tag !== undefined && tag.length - blanks.length === name.text.length + '</>'.length;
  return isSame && context.text({ start, end }) === name.text ? { start, end } : undefined;
}

/** What stands in a section that is not known is not looked at. */
function check(node: TargetsNode, place: Place, tell: (unknown: Unknown) => void): void {
  for (const child of children(node)) {
    // Without a value it stops tgt-admin: tgt-targets/missing-value says it.
    const isPassedOver = child.kind === 'entry' && (child.value !== undefined || place === 'global');
    if (child.kind === 'entry' && isPassedOver && !keyInfo(child.key.text)) {
      const fitting = keys.filter(({ places }) => places.includes(place)).map(({ name }) => name);
      const all = keys.map(({ name }) => name);
      tell({
        word: child.key,
        meant: nearest(child.key.text, fitting) ?? nearest(child.key.text, all),
      });
    }
    if (child.kind !== 'section') continue;
    const known = sections.get(child.name.text);
    if (known) check(child, known.holds, tell);
    else tell({ word: child.name, meant: nearest(child.name.text, sections.keys()), section: child });
  }
}
