import { commentLines } from '../../core/comments.ts';
import type { Language } from '../../core/language.ts';
import { blockEnd } from './blocks.ts';
import { complete } from './completion.ts';
import { documentFacts, facts } from './facts.ts';
import { format } from './format.ts';
import { inlayHints } from './hints.ts';
import { hover } from './hover.ts';
import { namedFiles } from './named-files.ts';
import { outline } from './outline.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import { secrets } from './secrets.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { type CorosyncNode, children } from './tree.ts';
import { dialect } from './version.ts';

/** corosync.conf: which nodes form a cluster, how they talk to each other, and who may go on when they no longer can. */
export const corosync: Language<CorosyncNode> = {
  id: 'corosync',
  name: 'corosync.conf',
  recognition: { names: ['corosync.conf'], paths: [/\/corosync\/(?:uidgid|service)\.d\/[^/]+$/] },
  blockEnd,
  parse,
  children,
  comments: commentLines('first column'),
  copies: { nested: true, isLocal },
  rules,
  facts: (tree, collect) => {
    if (tree.kind === 'block') facts(tree, collect);
  },
  documentFacts,
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

/** corosync.conf(5): the network of an interface and the id of a node are each node's own, and so are its logs. */
function isLocal(node: CorosyncNode): boolean {
  if (node.kind === 'section') return node.path === 'logging';
  if (node.kind !== 'entry') return false;
  const name = node.key.text;
  return (
    (node.inside === 'totem.interface' && name === 'bindnetaddr') ||
    (node.inside === 'totem' && name === 'nodeid')
  );
}
