import type { Completion, FeatureRequest } from '../../core/language.ts';
import { span } from '../../core/span.ts';
import { methods } from './methods.ts';
import type { AuthkeysNode } from './tree.ts';

/** Offers `auth` and a key line at the start of a line, the numbers of keys after `auth`, methods after a number. */
export function complete({ text, offset, document }: FeatureRequest<AuthkeysNode>): readonly Completion[] {
  const before = text.slice(0, offset);
  const word = /[^\s]*$/.exec(before)?.[0] ?? '';
  const replace = span(offset - word.length, offset);
  const earlier = before.slice(0, replace.start).trim().split(/\s+/).filter(Boolean);
  const [first] = earlier;
  if (first?.startsWith('#')) return [];
  if (earlier.length === 0) {
    return [
      {
        label: 'auth',
        kind: 'keyword',
        detail: 'auth NUMBER',
        documentation: 'Names the key that signs what this node sends. It must stand before that key.',
        insert: 'auth ${1:1}',
        snippet: true,
        replace,
      },
      {
        label: '1 sha1',
        kind: 'snippet',
        detail: 'NUMBER METHOD SECRET',
        documentation: 'A key. The secret is one word and the same on all nodes.',
        insert: '${1:1} sha1 ${2:secret}',
        snippet: true,
        replace,
      },
    ];
  }
  if (earlier.length === 1 && first === 'auth') {
    return document.blocks.flatMap(({ tree }) =>
      tree.kind === 'key'
        ? [{ label: tree.number.text, kind: 'reference', detail: tree.method?.text ?? '', replace } as const]
        : [],
    );
  }
  if (earlier.length === 1 && first && /^\d+$/.test(first)) {
    return methods.map(({ name, needsSecret, doc }, index) => ({
      label: name,
      kind: 'value',
      detail: needsSecret ? 'needs a secret' : 'takes no secret',
      documentation: doc,
      insert: needsSecret ? `${name} \${1:secret}` : name,
      snippet: needsSecret,
      replace,
      rank: index === 0 ? 0 : 1,
    }));
  }
  return [];
}
