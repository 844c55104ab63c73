import { isSecretName } from '../../core/secrets.ts';
import type { Span } from '../../core/span.ts';
import { isOption } from './option-names.ts';
import { children, type DrbdNode, type Word } from './tree.ts';

/** The shared secret; and what is of no option that drbdadm has, or what it does not read: there may be one in it. */
export function secrets(tree: DrbdNode): readonly Span[] {
  const found: Span[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'skip' || node.kind === 'plugin' || node.kind === 'unknown-section') {
      found.push({ start: node.keyword.span.end, end: node.span.end });
    } else if (node.kind === 'option') {
      found.push(...behindName([node.keyword, ...(node.value ? [node.value] : []), ...node.rest]));
    }
    rest.push(...children(node));
  }
  return found;
}

/** The words behind the name of a secret, which stands within another option where the semicolon between is missing. */
function behindName([keyword, ...words]: readonly Word[]): readonly Span[] {
  if (keyword && keyword.form !== 'word') return [keyword, ...words].map(({ span }) => span);
  const isOwn = keyword === undefined || isSecretName(keyword.text) || !isOption(keyword.text);
  const name = isOwn ? -1 : words.findIndex(({ text }) => isSecretName(text));
  const behind = isOwn || name >= 0 ? words.slice(name + 1) : words.slice(1).filter(isSurplusText);
  return behind.map(({ span }) => span);
}

/** Behind a value there is no other: this one lost its name. */
function isSurplusText({ form }: Word): boolean {
  return form === 'string' || form === 'odd';
}
