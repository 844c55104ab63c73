import { defineRule } from '../../../core/rule.ts';
import { longOption } from '../catalog.ts';
import { troubled } from '../meaning.ts';
import { isNumeric } from '../numbers.ts';
import { staticPrefix } from '../shell/word.ts';
import type { OptionUse, TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/missing-value',
  severity: 'error',
  docs: {
    title: 'An option without its value',
    what: 'The option needs a value, and the command ends or the next option follows.',
    why: 'tgtadm takes whatever comes next for the value, also an option: the command is refused, or does something else than it says.',
    mend: 'Put the value behind the option.',
    source: 'getopt_long(3); tgt 1.0.85, tgtadm.c',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode logicalunit --tid --lun 1 -b /dev/drbd0\n#                                  ^^^^^ tgtadm/missing-value: "--lun"\n',
      'tgtadm --op show --mode target --tid\n#                              ^^^^^ tgtadm/missing-value: at the end\n',
    ],
    good: ['tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\n'],
  },
  nodes: {
    call(call, context) {
      if (call.placeholders.length > 0) return;
      for (const use of troubled(call, 'no-value', 'option-as-value')) {
        const taken = use.taken && context.text(use.taken.span);
        context.report({
          at: use.nameSpan,
          severity: isTakenQuietly(use) ? 'warning' : 'error',
          message:
            taken === undefined
              ? `"${use.written}" needs a value and stands at the end, so tgtadm refuses the command. Put the value behind it.`
              : `"${use.written}" needs a value, and tgtadm takes the next option "${taken}" for it. Put the value between them.`,
        });
      }
    },
  },
});

/** An option may be any text; when nothing of it is left over, tgtadm has no reason to complain. */
function isTakenQuietly({ option, taken }: OptionUse): boolean {
  if (!option || !taken || isNumeric(option.name)) return false;
  const name = staticPrefix(taken).replace(/^--/, '').split('=', 1)[0] ?? '';
  const swallowed = longOption(name);
  return swallowed.kind === 'found' && (!swallowed.value.takesValue || staticPrefix(taken).includes('='));
}
