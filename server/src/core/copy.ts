import type { Block } from './block.ts';
import type { Copies, Language } from './language.ts';
import type { Slot } from './slot.ts';
import { type Span, shift } from './span.ts';
import type { SyntaxNode } from './syntax.ts';

/** One statement of a file that is compared between nodes: what it says, and where. */
export interface CopiedStatement extends Span {
  /** Equal for statements that say the same in the same section, however they are laid out. Tells no secret. */
  readonly sense: number;
}

const ofBlock = new WeakMap<Block, readonly CopiedStatement[]>();

/** The statements of a document in which the copies on other nodes must agree; undefined for languages without copies. */
export function copiedStatements(
  language: Language,
  slots: readonly Slot[],
): readonly CopiedStatement[] | undefined {
  const { copies } = language;
  if (!copies) return undefined;
  return slots.flatMap(({ block, start }) => {
    const known = ofBlock.get(block) ?? statementsOf(block, copies);
    ofBlock.set(block, known);
    return known.map((one) => ({ sense: one.sense, ...shift({ start: one.start, end: one.end }, start) }));
  });
}

function statementsOf(
  { language, tree, text }: Block,
  copies: Copies<SyntaxNode>,
): readonly CopiedStatement[] {
  const found: CopiedStatement[] = [];
  const visit = (node: SyntaxNode, inside: string): void => {
    if (copies.isLocal?.(node)) return;
    const inner = copies.nested ? language.children(node) : [];
    const [first] = inner;
    if (first) {
      const head = `${inside}${plain(text.slice(node.span.start, first.span.start))}\n`;
      for (const child of inner) visit(child, head);
      return;
    }
    const words = plain(text.slice(node.span.start, node.span.end));
    if (words === '') return;
    const { start } = node.span;
    // The statement itself, without a comment that stands in front of it.
    const from = start + text.slice(start, node.span.end).search(/\S/);
    found.push({ sense: hash(`${inside}${words}`), start: from, end: node.span.end });
  };
  visit(tree, '');
  return found;
}

/** Without comments and layout: a comment begins with `#` at the start of a word, outside of double quotes. */
function plain(text: string): string {
  return text
    .split(/\r?\n/)
    .map(withoutComment)
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([;{}]) ?/g, '$1')
    .trim();
}

function withoutComment(line: string): string {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at];
    if (letter === '"') quoted = !quoted;
    if (letter === '#' && !quoted && (at === 0 || /\s/.test(line[at - 1] ?? ''))) return line.slice(0, at);
  }
  return line;
}

/** A number of 53 bits that two different texts hardly share (cyrb53). */
export function hash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
