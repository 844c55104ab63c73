import type { Completion, FeatureRequest } from '../../core/language.ts';
import { type Span, span } from '../../core/span.ts';
import { type Method, methods } from './methods.ts';
import { type AuthkeysNode, HIGHEST_KEY, type KeyLine, keyNumber } from './tree.ts';

/** Offers `auth` and a key line at the start of a line, the numbers of keys after `auth`, methods after a number. */
export function complete(request: FeatureRequest<AuthkeysNode>): readonly Completion[] {
  const { text, offset, document } = request;
  const before = text.slice(0, offset);
  const word = /[^\s]*$/.exec(before)?.[0] ?? '';
  const tail = /^\S*/.exec(text.slice(offset))?.[0] ?? '';
  const replace = span(offset - word.length, offset + tail.length);
  const isFollowed = /^[ \t]*\S/.test(text.slice(replace.end));
  const earlier = before.slice(0, replace.start).trim().split(/\s+/).filter(Boolean);
  const [first] = earlier;
  if (first?.startsWith('#')) return [];
  if (earlier.length === 0) return lineItems(request, replace, isFollowed);
  if (earlier.length === 1 && first === 'auth') {
    return keysOf(document).map(({ number, method }) => ({
      label: number.text,
      kind: 'reference',
      detail: method?.text ?? '',
      replace,
    }));
  }
  if (earlier.length === 1 && first && /^\d+$/.test(first)) {
    return methods.map(({ name, needsSecret, doc }, index) => ({
      label: name,
      kind: 'value',
      detail: DETAILS[name],
      documentation: doc,
      ...(needsSecret && !isFollowed && { insert: `${name} \${1:secret}`, snippet: true }),
      replace,
      rank: index === 0 ? 0 : index === 1 ? 1 : 2,
    }));
  }
  return [];
}

const DETAILS: Readonly<Record<Method['name'], string>> = {
  sha1: 'needs a secret; the strongest',
  md5: 'needs a secret; weaker than sha1',
  crc: 'no secret, no protection',
};

/** `auth`, unless the file has it, and a key under the next free number. */
function lineItems(
  { document }: FeatureRequest<AuthkeysNode>,
  replace: Span,
  isFollowed: boolean,
): readonly Completion[] {
  const keys = keysOf(document);
  const taken = new Set(keys.map(({ number }) => keyNumber(number)));
  let next = 1;
  while (taken.has(next)) next++;
  const hasAuth = document.blocks.some(({ tree }, index) => tree.kind === 'auth' && index !== document.index);
  const auth: Completion = {
    label: 'auth',
    kind: 'keyword',
    detail: 'auth NUMBER',
    documentation: 'Names the key that signs what this node sends. It must stand before that key.',
    ...(isFollowed ? {} : { insert: `auth \${1:${keys[0]?.number.text ?? 1}}`, snippet: true }),
    replace,
    rank: 0,
  };
  const key: Completion = {
    label: `${next} sha1`,
    kind: 'snippet',
    detail: 'NUMBER METHOD SECRET',
    documentation: 'A key under the next free number. The secret is one word and the same on all nodes.',
    insert: `\${1:${next}} sha1 \${2:secret}`,
    snippet: true,
    replace,
  };
  const isNewKey = !isFollowed && next <= HIGHEST_KEY;
  return [...(hasAuth ? [] : [auth]), ...(isNewKey ? [key] : [])];
}

function keysOf({ blocks }: FeatureRequest<AuthkeysNode>['document']): readonly KeyLine[] {
  return blocks.flatMap(({ tree }) => (tree.kind === 'key' ? [tree] : []));
}
