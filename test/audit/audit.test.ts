import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { makeCluster, reported, type Reported as Said, uriOf } from '../support/analyse.ts';
import { describeReported } from '../support/check.ts';
import { readFixture } from '../support/fixture.ts';
import { needs } from '../support/needs.ts';
import { readRepositoryFile, repositoryRoot, sharedFolder } from '../support/paths.ts';
import { corosync } from './corosync.ts';
import { crm } from './crm.ts';
import { drbd } from './drbd.ts';
import { factsHeadings, factsItems } from './facts-items.ts';
import { haAuthkeys } from './ha-authkeys.ts';
import { haCf } from './ha-cf.ts';
import { haresources } from './haresources.ts';
import type { Accepted, Audit, AuditItem, AuditSection, Reported as Mistake } from './item.ts';
import { tgtTargets } from './tgt-targets.ts';
import { tgtadmScripts } from './tgtadm.ts';

// What the tools refuse, and what they swallow though an expert would not: every item that was collected of it has a
// rule that speaks about a text with that very mistake, or a line in docs/rules/not-covered.md. The lists are held
// against the collections they were made from where those lie beside the repository.

const AUDITS: readonly Audit[] = [
  corosync,
  crm,
  drbd,
  haCf,
  haAuthkeys,
  haresources,
  tgtadmScripts,
  tgtTargets,
];

const RULES: ReadonlySet<string> = new Set(
  [...languages.flatMap(({ rules }) => rules), ...clusterRules].map(({ code }) => code),
);
const NOT_COVERED = readRepositoryFile('docs/rules/not-covered.md')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const FACTS = sharedFolder('facts');

function problems({ path, versions }: Audit, { text, versions: own }: Accepted): readonly Said[] {
  const { files } = readFixture(text, path);
  const cluster = makeCluster(files, own ?? versions);
  return files.flatMap((file) => reported(cluster, uriOf(file.path)));
}

/** Hints and advice do not count against a text. */
function serious(all: readonly Said[]): readonly Said[] {
  return all.filter(({ severity }) => severity === 'error' || severity === 'warning');
}

/** What is not as an example says. */
function complaintsAbout(audit: Audit, kind: AuditSection['kind'], mistake: Mistake): readonly string[] {
  const { code, text, mild, beside } = mistake;
  if (!RULES.has(code)) return [`there is no rule ${code}`];
  const all = problems(audit, mistake);
  const own = all.filter((one) => one.code === code);
  const others = serious(all).filter((one) => one.code !== code && !beside.includes(one.code));
  const isError = own.some(({ severity }) => severity === 'error');
  const complaints = [
    ...(own.length === 0 ? [`${code} is silent`] : []),
    ...others.map((one) => `beside ${code}: ${describeReported(one)}`),
    ...(kind === 'enforced' && own.length > 0 && isError !== (mild === undefined)
      ? [`${code} is ${isError ? 'an' : 'no'} error, and the example says otherwise`]
      : []),
  ];
  return complaints.length === 0 ? [] : [`${complaints.join('\n')}\nin\n${text}`];
}

function complaintsAboutItem(audit: Audit, kind: AuditSection['kind'], item: AuditItem): readonly string[] {
  const { reported: mistakes = [], accepted = [], notCovered = [], tests = [], describes } = item;
  const answers = mistakes.length + notCovered.length + tests.length;
  const isAnswered =
    kind === 'language' ? answers + accepted.length > 0 || describes !== undefined : answers > 0;
  return [
    // To be silent is no answer to a mistake.
    ...(isAnswered ? [] : ['nothing shows what becomes of it']),
    ...mistakes.flatMap((one) => complaintsAbout(audit, kind, one)),
    ...accepted.flatMap((one) =>
      serious(problems(audit, one)).map((said) => `${describeReported(said)}\nin\n${one.text}`),
    ),
    ...notCovered
      .filter((part) => NOT_COVERED.filter((line) => line.includes(part)).length !== 1)
      .map((part) => `docs/rules/not-covered.md has not one line with "${part}"`),
    ...tests
      .filter((test) => {
        const [file = '', name = ''] = test.split(' > ');
        return (
          name === '' || !existsSync(join(repositoryRoot, file)) || !readRepositoryFile(file).includes(name)
        );
      })
      .map((test) => `there is no test ${test}`),
  ];
}

describe.each(AUDITS)('$language', (audit) => {
  describe.each(audit.sections)('$heading ($kind)', (section) => {
    it.each(section.items.map((item, index) => [index + 1, item.item, item] as const))(
      '%i: %s',
      (_, __, item) => {
        expect(complaintsAboutItem(audit, section.kind, item).join('\n\n')).toBe('');
      },
    );
  });

  describe('beside the facts', () => {
    needs(FACTS !== undefined, 'no ../shared/facts to count the items of');
    it.each(audit.sections)('$heading: item for item', ({ heading, divided, items }) => {
      const facts = factsItems(readFileSync(join(FACTS ?? '', audit.facts), 'utf8'), heading, divided);
      const pairs = (facts ?? []).map((text, index) => ({ text, word: items[index]?.word }));
      const strange = pairs.filter(({ text, word }) => word === undefined || !text.includes(word));
      expect(strange, `${heading}: ${facts?.length ?? 'no'} items there, ${items.length} here`).toEqual([]);
      expect(items.length).toBe(facts?.length);
    });
  });
});

describe('the facts', () => {
  needs(FACTS !== undefined, 'no ../shared/facts to look for sections in');
  it.each([...new Set(AUDITS.map(({ facts }) => facts))])('%s has no section that is left out', (facts) => {
    const headings = factsHeadings(readFileSync(join(FACTS ?? '', facts), 'utf8'));
    const known = AUDITS.filter((one) => one.facts === facts).flatMap(({ sections }) => sections);
    expect(headings.length).toBeGreaterThan(0);
    expect(headings.filter((text) => !known.some(({ heading }) => text.startsWith(heading)))).toEqual([]);
  });
});

it('says how much there is, and how much of it a rule sees', () => {
  const table = AUDITS.flatMap(({ language, sections }) =>
    sections.map(({ kind, heading, items }) => ({
      language,
      section: `${kind}: ${heading}`,
      items: items.length,
      'by rule': items.filter(({ reported: mistakes }) => mistakes).length,
      examples: items.reduce(
        (sum, one) => sum + (one.reported?.length ?? 0) + (one.accepted?.length ?? 0),
        0,
      ),
      'not covered': items.filter(({ notCovered }) => notCovered).length,
    })),
  );
  console.table(table);
  expect(table.length).toBeGreaterThan(0);
});
