import { commentLines } from '../../core/comments.ts';
import type { Language } from '../../core/language.ts';
import { lineEnd } from '../../core/lines.ts';
import { complete } from './completion.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { hover } from './hover.ts';
import { shownMethod } from './methods.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import { secrets } from './secrets.ts';
import { semanticTokens } from './semantic-tokens.ts';
import type { AuthkeysNode } from './tree.ts';

/** Heartbeat's authkeys: the keys with which nodes sign what they send. */
export const haAuthkeys: Language<AuthkeysNode> = {
  id: 'ha-authkeys',
  name: 'Heartbeat authkeys',
  recognition: { names: ['authkeys'] },
  blockEnd: lineEnd,
  parse,
  children: () => [],
  comments: commentLines('first column'),
  copies: {},
  rules,
  facts,
  secrets,
  complete,
  hover,
  format,
  semanticTokens,
  outline: (tree) => {
    if (tree.kind !== 'key') return [];
    const name = `${tree.number.text} ${shownMethod(tree) ?? ''}`.trim();
    return [{ name, kind: 'key', span: tree.span, nameSpan: tree.number.span }];
  },
};
