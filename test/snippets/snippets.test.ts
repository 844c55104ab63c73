import { describe, expect, test } from 'vitest';
import { manifest } from '../support/manifest.ts';
import { readRepositoryFile } from '../support/paths.ts';
import { expandSnippet } from '../support/snippet.ts';
import { tokenize } from '../support/textmate.ts';
import { corosyncContexts, crmContexts, drbdContexts, inCrmCluster } from './contexts.ts';
import { corosyncJudge, crmJudge, drbdJudge, type Judge, tgtadmJudge } from './judges.ts';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly body: readonly string[];
  readonly description: string;
}

const languages = manifest.contributes.languages.map((language) => language.id);

function snippetsOf(language: string): ReadonlyMap<string, Snippet> {
  const contribution = manifest.contributes.snippets.find((snippets) => snippets.language === language);
  if (contribution === undefined) throw new Error(`No snippets for ${language}`);
  const snippets: Readonly<Record<string, Snippet>> = JSON.parse(readRepositoryFile(contribution.path));
  return new Map(Object.entries(snippets));
}

function expanded(language: string, name: string): string {
  const snippet = snippetsOf(language).get(name);
  if (snippet === undefined) throw new Error(`No snippet ${name} for ${language}`);
  return expandSnippet(snippet.body.join('\n')).text;
}

describe.each(languages)('snippets for %s', (language) => {
  const snippets = [...snippetsOf(language)];

  test.each(snippets)('%s: tab stops follow the text', (_name, { body }) => {
    const { stopsInText } = expandSnippet(body.join('\n'));
    expect(stopsInText).toEqual(stopsInText.toSorted((left, right) => left - right));
    expect(stopsInText.every((stop, index) => stop === index + 1)).toBe(true);
  });

  test.each(snippets)(
    '%s: has a prefix that is typed and a description',
    (_name, { prefix, description }) => {
      for (const one of [prefix].flat()) expect(one).toMatch(/^[A-Za-z][\w. -]*$/);
      expect(description.length).toBeGreaterThan(10);
    },
  );

  test('no two snippets share a prefix', () => {
    const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
  });

  test.each(snippets)('%s: the inserted text is coloured to its end', async (_name, { body }) => {
    const { endsAtRoot } = await tokenize(`source.${language}`, `${expandSnippet(body.join('\n')).text}\n`);
    expect(endsAtRoot).toBe(true);
  });
});

/** One test for each snippet: the real tool accepts what it inserts. */
function acceptedBy(
  title: string,
  judge: Judge,
  language: string,
  choose: (name: string) => boolean,
  surround: (name: string, body: string) => string,
): void {
  const names = [...snippetsOf(language).keys()].filter(choose);
  describe(title, () => {
    test('there are snippets to ask about', () => expect(names.length).toBeGreaterThan(0));
    test.concurrent.for(names)('%s', async (name, context) => {
      if (judge.missing !== undefined) return context.skip(judge.missing);
      expect(await judge.judge(surround(name, expanded(language, name)))).toEqual([]);
    });
    test('the tool refuses what is wrong', async (context) => {
      if (judge.missing !== undefined) return context.skip(judge.missing);
      expect(await judge.judge('this is no configuration\n')).not.toEqual([]);
    });
  });
}

const inDrbd = (name: string, body: string): string => drbdContexts[name]?.(body) ?? body;
const isForDrbd8 = (name: string): boolean => /\(DRBD 8(?:\.\d)?\)$/.test(name);
const isForDrbd83 = (name: string): boolean => /\(DRBD 8(?:\.3)?\)$/.test(name);
const isForDrbd84 = (name: string): boolean => /\(DRBD 8(?:\.4)?\)$/.test(name);

acceptedBy('drbdadm 9 accepts', drbdJudge('drbdadm'), 'drbd', (name) => !isForDrbd8(name), inDrbd);
acceptedBy('drbdadm 8.4 accepts', drbdJudge('/lib/drbd/drbdadm-84'), 'drbd', isForDrbd84, inDrbd);
acceptedBy('drbdadm 8.3 accepts', drbdJudge('/lib/drbd/drbdadm-83'), 'drbd', isForDrbd83, inDrbd);

acceptedBy(
  'crm configure accepts',
  crmJudge,
  'crmsh',
  () => true,
  // There is no systemd to ask for the units of its class.
  (name, body) =>
    inCrmCluster((crmContexts[name]?.(body) ?? body).replace(/systemd:\S+/, 'ocf:heartbeat:Dummy')),
);

acceptedBy(
  'corosync -t accepts',
  corosyncJudge,
  'corosync',
  () => true,
  (name, body) => corosyncContexts[name]?.(body) ?? body,
);

const isCrm = (name: string): boolean => name.startsWith('crm ');
acceptedBy(
  'tgtadm accepts',
  tgtadmJudge,
  'tgtadm',
  (name) => !isCrm(name),
  (_name, body) => body,
);
acceptedBy('crm accepts the here-document', crmJudge, 'tgtadm', isCrm, (_name, body) =>
  body.split('\n').slice(1, -1).join('\n'),
);
