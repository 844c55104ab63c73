import { describe, expect, it } from 'vitest';
import { corosync } from '../../../server/src/languages/corosync/index.ts';
import { superlinear } from '../../fuzz/linear.ts';
import { many, type Shape } from '../../fuzz/shapes.ts';
import { analyse } from '../../support/analyse.ts';
import { PATH, print } from './print.ts';

const SOUND = `totem {
  version: 2
  cluster_name: web
}
nodelist {
  node {
    name: alpha
    nodeid: 1
    ring0_addr: 10.0.0.1
  }
  node {
    name: beta
    nodeid: 2
    ring0_addr: 10.0.0.2
  }
}
quorum {
  provider: corosync_votequorum
  two_node: 1
}
logging {
  to_syslog: yes
}
`;

describe('a damaged corosync.conf', () => {
  it('keeps the sections below one that is not closed', () => {
    expect(print('totem {\n  version: 2\nquorum {\n  provider: x\n}\n')).toEqual([
      ...['--', 'totem!', '  version=2', '? unclosed-section "2"', '--', 'quorum', '  provider=x'],
    ]);
  });

  it('sees which of two nested sections lost its brace', () => {
    expect(print('totem {\n  interface {\n    ttl: 1\n  token: 3\n}\nquorum {\n}\n').slice(0, 3)).toEqual([
      ...['--', 'totem', '  interface!'],
    ]);
    expect(print('nodelist {\n  node {\n    name: a\n  node {\n    name: b\n  }\n}\n')).toEqual([
      ...['--', 'nodelist', '  node!', '    name=a', '  node', '    name=b', '? unclosed-section "a"'],
    ]);
  });

  it('finds a brace too many where it is', () => {
    expect(print('totem {\n  version: 2\n  }\n  token: 3\n}\nquorum {\n}\n')).toEqual([
      ...['--', 'totem', '  version=2', '  token=3', '? surplus-brace "}"', '--', 'quorum'],
    ]);
    expect(print('quorum {\n}\n}\nlogging {\n}\n')).toEqual([
      '--',
      'quorum',
      '? surplus-brace "}"',
      '--',
      'logging',
    ]);
  });

  it('reads sections that were written on one line', () => {
    expect(print('nodelist {\n  node { name: a }\n  node { name: b }\n}\nquorum {\n}\n')).toEqual([
      ...['--', 'nodelist', '  node', '    name=a', '  node', '    name=b'],
      ...['? text-beside-brace "name: a }"', '? text-beside-brace "name: b }"', '--', 'quorum'],
    ]);
  });

  it('reads a closing brace with a comment behind it as one', () => {
    expect(print('totem {\n  version: 2\n} # end: totem\nquorum {\n}\n')).toEqual([
      ...['--', 'totem', '  version=2', '? text-beside-brace "# end: totem"', '--', 'quorum'],
    ]);
  });

  it('takes a key without its colon for what it is meant to be', () => {
    expect(print('totem {\n  version 2\n  token = 3\n  nonsense here\n}\n')).toEqual([
      ...['--', 'totem', '  version=2', '  token=3', '  (stray)'],
      ...['version 2', 'token = 3', 'nonsense here'].map((line) => `? unreadable-line "${line}"`),
    ]);
  });

  it('has one error for one line that is lost or doubled, near to it', () => {
    const lines = SOUND.split('\n');
    const counts: number[] = [];
    lines.forEach((line, index) => {
      // Only braces: a key that is lost may be one that corosync can do without.
      if (!/[{}]/.test(line)) return;
      for (const replacement of [[], [line, line]]) {
        const damaged = lines.toSpliced(index, 1, ...replacement).join('\n');
        const found = analyse([{ path: PATH, text: damaged }]);
        counts.push(found.filter(({ severity }) => severity === 'error').length);
        const nearest = Math.min(...found.map(({ range }) => Math.abs(range.start.line - index)));
        expect(nearest, `line ${index + 1} ${line}, ${replacement.length} times`).toBeLessThanOrEqual(3);
      }
    });
    counts.sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBe(1);
  });

  it('is silent when nothing is wrong', () => {
    const said = analyse([{ path: PATH, text: SOUND }]);
    expect(said.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('is read in time that grows with its size', () => {
    const hostile: readonly Shape[] = [
      ...['a {\n', '{', ' } x', '}\n', 'totem {\n'].map(many),
      { name: 'words', repeatsNames: true, make: (size) => `a: ${'b '.repeat(size / 2)}}` },
      { name: 'blanks in a key', repeatsNames: true, make: (size) => `a${' '.repeat(size)}b: c` },
      { name: 'blanks before a value', repeatsNames: true, make: (size) => `key: ${' '.repeat(size)}x` },
      {
        name: 'sections',
        repeatsNames: true,
        make: (size) => `${'a {\n  b {\n'.repeat(size / 10)}${'}\n'.repeat(10)}`,
      },
    ];
    for (const shape of hostile) expect(superlinear(corosync, shape), shape.name).toBeUndefined();
  });
});
