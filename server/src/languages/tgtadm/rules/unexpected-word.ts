import { defineRule } from '../../../core/rule.ts';
import { longOption, mode, operationNames } from '../catalog.ts';
import { dashed } from '../meaning.ts';
import { isNumeric, readNumber } from '../numbers.ts';
import { type Call, lastUse, type OptionUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unexpected-word',
  severity: 'error',
  docs: {
    title: 'A word that is neither option nor value',
    what: 'tgtadm takes options and their values and nothing else.',
    why: 'tgtadm prints `unrecognized option` with the word and does nothing.',
    mend: 'Put the option before the word, or quotes around a value with blanks. For several addresses use several calls.',
    source: 'tgt 1.0.85, tgtadm.c, main',
  },
  examples: {
    bad: [
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.1 10.0.0.2\n#                                                  ^^^^^^^^ tgtadm/unexpected-word: one call for each\n',
      'tgtadm op show --mode target\n#      ^^ tgtadm/unexpected-word: "--op"\n',
    ],
    good: [
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.1\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.2\n',
    ],
  },
  nodes: {
    call(call, context) {
      // The first one is enough: those behind it are mostly part of the same mistake.
      const [word] = call.positionals;
      if (!word) return;
      // Behind a value that cannot be right, the word that follows is the one that was meant.
      const previous = call.options.findLast(({ span }) => span.end <= word.span.start);
      if (previous && isNonsense(previous, call)) return;
      const text = context.text(word.span);
      const before = previous?.option?.name;
      const meant = text.length > 1 ? longOption(text.split('=', 1)[0] ?? '') : undefined;
      const mend =
        meant?.kind === 'found'
          ? `Write "${dashed(text)}".`
          : before?.startsWith('initiator-')
            ? `Only one value fits behind "${dashed(before)}": use one call for each.`
            : /^[\u00a0\u2000-\u200b\u3000\ufeff]/.test(text)
              ? 'It begins with a blank that is none for the shell, as web pages have them. Type the blank anew.'
              : 'Put its option before it, or quotes around a value with blanks.';
      context.report({
        at: word.span,
        message: `"${text}" is neither an option nor the value of one, so tgtadm refuses the command. ${mend}`,
        fixes:
          meant?.kind === 'found'
            ? [{ title: `Write ${dashed(text)}`, edits: [{ at: word.span, text: dashed(text) }] }]
            : [],
      });
    },
  },
});

/** Whether a rule of its own refuses the value whatever else the call says. */
function isNonsense(use: OptionUse, call: Call): boolean {
  const { option, value } = use;
  if (!option || value?.text === undefined) return false;
  if (isNumeric(option.name)) return readNumber(option.name, value.text).kind !== 'number';
  if (lastUse(call, option.name) !== use) return false;
  if (option.name === 'mode') return mode(value.text) === undefined;
  return option.name === 'op' && !operationNames.includes(value.text);
}
