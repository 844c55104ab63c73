import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { operationNames } from '../catalog.ts';
import { either, meaningOf } from '../meaning.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

/** Words for it in other tools. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  add: 'new',
  create: 'new',
  del: 'delete',
  list: 'show',
  ls: 'show',
  modify: 'update',
  remove: 'delete',
  rm: 'delete',
  set: 'update',
  status: 'show',
};

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unknown-operation',
  severity: 'error',
  docs: {
    title: 'An operation tgtadm does not have',
    what: 'The value of `--op` is not new, delete, bind, unbind, update, show, stat, start or stop. Case counts.',
    why: 'tgtadm prints `unknown operation` and does nothing.',
    mend: 'Correct the operation.',
    source: 'tgt 1.0.85, tgtadm.c, str_to_op',
  },
  examples: {
    bad: [
      'tgtadm --op create --mode target --tid 1 -T iqn.2026-01.example:a\n#           ^^^^^^ tgtadm/unknown-operation: "new"\n',
    ],
    good: ['tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\n'],
  },
  nodes: {
    call(call, context) {
      const value = lastUse(call, 'op')?.value;
      if (value?.text === undefined || operationNames.includes(value.text)) return;
      const { mode } = meaningOf(call);
      const names = mode ? [...mode.operations.keys()] : operationNames;
      const meant = OTHER_WORDS[value.text] ?? nearest(value.text, names);
      context.report({
        at: value.span,
        message: `tgtadm has no operation "${value.text}" and refuses the command. ${meant ? `Did you mean "${meant}"?` : `It knows ${either(names)}.`}`,
        fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: value.span, text: meant }] }] : [],
      });
    },
  },
});
