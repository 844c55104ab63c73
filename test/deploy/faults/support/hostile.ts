/** Numbers that look random and are the same every time (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What breaks programs that put names into commands, options, lines or patterns. */
const PIECES = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    "'",
    '"',
    '`',
    '\\',
    '$',
    ';',
    '&',
    '|',
    '<',
    '>',
    '(',
    ')',
    '{',
    '}',
    '*',
    '?',
    '[',
    ']',
  ],
  ...[
    '!',
    '#',
    '~',
    '%',
    '=',
    ',',
    ':',
    '@',
    '-',
    '--',
    '-rf',
    '..',
    '.',
    '\x01',
    '\x1b[31m',
    '\x7f',
    '\u00a0',
    '\u2028',
  ],
  ...[
    'ü',
    'e\u0301',
    '日本',
    '🐘',
    '\u202e',
    'alice',
    'node',
    '%h',
    '%n',
    '%r',
    '$HOME',
    '${IFS}',
    '{}',
    "'\\''",
    '\\n',
  ],
  ...[
    '$(touch CANARY)',
    '`touch CANARY`',
    ';touch CANARY;',
    '|touch CANARY',
    '\ntouch CANARY\n',
    '&& touch CANARY',
  ],
  ...[
    "'$(touch CANARY)'",
    '";touch CANARY;"',
    '-oProxyCommand=touch CANARY',
    '$(touch${IFS}CANARY)',
    '>CANARY',
  ],
];

/** So many names, each once; what is to be run is `touch canary`. */
export function hostileNames(seed: number, count: number, canary: string): readonly string[] {
  const next = numbers(seed);
  const names = new Set<string>();
  for (const piece of PIECES) {
    for (const name of [piece, `alice${piece}`, `${piece}alice`, `root@${piece}`, `${piece}@alice`])
      names.add(name);
  }
  while (names.size < count) {
    names.add(Array.from({ length: 1 + next(5) }, () => PIECES[next(PIECES.length)]).join(''));
  }
  return [...names].slice(0, count).map((name) => name.replaceAll('CANARY', canary));
}
