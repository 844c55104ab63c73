import { type Block, outerSpan } from './block.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterView } from './cluster-view.ts';
import type { Document } from './document.ts';
import type { Fact } from './fact.ts';
import type { SemanticKind, SemanticToken } from './language.ts';
import { Scope } from './scope.ts';
import type { Span } from './span.ts';

/** What a word of a document is, beyond what its form tells. It never spans lines. */
export interface PlacedToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly kind: SemanticKind;
  readonly declares: boolean;
  readonly obsolete: boolean;
}

/** A token with its place counted from where the block starts. */
interface BlockToken {
  /** Lines below the one in which the block starts. */
  readonly line: number;
  /** In the first line, characters behind the start of the block. */
  readonly character: number;
  readonly length: number;
  readonly token: SemanticToken;
}

/** Names are known from facts: what declares an entity or refers to it, whatever the language. */
const KIND_OF_FACT: Partial<Readonly<Record<Fact['kind'], SemanticKind>>> = {
  node: 'node',
  'drbd-resource': 'resource',
  'crm-resource': 'resource',
  constraint: 'constraint',
  device: 'device',
  'iscsi-target': 'resource',
  'auth-key': 'key',
};

/** Of those that may be about one word, the first is what people know it as. */
const KINDS = Object.keys(KIND_OF_FACT);

/** Blocks never change, and neither does what was found in them. */
const known = new WeakMap<Block, readonly BlockToken[]>();

/** The tokens of a document within a stretch of it, in order. */
export function semanticTokens(cluster: Cluster, document: Document, within: Span): readonly PlacedToken[] {
  const view = new Scope(cluster.model, document);
  const placed: PlacedToken[] = [];
  for (const { start, block } of document.slots) {
    if (start > within.end) break;
    if (start + block.text.length <= within.start) continue;
    const tokens = tokensOf(block);
    if (tokens.length === 0) continue;
    const at = document.lines.position(start);
    for (const one of tokens) {
      placed.push({
        line: at.line + one.line,
        character: one.line === 0 ? at.character + one.character : one.character,
        length: one.length,
        kind: one.token.kind,
        declares: one.token.declares ?? false,
        obsolete: isObsolete(one.token, view),
      });
    }
  }
  return placed;
}

function isObsolete({ obsolete }: SemanticToken, view: ClusterView): boolean {
  return typeof obsolete === 'function' ? obsolete(view) : (obsolete ?? false);
}

function tokensOf(block: Block): readonly BlockToken[] {
  const before = known.get(block);
  if (before) return before;
  const found = inLines(block.text, apart([...names(block), ...words(block, (span) => span)]));
  known.set(block, found);
  return found;
}

function names({ facts }: Block): readonly SemanticToken[] {
  const rank = ({ kind }: Fact) => KINDS.indexOf(kind);
  return [...facts]
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(({ kind, role, span }) => {
      const meant = KIND_OF_FACT[kind];
      return meant ? [{ kind: meant, span, declares: role === 'declares' }] : [];
    });
}

/** What the languages say, that of embedded text included. */
function words(block: Block, place: (span: Span) => Span): readonly SemanticToken[] {
  const own = block.language.semanticTokens?.(block.tree) ?? [];
  const inner = block.embedded.flatMap((part) => words(part.block, (span) => place(outerSpan(part, span))));
  return [...own.map((token) => ({ ...token, span: place(token.span) })), ...inner];
}

/** In order, and of those that overlap the one that was named first. */
function apart(tokens: readonly SemanticToken[]): readonly SemanticToken[] {
  const kept: SemanticToken[] = [];
  const ordered = tokens
    .map((token, rank) => ({ token, rank }))
    .sort((a, b) => a.token.span.start - b.token.span.start || a.rank - b.rank);
  let end = 0;
  for (const { token } of ordered) {
    if (token.span.start < end || token.span.end <= token.span.start) continue;
    kept.push(token);
    end = token.span.end;
  }
  return kept;
}

/** Leaves out what goes over the end of a line: no word that people take for one does. */
function inLines(text: string, tokens: readonly SemanticToken[]): readonly BlockToken[] {
  const found: BlockToken[] = [];
  const starts = lineStarts(text);
  let line = 0;
  for (const token of tokens) {
    const { start, end } = token.span;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= start) line++;
    if (/[\r\n]/.test(text.slice(start, end))) continue;
    found.push({ line, character: start - (starts[line] ?? 0), length: end - start, token });
  }
  return found;
}

/** Lines end as the protocol has it. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)];
}
