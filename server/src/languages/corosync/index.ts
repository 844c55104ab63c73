import type { Language } from '../../core/language.ts';
import { blockEnd } from './blocks.ts';
import { complete } from './completion.ts';
import { documentFacts, facts } from './facts.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
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
  rules,
  facts: (tree, collect) => {
    if (tree.kind === 'block') facts(tree, collect);
  },
  documentFacts,
  complete,
  hover,
  outline: (tree) => outline(tree),
  dialect,
};
