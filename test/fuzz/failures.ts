import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { examine } from './examine.ts';
import { checkEdits, type EditedSeed } from './incremental.ts';
import { languageById } from './seeds.ts';

/** Something that broke once, kept so that it is tried first ever after. */
export type Failure =
  | { readonly kind: 'text'; readonly language: string; readonly text: string; readonly why: string }
  | {
      readonly kind: 'edits';
      readonly files: readonly { readonly path: string; readonly language: string; readonly text: string }[];
      readonly edited: string;
      /** The texts that the edited file had, one after the other. */
      readonly texts: readonly string[];
      readonly why: string;
    };

const folder = path.join(import.meta.dirname, 'failures');

/** All that ever broke, by the names of their files. */
export function failures(): readonly { readonly name: string; readonly failure: Failure }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, failure: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Failure }));
}

/** Writes a failure beside the others; returns the name of its file. */
export function keep(failure: Failure): string {
  const language = failure.kind === 'text' ? failure.language : 'edits';
  const digest = createHash('sha256').update(JSON.stringify(failure)).digest('hex').slice(0, 8);
  const name = `${language}-${digest}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), `${JSON.stringify(failure, undefined, 2)}\n`);
  return name;
}

/** Tries it again; throws while it is still broken. */
export function replay(failure: Failure): void {
  if (failure.kind === 'text') {
    examine(languageById(failure.language), failure.text);
    return;
  }
  const files = failure.files.map((file) => ({ ...file, language: languageById(file.language) }));
  const seed: EditedSeed = { files, edited: failure.edited };
  checkEdits(seed, failure.texts);
}

/** The text with as much taken away as can be while it still breaks. */
export function shrink(text: string, breaks: (text: string) => boolean): string {
  let current = text;
  for (let piece = Math.ceil(text.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let at = 0; at < current.length; ) {
      const shorter = current.slice(0, at) + current.slice(at + piece);
      if (breaks(shorter)) current = shorter;
      else at += piece;
    }
  }
  return current;
}
