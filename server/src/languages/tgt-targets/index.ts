import type { Language, OutlineItem } from '../../core/language.ts';
import { complete } from './completion.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { hover } from './hover.ts';
import { blockEnd, comments, parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import { secrets } from './secrets.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { children, type TargetsNode } from './tree.ts';

/** targets.conf: the targets and LUNs that tgt-admin sets up in tgtd. */
export const tgtTargets: Language<TargetsNode> = {
  id: 'tgt-targets',
  name: 'tgt targets.conf',
  recognition: {
    names: ['targets.conf'],
    paths: [/\/tgt\/conf\.d\/[^/]+\.conf$/, /\/tgt\/targets\.d\/[^/]+\.conf$/],
  },
  blockEnd,
  parse,
  children,
  comments: { find: comments, indented: true },
  copies: { nested: true },
  rules,
  facts,
  includes: (tree) =>
    children(tree).flatMap((child) =>
      child.kind === 'include' ? [{ pattern: child.path.text, span: child.path.span }] : [],
    ),
  secrets,
  complete,
  hover,
  format,
  semanticTokens,
  outline: (tree) => children(tree).flatMap(outlineOf),
};

function outlineOf(node: TargetsNode): readonly OutlineItem[] {
  switch (node.kind) {
    case 'section': {
      const { name, argument, span } = node;
      const inner = children(node).flatMap(outlineOf);
      const isTarget = name.text === 'target';
      return [
        {
          name: argument?.text ?? name.text,
          detail: name.text,
          kind: isTarget ? 'resource' : 'device',
          span,
          nameSpan: argument?.span ?? name.span,
          children: inner,
        },
      ];
    }
    case 'entry': {
      const isStore = /^(?:backing|direct)-store$/.test(node.key.text);
      const detail = /user$/.test(node.key.text) ? node.value?.text.split(' ')[0] : node.value?.text;
      return [
        {
          name: node.key.text,
          detail: detail ?? '',
          kind: isStore ? 'device' : 'option',
          span: node.span,
          nameSpan: node.key.span,
        },
      ];
    }
    default:
      return [];
  }
}
