import { Document } from '../../server/src/core/document.ts';
import type { Language } from '../../server/src/core/language.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { uriOf } from './analyse.ts';

/** The blocks of a document as data, without what belongs to the machinery. */
export function blocksOf(document: Document): readonly unknown[] {
  return document.slots.map(({ block, start }) => ({
    start,
    text: block.text,
    tree: block.tree,
    faults: block.faults,
    facts: block.facts,
  }));
}

/** A document outside any cluster; whatever throws in it fails the test. */
export function freshDocument(language: Language, path: string, text: string): Document {
  const document = new Document(
    uriOf(path),
    `/${path}`,
    language,
    (id) => languages.find((one) => one.id === id),
    (error) => {
      throw error;
    },
  );
  document.update(text);
  return document;
}
