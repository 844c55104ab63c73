import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { keyInfo } from '../catalog.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, type Entry, type TargetsNode } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/repeated-key',
  severity: 'error',
  docs: {
    title: 'A key given twice that may stand once',
    what: 'The key has a line in this section already. Only stores, initiators, accounts, mode pages and params may be given several times.',
    why: 'tgt-admin stops in the middle: `Multiple ... definitions not allowed`. Of keys of the session and of `outgoinguser` it uses the first alone.',
    mend: 'Keep the line that is meant. What differs from disk to disk belongs into `<backing-store>` sections.',
    source: 'tgt-admin 1.0.85, check_if_hash_array and process_options',
  },
  examples: {
    bad: [
      exampleTarget(`${SOUND}scsi_id one\nscsi_id two\n#<- tgt-targets/repeated-key: stops\n`),
      exampleTarget(
        `${SOUND}outgoinguser one secretsecret\noutgoinguser two secretsecret\n#<- tgt-targets/repeated-key: first\n`,
      ),
    ],
    good: [exampleTarget(`${SOUND}initiator-address 10.0.0.6\nbacking-store /dev/drbd1\nscsi_id one\n`)],
  },
  nodes: {
    section: check,
  },
  document({ blocks }, context) {
    const seen = new Set<string>();
    for (const { tree, at } of blocks) {
      for (const child of children(tree)) {
        const known = child.kind === 'entry' ? keyInfo(child.key.text) : undefined;
        if (child.kind !== 'entry' || known?.again !== 'stops' || !known.places.includes('global')) continue;
        if (seen.has(known.name)) {
          context.report({
            at: at(child.key.span),
            message: `"${known.name}" is given twice, and tgt-admin stops before it sets up anything. Keep the line that is meant.`,
          });
        }
        seen.add(known.name);
      }
    }
  },
});

function check(node: TargetsNode, context: RuleContext): void {
  const first = new Map<string, Entry>();
  for (const child of children(node)) {
    const known = child.kind === 'entry' ? keyInfo(child.key.text) : undefined;
    if (child.kind !== 'entry' || !known || known.again === 'more') continue;
    const earlier = first.get(known.name);
    if (!earlier) {
      first.set(known.name, child);
      continue;
    }
    const stops = known.again === 'stops';
    context.report({
      at: child.key.span,
      severity: stops ? 'error' : 'warning',
      message: stops
        ? `"${known.name}" is given twice, and tgt-admin stops in the middle of its work. Keep the line that is meant; what differs between disks belongs into <backing-store> sections.`
        : `"${known.name}" is given twice, and tgt-admin uses the first alone. Keep the line that is meant.`,
      related: [{ at: earlier.span, message: 'Given here first.' }],
    });
  }
}
