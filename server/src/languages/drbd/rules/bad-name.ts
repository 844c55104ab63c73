import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { isFourNumbers } from '../addresses.ts';
import { optionNames } from '../catalog.ts';
import { host, pair } from '../examples.ts';
import { keywordTokens } from '../tokens.ts';
import type { DrbdNode, Word } from '../tree.ts';
import { versionOf } from '../version.ts';

/** Words that the scanner of DRBD 9 keeps for itself besides the keywords of the grammar (drbdadm_scanner.fl). */
const RESERVED = new Set([
  'no',
  'yes',
  'ask',
  'cmd-timeout-short',
  'cmd-timeout-medium',
  'cmd-timeout-long',
  'minor-count',
  'disable-ip-verification',
  'udev-always-use-vnr',
  'dialog-refresh',
  'usage-count',
  'tiebreaker',
  'sci',
  'ssocks',
  'sdp',
  'ipv4',
  'ipv6',
  '_this_host',
  '_remote_host',
  '_peer_node_id',
  '_cstate',
  '_unknown',
]);
const CONTROL = /\p{Cc}/u;
const KEYWORDS_BEFORE_9 = new Set([...optionNames, 'ignore-on']);
/** Words of the grammar that the scanner of 9 reads as names; those of DRBD 9 alone are names in 8.x. */
const NOT_RESERVED = new Set(['plugin', 'ignore-on', 'alternate-link-address']);
const SINCE_9 = new Set([
  'connection',
  'connection-mesh',
  'path',
  'host',
  'hosts',
  'port',
  'via',
  'node-id',
  'outside-address',
  'template-file',
  'tiebreaker',
]);

export default defineRule<DrbdNode>({
  code: 'drbd/bad-name',
  severity: 'error',
  docs: {
    title: 'A name that drbdadm reads as something else',
    what: 'A name that is a number, an IP address, a version (`9.0.1`) or a keyword of drbd.conf must stand in double quotes.',
    why: 'drbdadm stops with a parse error, since it reads the word as a number or keyword. DRBD 8.3 and 8.4 keep the names of all options for themselves too.',
    mend: 'Put the name into double quotes, or choose another.',
    source: 'drbd-utils 9.22, drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      pair().replace('resource r0 {', 'resource net {\n#        ^^^ drbd/bad-name: keyword'),
      pair().replace('resource r0 {', 'resource 0 {\n#        ^ drbd/bad-name: number'),
      `resource r0 {\n${host('alice').replace('on alice {', 'on 10.0.0.1 {\n#    ^^^^^^^^ drbd/bad-name: address')}${host('bob')}}\n`,
    ],
    good: [pair().replace('resource r0 {', 'resource "net" {')],
  },
  nodes: {
    resource: ({ name }, context) => check(name, context),
    on: ({ hosts }, context) => {
      for (const name of hosts) check(name, context);
    },
    skip: ({ rest }, context) => {
      // DRBD 9 passes over any words, 8.x over one name.
      if (versionOf(context) !== '9') for (const word of rest) check(word, context);
    },
    'stacked-on-top-of': ({ lower }, context) => check(lower, context),
    host: ({ name }, context) => check(name, context),
    hosts: ({ names }, context) => {
      for (const name of names) check(name, context);
    },
  },
});

function check(word: Word | undefined, context: RuleContext): void {
  if (word?.form === 'string' && word.text === '') {
    context.report({
      at: word.span,
      message: 'The name is empty, and "drbdadm up" refuses it. Write a name.',
    });
  } else if (word?.form === 'string' && CONTROL.test(word.text)) {
    context.report({
      at: word.span,
      message:
        'The name holds a tab or another control character, and "drbdadm up" refuses it. Write the name without.',
    });
  }
  if (word?.form !== 'word') return;
  const { text, span } = word;
  const version = versionOf(context);
  const limit = version === '8.3' ? 80 : 128;
  if (text.length > limit) {
    context.report({
      at: span,
      message: `This name has ${text.length} characters, and drbdadm ${version} reads words of at most ${limit}. Choose a shorter one.`,
    });
    return;
  }
  const what = readAs(text, version);
  if (!what) return;
  context.report({
    at: span,
    message: `drbdadm reads "${text}" as ${what}, not as a name, and refuses the configuration. Put it into double quotes, or choose another name.`,
    fixes: [{ title: 'Put it into double quotes', edits: [{ at: span, text: `"${text}"` }] }],
  });
}

function readAs(text: string, version: string): string | undefined {
  if (/^\d{1,8}[MKGs]?$/.test(text)) return 'a number';
  if (isFourNumbers(text)) return 'an address';
  if (version === '9' && /^\d+\.\d+\.\d+$/.test(text)) return 'a version';
  if (version !== '9') {
    if (version === '8.4' && text === 'alternate-link-address') return 'a keyword';
    if (KEYWORDS_BEFORE_9.has(text)) return 'a keyword';
    if (SINCE_9.has(text)) return undefined;
  } else if (/^require-drbd-module-version-(?:eq|ne|gt|ge|lt|le)$/.test(text)) return 'a keyword';
  return (keywordTokens.has(text) && !NOT_RESERVED.has(text)) || RESERVED.has(text) ? 'a keyword' : undefined;
}
