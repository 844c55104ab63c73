import type { Language } from '../../core/language.ts';
import { blockEnd, comments } from './blocks.ts';
import { complete } from './completion.ts';
import { facts, includes } from './facts.ts';
import { format } from './format.ts';
import { inlayHints } from './hints.ts';
import { hover } from './hover.ts';
import { namedFiles } from './named-files.ts';
import { outline } from './outline.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import { secrets } from './secrets.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { children, type DrbdNode } from './tree.ts';
import { dialect } from './version.ts';

/** drbd.conf and what it includes, for DRBD 8.3, 8.4 and 9. */
export const drbd: Language<DrbdNode> = {
  id: 'drbd',
  name: 'DRBD',
  recognition: {
    // The names that drbdadm looks for in /etc, and what the usual drbd.conf includes.
    names: ['drbd.conf', 'drbd-90.conf', 'drbd-84.conf', 'drbd-83.conf'],
    paths: [/\/drbd\.d\/[^/]+\.(?:res|conf)$/],
  },
  blockEnd,
  parse,
  children,
  comments: { find: comments, indented: true },
  // What stands in `global` is about drbdadm on this node alone.
  copies: { nested: true, isLocal: ({ kind }) => kind === 'global' },
  rules,
  facts: (tree, collect) => {
    if (tree.kind === 'file') facts(tree, collect);
  },
  includes: (tree) => (tree.kind === 'file' ? includes(tree) : []),
  secrets,
  complete,
  hover,
  inlayHints,
  format,
  namedFiles,
  semanticTokens,
  outline: (tree) => outline(tree),
  dialect,
};
