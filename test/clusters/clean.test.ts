import { describe, expect, it } from 'vitest';
import { describeReported } from '../support/check.ts';
import { ALLOWED } from './allowed.ts';
import { cleanClusters, lint } from './clusters.ts';

describe('clean clusters', () => {
  it('are of many kinds', () => {
    console.log(
      `${cleanClusters.length} clean clusters: ${cleanClusters.map(({ name }) => name).join(', ')}`,
    );
    expect(cleanClusters.length).toBeGreaterThanOrEqual(12);
  });

  describe.each(cleanClusters)('$name', ({ name, files }) => {
    const allowed = new Set(ALLOWED.filter(({ cluster }) => cluster === name).map(({ code }) => code));

    it('gives no error, no warning, and only the advice that is listed', async () => {
      const said = await lint(files);
      const advice = (severity: string) => severity === 'info' || severity === 'hint';
      const noise = said.filter(({ code, severity }) => !(advice(severity) && allowed.has(code)));
      expect(noise.map(describeReported)).toEqual([]);
      expect(new Set(said.map(({ code }) => code)), 'every allowance is needed').toEqual(allowed);
    });
  });
});
