import type { Material } from './texts.ts';

/** A kind of large text: what to repeat, and what comes first and last. */
export interface Shape {
  readonly name: string;
  /**
   * Whether it says the same of the same names again and again. What many rules say about each of them grows with
   * their pairs, so that only reading such a text is measured.
   */
  readonly repeatsNames: boolean;
  /** A text of about that many characters. */
  make(size: number): string;
}

function repeated(unit: string, size: number): string {
  return unit.repeat(Math.max(1, Math.floor(size / unit.length)));
}

/** One thing again and again, for languages that watch over a shape of their own. */
export function many(unit: string): Shape {
  return { name: `many ${JSON.stringify(unit)}`, repeatsNames: true, make: (size) => repeated(unit, size) };
}

/** Opened again and again, and then closed as often, or never. */
function nestings(open: string, close: string): Shape[] {
  return [
    {
      name: `${JSON.stringify(open)} … ${JSON.stringify(close)}`,
      repeatsNames: open.length > 4,
      make: (size) => {
        const depth = Math.max(1, Math.floor(size / (open.length + close.length)));
        return open.repeat(depth) + close.repeat(depth);
      },
    },
    {
      name: `${JSON.stringify(open)} …`,
      repeatsNames: open.length > 4,
      make: (size) => repeated(open, size),
    },
  ];
}

const UNITS: readonly string[] = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
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
    '# a\n',
  ],
  ...[
    'a',
    'a ',
    'a\n',
    'a;',
    'a=b ',
    'a="',
    "a='",
    '"a" ',
    '"\n',
    "'\n",
    '$(',
    '${a',
    '$((',
    '`a ',
    '<<E\n',
    '<<E ',
  ],
  ...[
    ' \\\n',
    '1 ',
    '1\n',
    '0',
    ', ',
    'é',
    '😀',
    '\u00a0',
    '\0',
    '-',
    '--a ',
    ';;',
    '&& a ',
    '| a ',
    '/',
    '//\n',
  ],
];

/** Texts that grow without end, for a language: marks, nestings, and its fixtures and their lines over and over. */
export function shapesOf({ texts, words }: Material): readonly Shape[] {
  const lines = [...new Set(texts.flatMap((text) => text.split('\n')))].filter((line) => line.trim() !== '');
  const openers = [...new Set(lines.filter((line) => /[{(<]\s*$/.test(line)).map((line) => line.trim()))];
  const shape = (name: string, unit: string, repeatsNames: boolean): Shape => ({
    name: `${name} ${JSON.stringify(unit.slice(0, 60))}`,
    repeatsNames,
    make: (size) => repeated(unit, size),
  });
  return [
    ...UNITS.map((unit) => shape('many', unit, false)),
    ...[...nestings('{', '}'), ...nestings('a {\n', '}\n'), ...nestings('(', ')'), ...nestings('$(', ')')],
    ...openers.slice(0, 8).flatMap((line) => nestings(`${line}\n`, '}\n')),
    ...texts.slice(0, 30).map((text) => shape('fixtures', `${text}\n`, true)),
    ...lines.slice(0, 20).map((line) => shape('one line of', `${line.trim()} `, true)),
    shape('one line of', `${words.slice(0, 200).join(' ')} `, true),
  ];
}

/** Pieces that open something, for depth; none of them is ever closed. */
export const OPENINGS: readonly string[] = ['{', '(', '[', '"', "'", '`', '$(', '${', '<'];

/** A single line with something of every language. */
export function longLine(size: number): string {
  return repeated('resource r0 "one" on alice 10.0.0.1:7788; primitive p x=y { node 1 sha1 --op new ', size);
}
