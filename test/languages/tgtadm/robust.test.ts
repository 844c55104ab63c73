import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tgtadm } from '../../../server/src/languages/tgtadm/index.ts';
import { isClusterScript } from '../../../server/src/languages/tgtadm/recognise.ts';
import { parse } from '../../../server/src/languages/tgtadm/script.ts';
import { analyse } from '../../support/analyse.ts';
import { applyEdit, checkDiagnosticsAfter, checkUpdates, edits } from '../../support/incremental.ts';
import { needs } from '../../support/needs.ts';
import { readRepositoryFile, sharedFolder } from '../../support/paths.ts';

const WORDS = [
  'tgtadm',
  ' --op new',
  ' --mode target',
  ' --tid 1',
  ' \\\n',
  '<<EOF\n',
  'EOF\n',
  '"',
  "'",
  '`',
  '$(',
  ')',
  '${',
  '}',
  '{',
  'if ',
  'then\n',
  'fi\n',
  'case x in a) ',
  ';;',
  'esac\n',
  'done\n',
  'for i in 1 2; do ',
  '&&',
  '|',
  ';',
  'crm configure ',
  'primitive p ocf:heartbeat:Dummy\n',
  '-T iqn.2026-01.example:a',
  '\n  --lun 1\n',
];

const SCRIPT = `#!/bin/sh
set -e
TID=1
# the target
tgtadm --lld iscsi --op new --mode target --tid $TID \\
    -T iqn.2026-01.example:a
for lun in 1 2; do
  tgtadm --op new --mode logicalunit --tid 1 --lun $lun -b "/dev/drbd$lun"
done
if [ -n "$1" ]; then tgtadm --op bind --mode target --tid 1 -I "$1"; fi
cat >> /etc/rc.local <<EOF
tgtadm --op bind --mode target --tid 1 -I 10.0.0.5
EOF
crm configure <<EOF
primitive p ocf:heartbeat:Dummy op monitor interval=10s
group g p
EOF
`;

const RUNS = Number(process.env['EDIT_RUNS'] ?? 150);

describe('any text', () => {
  it('is parsed without exception, and every character is in one block', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 5 })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          parse(text);
          let joined = '';
          for (let start = 0; start < text.length; ) {
            const end = tgtadm.blockEnd(text, start);
            expect(end).toBeGreaterThan(start);
            joined += text.slice(start, end);
            start = end;
          }
          expect(joined).toBe(text);
        },
      ),
      { numRuns: RUNS * 4 },
    );
  });

  it('is the same after edits as when read anew', () => {
    fc.assert(
      fc.property(edits(WORDS), (steps) => checkUpdates(tgtadm, 'setup.sh', SCRIPT, steps)),
      { numRuns: RUNS },
    );
  });

  it('has the same problems after edits as when read anew', () => {
    fc.assert(
      fc.property(edits(WORDS), (steps) => {
        let text = SCRIPT;
        // A file that stops being recognised has no problems to compare.
        const recognised = steps.filter((step) => {
          const next = applyEdit(text, step);
          if (!isClusterScript(next)) return false;
          text = next;
          return true;
        });
        checkDiagnosticsAfter([{ path: 'setup.sh', text: SCRIPT }], 'setup.sh', recognised);
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});

describe('recognition by content', () => {
  it.each([
    ['tgtadm --op show --mode target', true],
    ['x() {\n  sudo /usr/sbin/tgtadm --op show --mode target\n}', true],
    ['crm configure <<EOF\nEOF', true],
    ['cat > /etc/rc.local <<EOF\ntgtadm --op show --mode target\nEOF', true],
    ['# tgtadm --op show', false],
    ['echo "use tgtadm --op show"', false],
    ['crm status', false],
    ['command -v tgtadm', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isClusterScript(text)).toBe(expected);
  });
});

describe('the sample cluster', () => {
  it('has a script without errors of its own', () => {
    const text = readRepositoryFile('docs/sample-cluster/setup-target.sh');
    const found = analyse([{ path: 'setup-target.sh', text }]);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

const samples = sharedFolder('samples');

describe('the published storage script', () => {
  needs(samples !== undefined, 'the published samples are not on this machine');
  const read = (state: string) => {
    const file = path.join(samples ?? '', 'san', state, 'setup-target.sh');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const problems = (state: string) =>
    analyse([{ path: 'setup-target.sh', text: read(state) }]).filter(({ severity }) => severity !== 'info');

  it('shows all its damage, each fault once', () => {
    expect(
      problems('published').map(({ code, range, related }) => [range.start.line + 1, code, related.length]),
    ).toEqual([
      [4, 'tgtadm/missing-option', 0],
      [4, 'tgtadm/swallowed-command', 1],
      [8, 'tgtadm/echo-heredoc', 0],
      [8, 'tgtadm/unterminated-heredoc', 0],
      [9, 'tgtadm/missing-option', 0],
      [9, 'tgtadm/swallowed-command', 1],
    ]);
  });

  it('repaired has none', () => {
    expect(problems('repaired')).toEqual([]);
  });
});

if (samples === undefined)
  console.log('the published samples are not on this machine: their test is skipped');

const corpus = sharedFolder('corpus');

describe('scripts from public repositories', () => {
  needs(corpus !== undefined, 'the corpus of real files is not on this machine');
  const folder = path.join(corpus ?? '', 'tgtadm');

  it('are read without exception', () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      expect(
        () => analyse([{ path: 'setup.sh', text: `tgtadm --op show --mode target\n${text}` }]),
        name,
      ).not.toThrow();
    }
  });
});
