import {
  type CrmshNode,
  children,
  type FencingLevel,
  type Pair,
  type Statement,
  type Word,
} from '../../../server/src/languages/crmsh/tree.ts';

/** A syntax tree in a few lines, for snapshots: one line for each node, indented by depth. */
export function print(node: CrmshNode, depth = 0): string {
  const own = `${'  '.repeat(depth)}${head(node)}`;
  return [
    own,
    ...children(node).flatMap((child) => (child.kind === 'pair' ? [] : [print(child, depth + 1)])),
  ].join('\n');
}

function head(node: CrmshNode): string {
  const parts = Object.entries(node).flatMap(([key, value]) => {
    if (key === 'kind' || key === 'span' || value === undefined || value === false) return [];
    if (isWord(value)) return [`${key}=${value.text}`];
    if (Array.isArray(value) && value.length > 0 && value.every(isWord)) {
      return [`${key}=[${value.map(({ text }) => text).join(' ')}]`];
    }
    if ((key === 'pairs' || key === 'options') && Array.isArray(value) && value.length > 0) {
      return [`${key}=[${(value as Pair[]).map(pair).join(' ')}]`];
    }
    if (key === 'levels' && Array.isArray(value))
      return [`levels=[${(value as FencingLevel[]).map(level).join(' ')}]`];
    return typeof value === 'string' ? [`${key}=${value}`] : [];
  });
  return [node.kind, ...parts].join(' ');
}

function pair({ name, value, id, reference }: Pair): string {
  const prefix = id ? `${reference ? '@' : '$'}${id.text}:` : '';
  return `${prefix}${name.text}${value ? `=${value.text}` : ''}`;
}

function level({ target, devices }: FencingLevel): string {
  return `${target?.text ?? '*'}:${devices.map(({ text }) => text).join('+')}`;
}

function isWord(value: unknown): value is Word {
  return typeof value === 'object' && value !== null && 'text' in value && 'span' in value;
}

/** Every word of a tree with the text that stands at its span, to see that spans are right. */
export function wordsOf(node: Statement | CrmshNode): Word[] {
  const found: Word[] = [];
  const visit = (value: unknown): void => {
    if (isWord(value)) found.push(value);
    else if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) visit(one);
  };
  visit(node);
  return found;
}
