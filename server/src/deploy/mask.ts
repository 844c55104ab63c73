import { type Block, blockEnd, makeBlock, outerSpan } from '../core/block.ts';
import type { Language } from '../core/language.ts';
import { possibleSecrets } from '../core/secrets.ts';
import { type Span, shift } from '../core/span.ts';
import { languages } from '../languages/index.generated.ts';

/** Shorter words stand in texts for other reasons than being the secret. */
const TELLING = 6;

/**
 * Texts in which each secret gives way to a mark that tells equal from different, and nothing else: `****1`, `****2`,
 * numbered over all the texts. Text of no language may hold anything: of that, a mark stands for each line.
 */
export function mask(language: Language | undefined, texts: readonly string[]): readonly string[] {
  const found = texts.map((text) => findSecrets(language, text));
  const words = new Set(
    found.flatMap(({ certain }, index) =>
      certain.map(({ start, end }) => texts[index]?.slice(start, end) ?? '').filter(isTelling),
    ),
  );
  const marks = new Map<string, string>();
  return texts.map((text, index) => {
    const { certain = [], possible = [] } = found[index] ?? {};
    // People repeat them in comments, and where text is damaged one place may give away what another hides.
    const repeated = [...words].flatMap((word) => occurrences(text, word));
    return replace(text, united([...certain, ...possible, ...repeated]), marks);
  });
}

/** The secrets that stand in a text, to keep them out of what programs say of it. */
export function secretsIn(language: Language | undefined, text: string): readonly string[] {
  if (!language) return [];
  const { certain } = findSecrets(language, text);
  return [...new Set(certain.map(({ start, end }) => text.slice(start, end)).filter(isTelling))];
}

/** What a program said, without the secrets it may have repeated. */
export function withoutSecrets(said: string, secrets: readonly string[]): string {
  return replace(said, united(secrets.flatMap((word) => occurrences(said, word))), new Map());
}

interface Found {
  readonly certain: readonly Span[];
  /** What may be a secret, in comments and damaged text. */
  readonly possible: readonly Span[];
}

function findSecrets(language: Language | undefined, text: string): Found {
  if (!language) return { certain: [], possible: lines(text) };
  const blocks = blocksOf(language, text);
  const trees = blocks.map(({ block }) => block.tree);
  const found = blocks.map(({ block, start }) => {
    const { certain, possible } = inBlock(block, trees);
    const inText = (at: Span) => unquoted(text, shift(at, start));
    return { certain: certain.map(inText), possible: possible.map(inText) };
  });
  return {
    certain: found.flatMap(({ certain }) => certain),
    possible: found.flatMap(({ possible }) => possible),
  };
}

function blocksOf(language: Language, text: string): readonly { block: Block; start: number }[] {
  const find = (id: string) => languages.find((one) => one.id === id);
  const blocks: { block: Block; start: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const end = blockEnd(language, text, start);
    blocks.push({ block: makeBlock(language, text.slice(start, end), find, () => undefined), start });
    start = end;
  }
  return blocks;
}

function inBlock(block: Block, document: readonly Block['tree'][]): Found {
  const { language, text, tree, faults } = block;
  if (tree.kind === 'unreadable') return { certain: [], possible: lines(text) };
  const certain = [...(language.secrets?.(tree, document) ?? [])];
  const possible = (language.comments?.find(text) ?? []).flatMap(({ start, end }) =>
    possibleSecrets(text.slice(start, end)).map((at) => shift(at, start)),
  );
  // What a misread statement says is not what it was meant to say, unless it never says a secret.
  if (language.secrets && faults.length > 0) possible.push(...possibleSecrets(text), ...quotedTexts(text));
  const inner = block.embedded.map(({ block: { tree: own } }) => own);
  for (const part of block.embedded) {
    const found = inBlock(part.block, inner);
    certain.push(...found.certain.map((at) => outerSpan(part, at)));
    possible.push(...found.possible.map((at) => outerSpan(part, at)));
  }
  return { certain, possible };
}

/** Also what is stuck to a quote: one of two may be missing. */
const QUOTED = /[^\s"']*(?:"[^"\n]*"?|'[^'\n]*'?|[\u201c-\u201f][^\n]*)[^\s"']*/g;

function quotedTexts(text: string): readonly Span[] {
  return Array.from(text.matchAll(QUOTED), ({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
  }));
}

function lines(text: string): readonly Span[] {
  return Array.from(text.matchAll(/[^\r\n]+/g), ({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
  }));
}

/** Without the quotes around it, so that it is equal with and without them. */
function unquoted(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'") return { start, end };
  if (text.charAt(end) === quote) return { start: start + 1, end };
  return end - start >= 2 && text.charAt(end - 1) === quote
    ? { start: start + 1, end: end - 1 }
    : { start, end };
}

function isTelling(word: string): boolean {
  return word.length >= TELLING && !/\s/.test(word);
}

function occurrences(text: string, word: string): readonly Span[] {
  const found: Span[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    found.push({ start, end: start + word.length });
  }
  return found;
}

/** In order; those that overlap become one. */
function united(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = found.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

function replace(text: string, spans: readonly Span[], marks: Map<string, string>): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    const secret = text.slice(start, end);
    const mark = marks.get(secret) ?? `****${marks.size + 1}`;
    marks.set(secret, mark);
    result += text.slice(at, start) + mark;
    at = end;
  }
  return result + text.slice(at);
}
