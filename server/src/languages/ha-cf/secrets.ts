import type { Span } from '../../core/span.ts';
import type { HaCfNode } from './tree.ts';

/**
 * `stonith_host NODE TYPE PARAMETER...`: one of the parameters is a password, and which one only the program of that
 * type knows. Nodes and addresses are none.
 */
export function secrets(tree: HaCfNode, document: readonly HaCfNode[]): readonly Span[] {
  if (tree.kind !== 'directive' || !/^stonith_?h/i.test(tree.name.text)) return [];
  const nodes = new Set(document.flatMap(nodesIn));
  const parameters = tree.values.slice(2);
  return parameters.flatMap(({ text, span }) => (nodes.has(text) || ADDRESS.test(text) ? [] : [span]));
}

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

function nodesIn(tree: HaCfNode): readonly string[] {
  return tree.kind === 'directive' && tree.name.text === 'node' ? tree.values.map(({ text }) => text) : [];
}
