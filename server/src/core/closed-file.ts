import type { Language } from './language.ts';

const closed = new WeakMap<Language, Language>();

/**
 * The language of a file that cannot be read: that the file is there is all it says. So nobody is told that the
 * authkeys beside an ha.cf is missing only because it is readable by root alone, as it must be.
 */
export function closedFileOf(language: Language): Language {
  const known = closed.get(language);
  if (known) return known;
  const { id, name, recognition } = language;
  const made: Language = {
    id,
    name,
    recognition,
    blockEnd: (text) => text.length,
    parse: (text) => ({ tree: { kind: 'unreadable', span: { start: 0, end: text.length } }, faults: [] }),
    children: () => [],
    rules: [],
  };
  closed.set(language, made);
  return made;
}
