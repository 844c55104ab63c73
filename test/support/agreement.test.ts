import { describe, expect, it } from 'vitest';
import { Agreement, reasonForAll } from './agreement.ts';

describe('an agreement', () => {
  it('counts every case in one column', () => {
    const suite = new Agreement('a tool').suite('some files');
    suite.agree();
    suite.agree();
    suite.deliberate('they guess');
    suite.disagree('one.conf');
    expect(suite.row()).toEqual({ suite: 'some files', cases: 4, agree: 2, deliberate: 1, otherwise: 1 });
  });

  it('counts lines that are at most one apart', () => {
    const suite = new Agreement('a tool').suite('some files');
    for (const ours of [[3], [9, 5], [6], []]) suite.compareLine(4, ours);
    expect(suite.row()['line within 1']).toBe('2 of 4');
  });

  it('fails with the disagreements, and with nothing else', () => {
    const suite = new Agreement('a tool').suite('some files');
    suite.agree();
    suite.deliberate('they guess');
    suite.expectNoDisagreement();
    const names = Array.from({ length: 22 }, (_, index) => `${index + 1}.conf`);
    for (const name of names) suite.disagree(name);
    const shown = [...names.slice(0, 20), 'and 2 more'].join('\n');
    expect(() => suite.expectNoDisagreement()).toThrow(expect.objectContaining({ actual: shown }));
  });

  it('excuses several errors only when there is a reason for each', () => {
    const reasonFor = (code: string) => (code === 'unknown' ? undefined : `because of ${code}`);
    expect(reasonForAll(['a', 'b'], reasonFor)).toBe('because of a');
    expect(reasonForAll(['a', 'unknown'], reasonFor)).toBeUndefined();
    expect(reasonForAll([], reasonFor)).toBeUndefined();
  });
});
