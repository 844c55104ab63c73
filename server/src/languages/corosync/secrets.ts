import { isSecretName } from '../../core/secrets.ts';
import type { Span } from '../../core/span.ts';
import { keyOf } from './catalog.ts';
import { type CorosyncNode, children } from './tree.ts';

/** The key of the cluster, where it stands in the file itself. */
export function secrets(tree: CorosyncNode): readonly Span[] {
  const found: Span[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'entry') {
      const { key, value, inside } = node;
      const known = inside === undefined ? undefined : keyOf(inside, key.text);
      if (known ? known.value.type === 'secret' : isSecretName(key.text)) found.push(value.span);
    }
    rest.push(...children(node));
  }
  return found;
}
