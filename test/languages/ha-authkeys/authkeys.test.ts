import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/core/features.ts';
import { haAuthkeys } from '../../../server/src/languages/ha-authkeys/index.ts';
import { parse } from '../../../server/src/languages/ha-authkeys/parser.ts';
import { analyse, makeCluster, uriOf } from '../../support/analyse.ts';
import { accepted, hoverAt, labelsAt } from '../../support/cursor.ts';
import { mended } from '../../support/fixes.ts';
import { checkDiagnosticsAfter, checkUpdates, edits, freshDocument } from '../../support/incremental.ts';

const PATH = 'etc/ha.d/authkeys';

/** A line in short: what it is, and its words with their offsets. */
function show(text: string): string {
  const { tree, faults } = parse(text);
  expect(faults).toEqual([]);
  const words =
    tree.kind === 'auth'
      ? [tree.number, ...tree.rest]
      : tree.kind === 'key'
        ? [tree.number, tree.method, tree.secret, ...tree.rest]
        : tree.kind === 'unknown'
          ? tree.words
          : [];
  const shown = words.flatMap((word) => {
    if (!word) return [];
    expect(text.slice(word.span.start, word.span.end)).toBe(word.text);
    return [`${word.text}@${word.span.start}`];
  });
  return [tree.kind, ...shown].join(' ');
}

describe('a line of authkeys', () => {
  it.each([
    ['auth 1\n', 'auth 1@5'],
    ['auth1\n', 'auth 1@4'],
    [' \tauth\t2 \r\n', 'auth 2@7'],
    ['auth\n', 'auth'],
    ['authority\n', 'auth ority@4'],
    ['1 sha1 secret\n', 'key 1@0 sha1@2 secret@7'],
    ['1sha1 secret\n', 'key 1@0 sha1@1 secret@6'],
    ['1 crc', 'key 1@0 crc@2'],
    ['1\n', 'key 1@0'],
    ['1 sha1 auth more words\n', 'key 1@0 sha1@2 auth@7 more@12 words@17'],
    ['1 sha1 #1\n', 'key 1@0 sha1@2 #1@7'],
    ['  # keys\n', 'empty'],
    ['', 'empty'],
    ['Auth 1\n', 'unknown Auth@0 1@5'],
    ['-1 sha1 x\n', 'unknown -1@0 sha1@3 x@8'],
  ])('%j', (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  it('is read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        for (const line of text.split(/(?<=\n)/)) show(line);
      }),
    );
  });
});

describe('editing', () => {
  const text = '# keys\nauth 1\n1 sha1 kO8Ud1Qw\n2 md5 v3Rt0Pla\n';
  const words = ['auth', 'auth 2\n', '1', '16', 'sha1', 'crc', 'md5', 'kO8Ud1Qw', '3 sha1 x\n', '<secret>'];

  it('gives what a fresh parse gives', () => {
    fc.assert(fc.property(edits(words), (steps) => checkUpdates(haAuthkeys, PATH, text, steps)));
  });

  it('gives the diagnostics that a fresh cluster gives, in ha.cf too', () => {
    const files = [
      { path: PATH, text },
      { path: 'etc/ha.d/ha.cf', text: 'node alice bob\nbcast eth0 eth1\nauto_failback on\n' },
    ];
    const step = (steps: Parameters<typeof checkDiagnosticsAfter>[2]) =>
      checkDiagnosticsAfter(files, PATH, steps);
    fc.assert(fc.property(edits(words), step), { numRuns: 100 });
  });
});

describe('one fault gives one problem', () => {
  it.each([
    ['', ['ha-authkeys/missing-auth']],
    ['# nothing\n', ['ha-authkeys/missing-auth']],
    ['1 sha1 kO8Ud1Qw\n', ['ha-authkeys/missing-auth']],
    ['Auth 1\n1 sha1 kO8Ud1Qw\n', ['ha-authkeys/unknown-line']],
    ['auth\n1 sha1 kO8Ud1Qw\n', ['ha-authkeys/missing-key-number']],
    ['1 sha1 kO8Ud1Qw\nauth 1\n', ['ha-authkeys/auth-after-key']],
    ['auth 2\n1 sha1 kO8Ud1Qw\n', ['ha-authkeys/undefined-key']],
    ['auth 1\nauth 2\n1 sha1 kO8Ud1Qw\n', ['ha-authkeys/undefined-key']],
    ['auth 1\nauth 2\n1 sha1 kO8Ud1Qw\n2 sha1 v3Rt0Pla\n', ['ha-authkeys/duplicate-auth']],
    ['auth 16\n16 sha1 kO8Ud1Qw\n', ['ha-authkeys/key-number']],
    ['auth 1\n1\n', ['ha-authkeys/missing-method']],
    ['1\n1 sha1 kO8Ud1Qw\n', ['ha-authkeys/missing-auth']],
    ['auth one 1\n1 sha1 kO8Ud1Qw\n', ['ha-authkeys/missing-key-number']],
    ['auth 1\nsha1 kO8Ud1Qw\n', ['ha-authkeys/unknown-line']],
    ['the key\n1 sha1 kO8Ud1Qw\n', ['ha-authkeys/unknown-line']],
    ['auth 1\n1 sha1\n', ['ha-authkeys/missing-secret']],
    ['auth 1\n1 sha1 <the secret>\n', ['ha-authkeys/placeholder']],
    ['auth 1\n1 <method> <secret>\n', ['ha-authkeys/unknown-method', 'ha-authkeys/placeholder']],
    ['auth 1\n1 crc kO8Ud1Qw again\n', ['ha-authkeys/secret-with-crc']],
    ['auth 1\n1 sha256 my secret\n', ['ha-authkeys/unknown-method']],
    ['auth 1\n1 sha1 longenough and more\n', ['ha-authkeys/ignored-words']],
    ['auth 1\n1 sha1 longenough # a remark\n', []],
    ['auth 01\n1 sha1 kO8Ud1Qw\n', []],
  ])('%j', (text, expected) => {
    expect(analyse([{ path: PATH, text }]).map(({ code }) => code)).toEqual(expected);
  });
});

describe('fixes', () => {
  it.each([
    ['1 sha1 kO8Ud1Qw\nauth 1\n', 'ha-authkeys/auth-after-key', 'auth 1\n1 sha1 kO8Ud1Qw\n'],
    ['1 sha1 kO8Ud1Qw\n', 'ha-authkeys/missing-auth', 'auth 1\n1 sha1 kO8Ud1Qw\n'],
    ['auth\n3 sha1 kO8Ud1Qw\n', 'ha-authkeys/missing-key-number', 'auth 3\n3 sha1 kO8Ud1Qw\n'],
    ['auth 2\n1 sha1 kO8Ud1Qw\n', 'ha-authkeys/undefined-key', 'auth 1\n1 sha1 kO8Ud1Qw\n'],
    ['AUTH 1\n1 sha1 kO8Ud1Qw\n', 'ha-authkeys/unknown-line', 'auth 1\n1 sha1 kO8Ud1Qw\n'],
    ['auth 1\n1 sha kO8Ud1Qw\n', 'ha-authkeys/unknown-method', 'auth 1\n1 sha1 kO8Ud1Qw\n'],
    ['auth 1\n1 crc kO8Ud1Qw\n', 'ha-authkeys/secret-with-crc', 'auth 1\n1 sha1 kO8Ud1Qw\n'],
    ['auth 1\n1 crc # cable\n', 'ha-authkeys/secret-with-crc', 'auth 1\n1 crc\n'],
    ['auth 1\n1 sha1 my long secret\n', 'ha-authkeys/ignored-words', 'auth 1\n1 sha1 my-long-secret\n'],
  ])('%j', (text, code, expected) => {
    expect(mended(makeCluster([{ path: PATH, text }]), uriOf(PATH), code)).toBe(expected);
    expect(analyse([{ path: PATH, text: expected }]).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
  });
});

describe('secrets', () => {
  const SECRET = 'Zq7xKw3vNp';

  it('are in no message, related place or fix title, wherever they stand', () => {
    const line = fc.constantFrom(
      ...[
        'auth 1',
        'auth 2',
        'auth',
        `1 sha1 ${SECRET}`,
        `1 sha1 a ${SECRET}`,
        `1 ${SECRET}`,
        `1 md5 ${SECRET} x`,
      ],
      ...[
        `2 crc ${SECRET}`,
        `16 sha1 ${SECRET}`,
        `sha1 ${SECRET}`,
        SECRET,
        `key ${SECRET}`,
        `1 sha1 <${SECRET}>`,
      ],
      ...[`1 sha1 ${SECRET}`, `2 sha1${SECRET}`, `1 <x> ${SECRET}`],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const cluster = makeCluster([{ path: PATH, text: lines.join('\n') }]);
        for (const { message, related, fixes } of cluster.diagnostics(uriOf(PATH))) {
          const said = [message, ...related.map((one) => one.message), ...fixes.map(({ title }) => title)];
          for (const one of said) expect(one).not.toContain(SECRET);
        }
      }),
    );
  });

  it('are not in the outline', () => {
    const document = freshDocument(haAuthkeys, PATH, `auth 1\n1 sha1 ${SECRET}\n2 ${SECRET}\n3 crc\n`);
    expect(outline(document).map(({ name, detail }) => [name, detail])).toEqual([
      ['1 sha1', undefined],
      ['2', undefined],
      ['3 crc', undefined],
    ]);
  });
});

describe('completion and hover', () => {
  it('offers the two kinds of line', () => {
    expect(labelsAt('<|>', PATH)).toEqual(['auth', '1 sha1']);
  });

  it('offers the keys of the file after auth', () => {
    expect(labelsAt('auth <|>\n1 md5 x\n2 sha1 y\n', PATH)).toEqual(['1', '2']);
  });

  it('offers methods after a number, the strongest first', () => {
    expect(labelsAt('auth 1\n1 <|>\n', PATH)).toEqual(['sha1', 'md5', 'crc']);
    expect(accepted('1 c<|>\n', PATH, 'crc')).toBe('1 crc\n');
  });

  it('is silent in secrets and comments', () => {
    expect(labelsAt('1 sha1 <|>\n', PATH)).toEqual([]);
    expect(labelsAt('# <|>\n', PATH)).toEqual([]);
  });

  it('explains auth and methods', () => {
    expect(hoverAt('au<|>th 1\n', PATH)?.says).toMatch(/signs what this node sends/);
    expect(hoverAt('1 cr<|>c\n', PATH)).toMatchObject({
      about: 'crc',
      says: expect.stringMatching(/takes no key/),
    });
    expect(hoverAt('1 sha1 se<|>cret\n', PATH)).toBeUndefined();
  });
});
