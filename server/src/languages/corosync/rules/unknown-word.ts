import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { either, versionNames, wordsFor } from '../describe.ts';
import { overValues } from '../entry-rule.ts';
import type { CorosyncNode } from '../tree.ts';
import { isWord } from '../values.ts';

/** Pairs of words that people mix up, since corosync takes yes and no in some places and on and off in others. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  yes: ['on', '1'],
  on: ['yes', '1'],
  true: ['on', 'yes'],
  enabled: ['on', 'yes'],
  '1': ['on', 'yes'],
  no: ['off', '0', 'none'],
  off: ['no', '0', 'none'],
  false: ['off', 'no'],
  disabled: ['off', 'no'],
  '0': ['off', 'no'],
  warn: ['warning'],
  critical: ['crit'],
  emergency: ['emerg'],
};

export default defineRule<CorosyncNode>({
  code: 'corosync/unknown-word',
  severity: 'error',
  docs: {
    title: 'A word that the key does not take',
    what: 'The key takes certain words only, in lower case. Some are of another version of corosync.',
    why: 'With most keys corosync refuses to start, e.g. `Invalid transport type` or `unknown value for debug`. With the others the word counts as if the key were not there.',
    mend: 'Write one of the words that the message names.',
    source: 'corosync 3.1.7, coroparse.c; totemconfig.c; logconfig.c',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  transport: tcp\n#            ^^^ corosync/unknown-word: knet, udpu or udp\n}\n',
      'logging {\n  debug: yes\n#        ^^^ corosync/unknown-word: "on"\n}\n',
      'totem {\n  version: 2\n  transport: knet\n  block_unlisted_ips: off\n#                     ^^^ corosync/unknown-word: "no"\n}\n',
      'totem {\n  version: 2\n  knet_compression_model: none\n#                         ^^^^ corosync/unknown-word: remove\n}\n',
    ],
    good: ['totem {\n  version: 2\n  transport: udpu\n}\n'],
  },
  nodes: overValues(['word'], ({ node, key, type, version, context }) => {
    const { value } = node;
    const words = wordsFor(type, version);
    const lower = value.text.toLowerCase();
    if (isWord(value.text, type)) {
      const word = type.words.find(({ name }) => name === (type.ignoreCase ? lower : value.text));
      if (!word || word.versions.includes(version)) return;
      context.report({
        at: value.span,
        message: `"${value.text}" is a word of ${versionNames(word.versions)} for "${key.name}"; corosync ${version} takes ${either(words)}${type.strict ? ', and refuses to start' : ''}.`,
      });
      return;
    }
    const meant =
      SYNONYMS[lower]?.find((word) => words.includes(word)) ??
      (words.includes(lower) ? lower : undefined) ??
      nearest(value.text, words);
    const hint =
      key.name === 'knet_compression_model' && lower === 'none'
        ? 'To compress nothing, remove the key.'
        : meant === undefined
          ? ''
          : `Did you mean "${meant}"?`;
    const isRefused = type.strict === true;
    context.report({
      at: value.text === '' ? node.key.span : value.span,
      ...(!isRefused && { severity: 'warning' as const }),
      message:
        `"${key.name}" takes ${either(words)}, and ${isRefused ? 'corosync refuses to start with' : `has no effect with`} ${value.text === '' ? 'no value' : `"${value.text}"`}. ${hint}`.trimEnd(),
      fixes:
        meant === undefined ? [] : [{ title: `Write "${meant}"`, edits: [{ at: value.span, text: meant }] }],
    });
  }),
});
