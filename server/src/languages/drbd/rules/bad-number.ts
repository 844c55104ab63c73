import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { type DrbdNode, integerOf, suffixedNumber, type Word } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/bad-number',
  severity: 'error',
  docs: {
    title: 'Not a number DRBD can use',
    what: 'Minors, volume numbers, node-ids and the index of a meta-disk are plain whole numbers of at most eight digits. A node-id is 0 to 31, a volume number 0 to 65535, a minor less than 1048576.',
    why: 'drbdadm stops with a parse error, or the kernel refuses the number when the resource is brought up.',
    mend: 'Write a number in the range.',
    source: 'drbd-utils 9.22, drbdadm_parser.c; drbd_limits.h',
  },
  examples: {
    bad: [
      pair(
        '',
        { more: '    node-id 99;\n#           ^^ drbd/bad-number: 31\n' },
        { more: '    node-id 1;\n' },
      ),
      pair('', { device: 'device minor one;\n#                ^^^ drbd/bad-number: number' }),
    ],
    good: [pair('', { more: '    node-id 0;\n' }, { more: '    node-id 1;\n' })],
  },
  nodes: {
    device: ({ minor }, context) =>
      check(minor, 'minor', { max: 1_048_575, refused: Number.POSITIVE_INFINITY }, context),
    volume: ({ number }, context) =>
      check(number, 'volume number', { max: 65_535, refused: Number.POSITIVE_INFINITY }, context),
    'node-id': ({ id }, context) => check(id, 'node-id', { max: 31, refused: 33 }, context),
    'require-version': ({ version }, context) => {
      if (!version || version.form === 'placeholder' || /^\d+\.\d+\.\d+$/.test(version.text)) return;
      context.report({
        at: version.span,
        message: `"${version.text}" is no version of the DRBD module: drbdadm wants three numbers here, e.g. 9.1.0.`,
      });
    },
    'meta-disk': ({ index }, context) =>
      check(index, 'index', { max: 99_999_999, refused: Number.POSITIVE_INFINITY }, context),
  },
});

/** `max` is what the kernel can use, `refused` the first number that drbdadm itself refuses. */
function check(
  word: Word | undefined,
  what: string,
  { max, refused }: { readonly max: number; readonly refused: number },
  context: RuleContext,
): void {
  if (!word || word.form === 'placeholder' || word.form === 'odd') return;
  const number = integerOf(word);
  const spelled = suffixedNumber(word);
  if (spelled !== undefined) {
    context.report({
      at: word.span,
      severity: 'warning',
      message: `drbdadm reads "${word.text}" as ${spelled}, which is an odd way to write a ${what}. Write the number itself.`,
    });
  } else if (number === undefined) {
    const quoted = word.form === 'string' ? ', without quotes' : '';
    context.report({
      at: word.span,
      message: `"${word.text}" is no ${what}: drbdadm wants a whole number of at most eight digits here${quoted}.`,
    });
  } else if (number > max) {
    context.report({
      at: word.span,
      severity: number >= refused ? 'error' : 'warning',
      message: `A ${what} goes from 0 to ${max}; ${number} ${number >= refused ? 'is refused by drbdadm' : 'is read by drbdadm and refused by the kernel'}.`,
    });
  }
}
