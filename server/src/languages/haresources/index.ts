import type { Language } from '../../core/language.ts';
import { complete } from './completion.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { hover } from './hover.ts';
import { namedFiles } from './named-files.ts';
import { blockEnd, comments, parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { type HaresourcesNode, scriptName } from './tree.ts';

/** Heartbeat's haresources: what runs where in a cluster without Pacemaker. */
export const haresources: Language<HaresourcesNode> = {
  id: 'haresources',
  name: 'Heartbeat haresources',
  recognition: { names: ['haresources'] },
  blockEnd,
  parse,
  children: () => [],
  comments: { find: comments, indented: false },
  copies: {},
  rules,
  facts,
  complete,
  hover,
  format,
  namedFiles,
  semanticTokens,
  outline: (tree) => {
    if (tree.kind !== 'group') return [];
    const { node, resources, span } = tree;
    return [
      {
        name: node.text,
        kind: 'node',
        span,
        nameSpan: node.span,
        children: resources.map((resource) => ({
          name: scriptName(resource),
          detail: resource.args.map(({ text }) => text).join(' '),
          kind: 'resource',
          span: resource.span,
          nameSpan: resource.script?.span ?? resource.span,
        })),
      },
    ];
  },
};
