import { expect, it } from 'vitest';
import { changeOf, replaced } from '../../server/src/core/fix.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { everyFix, filesAfter } from '../support/every-fix.ts';

// In a shell script a fix of crm statements does what it does in a file of their own, or is not offered: where the
// shell joins lines, an edit of what crm sees is no edit of what a person wrote.
const cases = [...everyFix()].filter(
  ({ rule, files, fix }) => rule.code.startsWith('crmsh/') && files.length === 1 && fix.creates.length === 0,
);
const PATH = 'setup.sh';
const inScript = (statements: string, delimiter: string) =>
  `crm configure <<${delimiter}\n${statements.replace(/\n?$/, '\n')}EOF\n`;

it.each([
  ['keeps as it is', "'EOF'", 0.95],
  ['expands', 'EOF', 0.9],
])('fixes in a here-document that the shell %s', (_, delimiter, share) => {
  let offered = 0;
  for (const one of cases) {
    const text = inScript(one.files[0]?.text ?? '', delimiter);
    const cluster = makeCluster([{ path: PATH, text }]);
    const document = cluster.documents.get(uriOf(PATH));
    if (!document) throw new Error('no document');
    const results = cluster
      .diagnostics(uriOf(PATH))
      .filter(({ code }) => code === one.rule.code)
      .flatMap(({ fixes }) => fixes.filter(({ title }) => title === one.fix.title))
      .map((fix) => replaced(text, changeOf(fix).edits.get(document) ?? []));
    if (results.length === 0) continue;
    offered++;
    expect(results, one.rule.code).toContain(inScript(filesAfter(one)[0]?.text ?? '', delimiter));
  }
  console.info(`${offered} of ${cases.length} fixes of crm statements are offered in a here-document`);
  expect(offered).toBeGreaterThan(cases.length * share);
});
