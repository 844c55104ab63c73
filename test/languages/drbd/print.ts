import { blockEnd } from '../../../server/src/languages/drbd/blocks.ts';
import { parse } from '../../../server/src/languages/drbd/parser.ts';
import type { AddressValue, DrbdNode, Word } from '../../../server/src/languages/drbd/tree.ts';

/** The blocks of a text, as `blockEnd` cuts them. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = blockEnd(text, start);
    blocks.push(text.slice(start, end));
    start = end;
  }
  return blocks;
}

/** The trees of all blocks, one statement per line, with faults below the block they are in. */
export function printed(text: string): string {
  return `\n${blocksOf(text).map(printBlock).join('---\n')}`;
}

function printBlock(block: string): string {
  const { tree, faults } = parse(block);
  const statements = tree.body.map((node) => printNode(node, 0)).join('');
  const said = faults.map(({ kind, span, subject, origin }) => {
    const at = JSON.stringify(block.slice(span.start, span.end));
    const line = block.slice(0, span.start).split('\n').length;
    const opened = origin ? `, opened in line ${block.slice(0, origin.start).split('\n').length}` : '';
    return `! ${kind} at ${at} in line ${line}${subject === undefined ? '' : ` (${subject}${opened})`}\n`;
  });
  return statements + said.join('');
}

function printNode(node: DrbdNode, depth: number): string {
  const indent = '  '.repeat(depth);
  if (node.kind === 'file') return node.body.map((inner) => printNode(inner, depth)).join('');
  const parts = Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    SHOWN.has(name) ? [`${name}=${show(value)}`] : [],
  );
  const kind = node.kind === node.keyword.text ? '' : `${node.kind}: `;
  const line = [
    `${indent}${kind}${node.keyword.text}`,
    ...parts.filter((part) => !/=(?:-|\[\])$/.test(part)),
  ];
  const inner = 'body' in node ? node.body.map((one) => printNode(one, depth + 1)).join('') : '';
  return `${line.join(' ')}\n${inner}`;
}

const SHOWN = new Set([
  ...['name', 'hosts', 'address', 'lower', 'number', 'pattern', 'version', 'path', 'minor', 'index', 'id'],
  ...['port', 'names', 'host', 'value', 'rest', 'via'],
]);

function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(' ')}]`;
  if (isWord(value))
    return value.form === 'word' ? value.text : `${JSON.stringify(value.text)}:${value.form}`;
  if (isAddress(value)) {
    const { family, host, port, bracketed, rest } = value;
    const ip = bracketed ? `[${show(host)}]` : show(host);
    return `<${family ? `${family.text} ` : ''}${ip} port ${show(port)}${rest.length > 0 ? ` rest ${show(rest)}` : ''}>`;
  }
  return value === undefined ? '-' : '...';
}

function isWord(value: unknown): value is Word {
  return typeof value === 'object' && value !== null && 'form' in value;
}

function isAddress(value: unknown): value is AddressValue {
  return typeof value === 'object' && value !== null && 'bracketed' in value;
}
