import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifest } from '../support/manifest.ts';
import { readRepositoryFile, repositoryRoot } from '../support/paths.ts';

const { languages, grammars, snippets } = manifest.contributes;

describe('what package.json contributes', () => {
  test.each([
    ...languages.map((language) => language.configuration),
    ...grammars.map((grammar) => grammar.path),
    ...snippets.map((snippet) => snippet.path),
    manifest.icon,
  ])('%s exists', (path) => {
    expect(existsSync(join(repositoryRoot, path))).toBe(true);
  });

  test('every file of syntaxes/ and snippets/ is contributed', () => {
    const contributed = new Set(
      [
        ...languages.map((one) => one.configuration),
        ...grammars.map((one) => one.path),
        ...snippets.map((one) => one.path),
      ].map((path) => path.replace('./', '')),
    );
    const present = ['syntaxes', 'snippets'].flatMap((folder) =>
      readdirSync(join(repositoryRoot, folder)).map((file) => `${folder}/${file}`),
    );
    expect(present.filter((file) => !contributed.has(file))).toEqual([]);
  });

  test('each language has a human name, a grammar and snippets', () => {
    for (const { id, aliases } of languages) {
      expect(aliases[0], id).toMatch(/\S/);
      expect(
        grammars.some((grammar) => grammar.language === id),
        id,
      ).toBe(true);
      expect(
        snippets.some((snippet) => snippet.language === id),
        id,
      ).toBe(true);
    }
  });

  test.each(languages)(
    '$id: the regular expressions of its language configuration compile',
    ({ configuration }) => {
      const patterns = regularExpressionsIn(JSON.parse(readRepositoryFile(configuration)));
      expect(patterns.length).toBeGreaterThan(0);
      for (const pattern of patterns) expect(() => new RegExp(pattern)).not.toThrow();
    },
  );
});

const patternKeys = new Set([
  'pattern',
  'beforeText',
  'afterText',
  'previousLineText',
  'increaseIndentPattern',
  'decreaseIndentPattern',
  'start',
  'end',
]);

function regularExpressionsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'string' && patternKeys.has(key) ? [child] : regularExpressionsIn(child),
  );
}

/** The id of the language that VS Code gives a file by its name and place, or undefined. */
function languageOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return languages.find(
    ({ filenames = [], extensions = [], filenamePatterns = [] }) =>
      filenames.includes(name) ||
      extensions.some((extension) => name.endsWith(extension)) ||
      filenamePatterns.some((pattern) => globExpression(pattern).test(path)),
  )?.id;
}

/** Only the glob forms that the manifest uses: a leading `**` and `*` within one name. */
function globExpression(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^$(){}|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace('**/', '(?:.*/)?').replaceAll(/(?<!\?:\.)\*/g, '[^/]*')}$`);
}

describe('which file is taken for which language', () => {
  test.each([
    ['/etc/drbd.conf', 'drbd'],
    ['/home/admin/cluster/etc/drbd.d/r0.res', 'drbd'],
    ['/etc/drbd.d/global_common.conf', 'drbd'],
    ['/etc/ha.d/ha.cf', 'ha-cf'],
    ['/etc/ha.d/authkeys', 'ha-authkeys'],
    ['/etc/ha.d/haresources', 'haresources'],
    ['/root/cluster.crm', 'crmsh'],
    ['/root/cluster.crmsh', 'crmsh'],
    ['/etc/corosync/corosync.conf', 'corosync'],
    ['/etc/tgt/targets.conf', 'tgt-targets'],
    ['/etc/tgt/conf.d/disk1.conf', 'tgt-targets'],
    ['/etc/corosync/authkey', undefined],
    ['/etc/nginx/nginx.conf', undefined],
    ['/etc/apache2/conf.d/site.conf', undefined],
    ['/etc/targets.conf', undefined],
    ['/home/admin/project/strings.res', undefined],
    ['/home/admin/setup-target.sh', undefined],
  ])('%s: %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});
