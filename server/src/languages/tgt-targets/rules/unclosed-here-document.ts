import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';

export default defineRule({
  code: 'tgt-targets/unclosed-here-document',
  severity: 'warning',
  docs: {
    title: 'A here-document that is not closed',
    what: 'A value that begins with `<<WORD` goes over many lines, up to one with nothing but that word. There is no such line.',
    why: 'Config::General leaves out everything from here to the end of the file, without a word: targets below do not exist.',
    mend: 'Write the word on a line of its own, or the value on the line of its key.',
    source: 'Config::General 2.65, _read',
  },
  examples: {
    bad: [
      `${exampleTarget(SOUND)}default-driver <<EOF\n#              ^^ tgt-targets/unclosed-here-document: end of the file\niscsi\n`,
    ],
    good: [`default-driver <<EOF\niscsi\nEOF\n${exampleTarget(SOUND)}`],
  },
  faults: {
    'unclosed-here-document'(fault, context) {
      context.report({
        at: fault.span,
        message:
          'This here-document is not closed, so that everything from here to the end of the file is left out without a word. Write its word on a line of its own, or the value on the line of its key.',
      });
    },
  },
});
