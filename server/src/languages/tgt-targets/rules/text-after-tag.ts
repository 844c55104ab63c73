import { defineRule } from '../../../core/rule.ts';

export default defineRule({
  code: 'tgt-targets/text-after-tag',
  severity: 'error',
  docs: {
    title: 'Text on the line of a tag',
    what: 'A tag stands alone on its line; only a comment may follow.',
    why: 'tgt-admin takes the line for a key that it does not know. The tags no longer pair, and it sets up nothing at all.',
    mend: 'Put what follows on a line of its own.',
    source: 'tgt-admin 1.0.85; Config::General 2.65, _parse',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:a> backing-store /dev/drbd0\n#                                  ^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/text-after-tag: line of its own\ninitiator-address 10.0.0.5\n</target>\n',
    ],
    good: [
      '<target iqn.2026-01.com.example:a> # the disk\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
  },
  faults: {
    'text-after-tag'(fault, context) {
      const { start } = fault.span;
      context.report({
        at: fault.span,
        message: `A tag must stand alone on its line: tgt-admin does not see this one, and sets up nothing at all. Put what follows on a line of its own.`,
        fixes: [
          { title: 'Put it on a line of its own', edits: [{ at: { start, end: start }, text: '\n\t' }] },
        ],
      });
    },
  },
});
