import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/needs.ts';
import { repositoryRoot } from '../support/paths.ts';

// The articles this project grew out of, as they were published and as their authors meant them, through the
// bundled program. They are not part of the repository.
const samples = path.join(repositoryRoot, '../shared/samples');
const absent = existsSync(samples) ? undefined : 'the samples (../shared/samples) are not on this machine';
if (absent) console.warn(`not checked: ${absent}`);

interface Diagnostic {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly severity: string;
  readonly code: string;
}

/** Errors, and what else says that text is missing, as `file:line code`. */
function damage(folder: string): string[] {
  let output: string;
  try {
    output = execFileSync(
      process.execPath,
      [path.join(repositoryRoot, 'dist/cli.js'), 'lint', '--format', 'json', '.'],
      { cwd: path.join(samples, folder), encoding: 'utf8' },
    );
  } catch (error) {
    // Exit code 1: errors were found.
    output = (error as { stdout: string }).stdout;
  }
  const { diagnostics } = JSON.parse(output) as { diagnostics: readonly Diagnostic[] };
  return diagnostics
    .filter(
      ({ severity, code }) =>
        severity === 'error' || code === 'crmsh/stray-backslash' || code === 'tgtadm/echo-heredoc',
    )
    .map(({ file, range, code }) => `${file}:${range.start.line + 1} ${code}`)
    .sort();
}

describe('the samples', () => {
  needs(absent === undefined, absent ?? '');
  it.each(['web-db-pair', 'postgres-pair', 'san'])('%s as its authors meant it has no error', (sample) => {
    expect(damage(`${sample}/repaired`)).toEqual([]);
  });

  it('web-db-pair as published has lost its closing braces, addresses and last property', () => {
    const resource = (name: string) => [
      `etc/drbd.d/${name}.res:12 drbd/invalid-address`,
      `etc/drbd.d/${name}.res:13 drbd/unclosed-section`,
      `etc/drbd.d/${name}.res:13 drbd/unclosed-section`,
      `etc/drbd.d/${name}.res:3 drbd/unclosed-section`,
      `etc/drbd.d/${name}.res:7 drbd/invalid-address`,
      `etc/drbd.d/${name}.res:8 drbd/unclosed-section`,
    ];
    expect(damage('web-db-pair/published')).toEqual([
      'cluster.crm:12 crmsh/bad-address',
      'cluster.crm:26 crmsh/bad-address',
      'cluster.crm:47 crmsh/stray-backslash',
      'etc/drbd.d/global_common.conf:11 drbd/unclosed-section',
      'etc/drbd.d/global_common.conf:18 drbd/unclosed-section',
      'etc/drbd.d/global_common.conf:19 drbd/unclosed-section',
      'etc/drbd.d/global_common.conf:2 drbd/unclosed-section',
      'etc/drbd.d/global_common.conf:26 drbd/unclosed-section',
      'etc/drbd.d/global_common.conf:29 drbd/unclosed-section',
      'etc/drbd.d/global_common.conf:29 drbd/unclosed-section',
      ...resource('mysql'),
      ...resource('www'),
      'etc/ha.d/ha.cf:8 ha-cf/placeholder',
      'etc/ha.d/ha.cf:9 ha-cf/placeholder',
    ]);
  });

  it('postgres-pair as published has lost its closing braces, and its placeholders were never filled in', () => {
    expect(damage('postgres-pair/published')).toEqual([
      'etc/drbd.conf:12 drbd/placeholder',
      'etc/drbd.conf:13 drbd/placeholder',
      'etc/drbd.conf:13 drbd/unclosed-section',
      'etc/drbd.conf:14 drbd/placeholder',
      'etc/drbd.conf:15 drbd/placeholder',
      'etc/drbd.conf:15 drbd/unclosed-section',
      'etc/drbd.conf:15 drbd/unclosed-section',
      'etc/drbd.conf:2 drbd/unclosed-section',
      'etc/drbd.conf:5 drbd/unclosed-section',
      'etc/ha.d/authkeys:2 ha-authkeys/placeholder',
      'etc/ha.d/ha.cf:6 ha-cf/placeholder',
      'etc/ha.d/ha.cf:7 ha-cf/placeholder',
    ]);
  });

  it('san as published has lost its target names, swallows two commands and never ends its here-document', () => {
    expect(damage('san/published')).toEqual([
      'setup-target.sh:4 tgtadm/missing-option',
      'setup-target.sh:4 tgtadm/swallowed-command',
      'setup-target.sh:8 tgtadm/echo-heredoc',
      'setup-target.sh:8 tgtadm/unterminated-heredoc',
      'setup-target.sh:9 tgtadm/missing-option',
      'setup-target.sh:9 tgtadm/swallowed-command',
    ]);
  });
});
