import type { Language } from '../../core/language.ts';
import { lineEnd } from '../../core/lines.ts';
import { complete } from './completion.ts';
import { facts } from './facts.ts';
import { hover } from './hover.ts';
import { method } from './methods.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import type { AuthkeysNode } from './tree.ts';

/** Heartbeat's authkeys: the keys with which nodes sign what they send. */
export const haAuthkeys: Language<AuthkeysNode> = {
  id: 'ha-authkeys',
  name: 'Heartbeat authkeys',
  recognition: { names: ['authkeys'] },
  blockEnd: lineEnd,
  parse,
  children: () => [],
  rules,
  facts,
  complete,
  hover,
  outline: (tree) => {
    if (tree.kind !== 'key') return [];
    // The secret stays out of the outline, also where it stands in the method's place: people share screenshots.
    const name = `${tree.number.text} ${method(tree.method?.text ?? '')?.name ?? ''}`.trim();
    return [{ name, kind: 'key', span: tree.span, nameSpan: tree.number.span }];
  },
};
