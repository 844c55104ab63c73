import type { Material } from './texts.ts';

/** A kind of large text: what to repeat, and what comes first and last. */
export interface Shape {
  readonly name: string;
  /** A text of about that many characters. */
  make(size: number): string;
}

function repeated(unit: string, size: number): string {
  return unit.repeat(Math.max(1, Math.floor(size / unit.length)));
}

/** Opened again and again, and then closed as often, or never. */
function nestings(open: string, close: string): Shape[] {
  return [
    {
      name: `${JSON.stringify(open)} … ${JSON.stringify(close)}`,
      make: (size) => {
        const depth = Math.max(1, Math.floor(size / (open.length + close.length)));
        return open.repeat(depth) + close.repeat(depth);
      },
    },
    { name: `${JSON.stringify(open)} …`, make: (size) => repeated(open, size) },
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

/** Texts that grow without end, for a language: marks, nestings, and every line of its fixtures over and over. */
export function shapesOf({ texts, words }: Material): readonly Shape[] {
  const lines = [...new Set(texts.flatMap((text) => text.split('\n')))].filter((line) => line.trim() !== '');
  const openers = [...new Set(lines.filter((line) => /[{(<]\s*$/.test(line)).map((line) => line.trim()))];
  return [
    ...UNITS.map((unit) => ({
      name: JSON.stringify(unit),
      make: (size: number) => repeated(unit, size),
    })),
    ...[...nestings('{', '}'), ...nestings('a {\n', '}\n'), ...nestings('(', ')'), ...nestings('$(', ')')],
    ...openers.slice(0, 12).flatMap((line) => nestings(`${line}\n`, '}\n')),
    ...texts.slice(0, 400).map((text) => ({
      name: `fixture ${JSON.stringify(text.slice(0, 60))}`,
      make: (size: number) => repeated(`${text}\n`, size),
    })),
    {
      name: 'one line of words',
      make: (size) => repeated(`${words.slice(0, 200).join(' ')} `, size),
    },
    ...lines.slice(0, 100).map((line) => ({
      name: `one line of ${JSON.stringify(line.slice(0, 60))}`,
      make: (size: number) => repeated(`${line.trim()} `, size),
    })),
  ];
}
