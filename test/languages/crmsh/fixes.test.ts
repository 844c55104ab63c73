import { describe, expect, it } from 'vitest';
import { crmsh } from '../../../server/src/languages/crmsh/index.ts';
import { analyse, makeCluster, uriOf } from '../../support/analyse.ts';
import { readFixture } from '../../support/fixture.ts';

// Every fix of every bad example: it mends what it was offered for, and breaks nothing else.
const cases = crmsh.rules.flatMap((rule) =>
  rule.examples.bad.flatMap((source) => {
    const { files } = readFixture(source, 'cluster.crm');
    const cluster = makeCluster(files);
    return files.flatMap((file) => {
      const document = cluster.documents.get(uriOf(file.path));
      return cluster
        .diagnostics(uriOf(file.path))
        .filter(({ code }) => code === rule.code)
        .flatMap(({ fixes, message }) =>
          fixes.map((fix) => {
            const edits = fix.edits
              .filter(({ location }) => location.slot.document === document)
              .map(({ location: { slot, span }, text }) => ({
                from: slot.start + span.start,
                to: slot.start + span.end,
                text,
              }))
              .sort((a, b) => b.from - a.from);
            const text = edits.reduce(
              (all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to),
              file.text,
            );
            return { code: rule.code, title: fix.title, message, before: file.text, after: text };
          }),
        );
    });
  }),
);

describe('fixes', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  it.each(cases.map((one) => [one.code, one.title, one] as const))(
    '%s: %s',
    (code, _title, { message, before, after }) => {
      expect(after).not.toBe(before);
      const problems = (text: string) => analyse([{ path: 'cluster.crm', text }]);
      expect(
        problems(after).filter((one) => one.code === code && one.message === message),
        after,
      ).toEqual([]);
      const errors = (text: string) => problems(text).filter(({ severity }) => severity === 'error').length;
      expect(errors(after), after).toBeLessThanOrEqual(errors(before));
    },
  );
});
