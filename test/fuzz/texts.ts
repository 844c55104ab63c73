import type { Language } from '../../server/src/core/language.ts';
import type { Random } from '../support/random.ts';
import type { Seed } from './seeds.ts';

/** What a language's fuzzing is made of: its fixtures, and the words in them. */
export interface Material {
  readonly language: Language;
  readonly texts: readonly string[];
  readonly words: readonly string[];
}

/** Opens, closes, quotes, continues or ends something in at least one of the languages. */
export const MARKS: readonly string[] = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '"',
    "'",
    '`',
    '\\',
    '\\\n',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    '#',
  ],
  ...[';', ';;', ':', '=', ',', '|', '&&', '$', '$(', '${', '$((', '<<EOF\n', 'EOF\n', '/*', '*/', '//', '@'],
  ...['“', '\u00a0', '\u2028', '\ufeff', '\0', 'é', '😀', '\ud800', '-', '--', '.', '*', '!', '%', '~', '?'],
];

const WORD = /[\w$@#%./:=-]+|[^\s\w]/g;

export function materialOf(language: Language, seeds: readonly Seed[]): Material {
  const files = seeds.flatMap((seed) => seed.files).filter((file) => file.language === language);
  const texts = [...new Set(files.map(({ text }) => text))];
  const words = [...new Set(texts.flatMap((text) => text.match(WORD) ?? []))];
  return { language, texts, words };
}

type Maker = (material: Material, random: Random) => string;

const MAKERS: readonly Maker[] = [bytes, soup, nested, ...Array.from({ length: 7 }, () => mutated)];

/** A text that nobody would write, as the seed of the chance decides. */
export function hostileText(material: Material, random: Random): string {
  return random.pick(MAKERS)(material, random);
}

function bytes(_: Material, random: Random): string {
  const wide = random.below(2) === 0;
  return String.fromCharCode(
    ...Array.from({ length: random.below(400) }, () => random.below(wide ? 0x10000 : 0x80)),
  );
}

function soup({ words }: Material, random: Random): string {
  const between = random.pick(['', ' ', '\n', ' \\\n']);
  const piece = () => (random.below(3) === 0 ? random.pick(MARKS) : random.pick(words));
  return Array.from({ length: random.below(80) }, piece).join(between);
}

function nested({ words }: Material, random: Random): string {
  const open = `${random.pick(words)} ${random.pick(MARKS)}${random.pick(['', ' ', '\n'])}`;
  const close = random.pick(['', random.pick(MARKS)]);
  const depth = random.below(300);
  return open.repeat(depth) + random.pick(words) + close.repeat(depth);
}

function mutated({ texts, words }: Material, random: Random): string {
  let text = random.pick(texts);
  for (let count = 1 + random.below(6); count > 0; count--) {
    const from = random.below(text.length + 1);
    const to = Math.min(text.length, from + random.below(random.pick([2, 12, 200])));
    const other = random.pick(texts);
    const start = random.below(other.length + 1);
    const insert = random.pick([
      () => '',
      () => random.pick(MARKS),
      () => random.pick(MARKS),
      () => ` ${random.pick(words)} `,
      () => text.slice(from, to).repeat(2),
      () => other.slice(start, start + random.below(200)),
      () => random.pick(MARKS).repeat(random.below(20)),
    ])();
    text = text.slice(0, from) + insert + text.slice(to);
    if (random.below(12) === 0) text = text.slice(0, random.below(text.length + 1));
    if (random.below(12) === 0) text = text.replaceAll('\n', random.pick(['\r\n', '\r', ' ', '\n\n']));
  }
  return text;
}
