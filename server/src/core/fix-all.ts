import { diffLines } from 'diff';
import type { Cluster } from './cluster.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import type { Document } from './document.ts';
import { type Change, changeOf, type Replacement, replaced } from './fix.ts';
import type { Span } from './span.ts';

/** A mended fault can reveal another one; more than this often it does so only where two rules contradict each other. */
const MOST_ROUNDS = 25;

/** Which fixes are wanted, beside that they are certain. */
export type Wanted = (diagnostic: Diagnostic, fix: Fix) => boolean;

/**
 * Applies all certain fixes of some documents, again and again until none is left, and returns the texts that differ
 * then. Fixes that reach beyond those documents, or make files, are left to people. The cluster is tried out on the
 * way, and afterwards is as it was.
 */
export function fixAll(cluster: Cluster, uris: readonly string[], wanted: Wanted): Map<Document, string> {
  const documents = uris.flatMap((uri) => cluster.documents.get(uri) ?? []);
  const before = new Map(documents.map((document) => [document, document.text]));
  const seen = new Set<string>();
  try {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const changed = applyOnce(cluster, documents, wanted);
      if (changed.size === 0) break;
      setTexts(cluster, changed);
      const state = documents.map(({ text }) => text).join('\0');
      if (seen.has(state)) break;
      seen.add(state);
    }
    return new Map(
      documents.filter((one) => one.text !== before.get(one)).map((one) => [one, one.text] as const),
    );
  } finally {
    setTexts(cluster, before);
  }
}

/** Puts texts into documents of a cluster. */
export function setTexts(cluster: Cluster, texts: ReadonlyMap<Document, string>): void {
  cluster.setAll(
    [...texts]
      .filter(([document, text]) => document.text !== text)
      .map(([{ uri, path, language }, text]) => ({ uri, path, language, text })),
  );
}

/** What stands between two texts: whole lines that went and came. */
export function lineEdits(from: string, to: string): readonly Replacement[] {
  const edits: { span: Span; text: string }[] = [];
  let at = 0;
  for (const { added, removed, value } of diffLines(from, to)) {
    const last = edits.at(-1);
    const end = removed ? at + value.length : at;
    if (added || removed) {
      const text = added ? value : '';
      if (last?.span.end === at)
        edits[edits.length - 1] = { span: { start: last.span.start, end }, text: last.text + text };
      else edits.push({ span: { start: at, end }, text });
    }
    if (!added) at += value.length;
  }
  return edits;
}

/** The texts after as many certain fixes as can be applied at once: each whole, none over another. */
function applyOnce(cluster: Cluster, documents: readonly Document[], wanted: Wanted): Map<Document, string> {
  const taken = new Map<Document, Replacement[]>(documents.map((document) => [document, []]));
  for (const { uri } of documents) {
    for (const diagnostic of cluster.diagnostics(uri)) {
      const fix = diagnostic.fixes.find(
        (one) => one.certain && one.creates.length === 0 && wanted(diagnostic, one),
      );
      if (!fix) continue;
      const change = changeOf(fix);
      if (!fits(change, taken)) continue;
      for (const [document, replacements] of change.edits)
        for (const one of replacements) insert(taken.get(document) ?? [], one);
    }
  }
  const texts = new Map<Document, string>();
  for (const [document, replacements] of taken) {
    const text = replaced(document.text, replacements);
    if (text !== document.text) texts.set(document, text);
  }
  return texts;
}

function fits({ edits }: Change, taken: ReadonlyMap<Document, readonly Replacement[]>): boolean {
  return [...edits].every(([document, replacements]) => {
    const others = taken.get(document);
    return (
      others !== undefined &&
      replacements.every(({ span }, index) => {
        const next = replacements[index + 1];
        if (next && collide(span, next.span)) return false;
        const place = indexOf(others, span.start);
        return [others[place - 1], others[place], others[place + 1]].every(
          (other) => !other || !collide(span, other.span),
        );
      })
    );
  });
}

/** What is inserted at the edge of another edit has no certain order with it. */
function collide(a: Span, b: Span): boolean {
  const point = a.start === a.end || b.start === b.end;
  return point ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}

function insert(taken: Replacement[], one: Replacement): void {
  taken.splice(indexOf(taken, one.span.start), 0, one);
}

/** Where an edit that starts there belongs in the order of the text. */
function indexOf(taken: readonly Replacement[], start: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
