import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryRoot } from './support/paths.ts';

// README says yes only where a test says so.

const readme = readRepositoryFile('README.md');
const [, features = ''] = /^## What it does$(.*?)^## /ms.exec(readme) ?? [];
const rows = features
  .split('\n')
  .filter((line) => /^\| [^|]*\S/.test(line))
  .map((line) => {
    const [, feature = '', proof = ''] = line.split('|').map((cell) => cell.trim());
    const [, title = '', file = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(proof) ?? [];
    return { feature, title, file };
  })
  .filter(({ feature }) => feature !== '');

/** Whether a file has a test of a title. */
function hasTest(text: string, title: string): boolean {
  const quoted = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`\\b(?:it|test)(?:\\.\\w+)*(?:\\([^'"\`]*\\))?\\(\\s*(['"\`])${quoted}\\1`).test(text);
}

describe('every feature in README', () => {
  it('is in the table', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ feature }) => feature)).size).toBe(rows.length);
  });

  it.each(rows)('has its test: $feature', ({ title, file }) => {
    expect(file).toMatch(/^test\/.+\.(?:test|drive|package)\.ts$/);
    expect(existsSync(path.join(repositoryRoot, file)), file).toBe(true);
    expect(hasTest(readRepositoryFile(file), title), `${file} has no test "${title}"`).toBe(true);
  });

  it('would not be believed with a title that no test has', () => {
    expect(hasTest("test('one thing', () => 0);", 'one thing')).toBe(true);
    expect(hasTest("// one thing\ntest('another thing', () => 0);", 'one thing')).toBe(false);
    expect(hasTest("test('one thing more', () => 0);", 'one thing')).toBe(false);
  });
});

describe('what README leads to', () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? '');

  it('exists', () => {
    const missing = links.filter((link) => !existsSync(path.join(repositoryRoot, link)));
    expect(missing).toEqual([]);
  });

  it('are commands that npm knows', () => {
    const { scripts } = JSON.parse(readRepositoryFile('package.json')) as { scripts: object };
    const named = [...readme.matchAll(/(?:^|`)npm (?:run )?([a-z:]+)\b/gm)].map(([, name]) => name);
    expect(named).toEqual(expect.arrayContaining(['start', 'test']));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});
