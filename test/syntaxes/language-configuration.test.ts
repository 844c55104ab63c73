import { describe, expect, test } from 'vitest';
import { manifest } from '../support/manifest.ts';
import { readRepositoryFile } from '../support/paths.ts';

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly previousLineText?: string;
  readonly action: {
    readonly indent: 'none' | 'indent' | 'outdent' | 'indentOutdent';
    readonly appendText?: string;
  };
}

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string };
  readonly onEnterRules?: readonly EnterRule[];
  readonly indentationRules?: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
}

function configurationOf(language: string): LanguageConfiguration {
  const path = manifest.contributes.languages.find((one) => one.id === language)?.configuration;
  if (path === undefined) throw new Error(`No configuration for ${language}`);
  return JSON.parse(readRepositoryFile(path));
}

/** What VS Code does when Enter is pressed where `<|>` stands in the last line: the first rule that fits. */
function onEnter(language: string, ...lines: readonly string[]): EnterRule['action'] | undefined {
  const [before = '', after = ''] = (lines.at(-1) ?? '').split('<|>');
  const previous = lines.at(-2) ?? '';
  return configurationOf(language).onEnterRules?.find(
    (rule) =>
      new RegExp(rule.beforeText).test(before) &&
      new RegExp(rule.afterText ?? '').test(after) &&
      new RegExp(rule.previousLineText ?? '').test(previous),
  )?.action;
}

/** The word that a double click in the middle of `<|>` selects. */
function wordAt(language: string, marked: string): string | undefined {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const words = text.matchAll(new RegExp(configurationOf(language).wordPattern.pattern, 'g'));
  return [...words].find((word) => word.index <= offset && offset <= word.index + word[0].length)?.[0];
}

describe('what Enter does', () => {
  test('a continued statement is indented by four, its further lines stay there, its end goes back', () => {
    expect(onEnter('crmsh', 'primitive p ocf:heartbeat:Dummy \\<|>')).toEqual({
      indent: 'none',
      appendText: '    ',
    });
    expect(
      onEnter('crmsh', 'primitive p ocf:heartbeat:Dummy \\', '    params state=/x \\<|>'),
    ).toBeUndefined();
    expect(onEnter('crmsh', '    params state=/x \\', '    op monitor interval=10s<|>')).toEqual({
      indent: 'outdent',
    });
  });

  test('an ordinary line, and a comment that ends in a backslash, get no indentation', () => {
    expect(onEnter('crmsh', 'group g p_a p_b<|>')).toBeUndefined();
    expect(onEnter('crmsh', '# a note \\<|>')).toBeUndefined();
    expect(onEnter('crmsh', '# a note \\', '    indented<|>')).toBeUndefined();
  });

  test.each(['haresources', 'tgtadm'])('%s continues lines the same way', (language) => {
    expect(onEnter(language, 'one two \\<|>')).toEqual({ indent: 'none', appendText: '    ' });
    expect(onEnter(language, 'one two \\', '    three<|>')).toEqual({ indent: 'outdent' });
  });

  test('between braces a line opens', () => {
    expect(onEnter('drbd', 'net {<|>}')).toEqual({ indent: 'indentOutdent' });
    expect(onEnter('corosync', 'totem {<|>}')).toEqual({ indent: 'indentOutdent' });
    expect(onEnter('drbd', '# net {<|>}')).toBeUndefined();
    expect(onEnter('tgt-targets', '<target iqn.2026-01.org.example:a><|></target>')).toEqual({
      indent: 'indentOutdent',
    });
  });
});

describe('what indents the next line', () => {
  const opens = (language: string, line: string): boolean =>
    new RegExp(configurationOf(language).indentationRules?.increaseIndentPattern ?? '^$').test(line);

  test('an opening brace, unless it stands in a comment or a string', () => {
    expect(opens('drbd', '  on alpha {')).toBe(true);
    expect(opens('drbd', '  on alpha { # first node')).toBe(true);
    expect(opens('drbd', '  # on alpha {')).toBe(false);
    expect(opens('drbd', '  fence-peer "/x {')).toBe(false);
    expect(opens('drbd', '  resource "r{0}" {')).toBe(true);
    expect(opens('drbd', '  net { protocol C; }')).toBe(false);
    expect(opens('corosync', '  # totem {')).toBe(false);
  });
});

describe('what counts as one word', () => {
  test.each([
    ['crmsh', 'primitive p_i<|>p-1.a ocf:heartbeat:IPaddr2', 'p_ip-1.a'],
    ['crmsh', 'primitive p ocf:heart<|>beat:IPaddr2', 'heartbeat'],
    ['crmsh', 'params drbd_res<|>ource=r0', 'drbd_resource'],
    ['crmsh', 'rule #una<|>me eq alpha', '#uname'],
    ['drbd', 'after-sb<|>-0pri disconnect;', 'after-sb-0pri'],
    ['drbd', 'device /dev/dr<|>bd0;', '/dev/drbd0'],
    ['ha-cf', 'ucast eth0 192.168<|>.0.1', '192.168.0.1'],
    ['tgtadm', '--targetname iqn.2026-01.org<|>.example:disk1', 'iqn.2026-01.org.example:disk1'],
  ])('%s: %s', (language, marked, word) => {
    expect(wordAt(language, marked)).toBe(word);
  });
});
