import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainNode } from '../support/plain-node.ts';

const program = path.join(path.dirname(path.dirname(import.meta.dirname)), 'dist/cli.js');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-formats-'));
  mkdirSync(path.join(folder, 'a b'));
  writeFileSync(path.join(folder, 'a b/authkeys'), 'auth 1\n1 sha<&"257 kO8Ud1QwpL3x\n');
  writeFileSync(path.join(folder, 'ha.cf'), 'node alice bob\nbcast eth0\nauto_failback on\ncrm respawn\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(format: string): string {
  const args = [program, 'lint', '--format', format, '.'];
  const { stdout, stderr, status } = spawnSync(plainNode(), args, { cwd: folder, encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 1 });
  return stdout;
}

const all = () => JSON.parse(report('json')).diagnostics as readonly { code: string; severity: string }[];

describe('lint --format', () => {
  it('github: one command for each problem, with what would end a property escaped', () => {
    const lines = report('github').trimEnd().split('\n');
    expect(lines).toHaveLength(all().length);
    for (const line of lines) {
      expect(line).toMatch(
        /^::(error|warning|notice) file=[^:,]+,line=\d+,endLine=\d+,col=\d+(,endColumn=\d+)?,title=[a-z-]+\/[a-z0-9-]+::\S/,
      );
    }
    const method = lines.find((line) => line.includes('title=ha-authkeys/unknown-method'));
    expect(method).toContain('::error file=a b/authkeys,line=2,endLine=2,col=3,endColumn=11,');
  });

  it('junit: XML with a failure for each error and warning', () => {
    const xml = report('junit');
    const failures = all().filter(({ severity }) => severity === 'error' || severity === 'warning');
    expect(xml.match(/<failure /g)).toHaveLength(failures.length);
    expect(xml).toContain('<testsuite name="a b/authkeys"');
    expect(xml).toContain('sha&lt;&amp;');
    try {
      execFileSync('xmllint', ['--noout', '-'], { input: xml, stdio: ['pipe', 'pipe', 'pipe'] });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      console.info('xmllint is not here: that the report is well-formed was not checked');
    }
  });

  it('sarif: results that point to their rules, files and places', () => {
    const sarif = JSON.parse(report('sarif'));
    expect(sarif.version).toBe('2.1.0');
    const [run] = sarif.runs;
    expect(run.results).toHaveLength(all().length);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const method = run.results.find((one: { ruleId: string }) => one.ruleId === 'ha-authkeys/unknown-method');
    expect(method).toMatchObject({
      level: 'error',
      message: { text: expect.stringContaining('refuses to start') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/authkeys', uriBaseId: 'ROOT' },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 12 },
          },
        },
      ],
    });
    const rule = run.tool.driver.rules[method.ruleIndex];
    expect(rule.help.text).toContain('Why it matters');
  });
});
