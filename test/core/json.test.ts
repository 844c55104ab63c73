import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue, parseJson } from '../../server/src/core/json.ts';

/** The value as JavaScript has it; a word or a missing value makes it no JSON, and is `undefined` here. */
function plain(value: JsonValue | undefined): unknown {
  if (!value || value.kind === 'word') return undefined;
  if (value.kind === 'object') {
    return Object.fromEntries(value.members.map((member) => [member.key.text, plain(member.value)]));
  }
  return value.kind === 'array' ? value.items.map(plain) : value.value;
}

describe('JSON', () => {
  it('is read as the standard reads it, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { value: read, fault } = parseJson(text);
        expect(fault).toBeUndefined();
        expect(JSON.stringify(plain(read))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('has a fault exactly where the standard refuses it, whatever the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      'true',
      'nul',
      ' ',
      '\n',
      '//x\n',
      '\\',
      "'c'",
      '1.5.2',
      '\u00e4',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
        (text) => {
          const { fault, value } = parseJson(text);
          const isGood = (() => {
            try {
              JSON.parse(text);
              return true;
            } catch {
              return false;
            }
          })();
          expect(fault === undefined && value !== undefined, JSON.stringify(text)).toBe(isGood);
          if (fault) expect(fault.span.end).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a": 1,}', 'no comma behind the last', 7, 8],
    ['{"a": 1 "b": 2}', 'a comma', 7, 7],
    ['{"a" 1}', 'a colon and a value behind the name', 1, 4],
    ['{"a": }', 'a value behind the colon', 4, 5],
    ['{a: 1}', 'a name in double quotes', 1, 2],
    ['{"a": b}', 'text in double quotes, a number, true or false', 6, 7],
    ['{"a": "b\n}', 'a closing "', 6, 8],
    ['{"a": 1', 'a closing }', 0, 1],
    ['[1}', 'nothing more', 2, 3],
    ['{} {}', 'nothing more', 3, 5],
    ['{ /* why */ }', 'no comment', 2, 11],
  ])('says what is wrong in %j, and where', (text, expected, start, end) => {
    expect(parseJson(text).fault).toMatchObject({ kind: 'bad-json', expected, span: { start, end } });
  });

  it('keeps what can be read of damaged text', () => {
    expect(plain(parseJson('{"a": 1 "b": [2, 3, "c": {"d": true').value)).toMatchObject({ a: 1 });
    expect(plain(parseJson('{"drbd": "8.4", "rules": {"x": "off",').value)).toEqual({
      drbd: '8.4',
      rules: { x: 'off' },
    });
  });

  it('of any depth is read without running out of stack', () => {
    expect(parseJson('['.repeat(100_000)).fault?.expected).toBe('at most 50 levels');
    expect(parseJson('{"a":'.repeat(100_000)).fault?.expected).toBe('at most 50 levels');
  });
});
