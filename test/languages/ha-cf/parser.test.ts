import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/core/features.ts';
import { haCf } from '../../../server/src/languages/ha-cf/index.ts';
import { parse } from '../../../server/src/languages/ha-cf/parser.ts';
import { checkDiagnosticsAfter, checkUpdates, edits, freshDocument } from '../../support/incremental.ts';

/** A line in short: name and values with their offsets; placeholders in brackets. */
function show(text: string): string {
  const { tree, faults } = parse(text);
  expect(faults).toEqual([]);
  if (tree.kind === 'empty') return 'empty';
  const words = [tree.name, ...tree.values].map(({ text: word, span, placeholder }) => {
    expect(text.slice(span.start, span.end)).toBe(word);
    return `${placeholder ? `[${word}]` : word}@${span.start}`;
  });
  return words.join(' ');
}

describe('a line of ha.cf', () => {
  it.each([
    ['deadtime 30\n', 'deadtime@0 30@9'],
    ['  keepalive\t500ms \r\n', 'keepalive@2 500ms@12'],
    ['node alice,bob carol # three\n', 'node@0 alice@5 bob@11 carol@15'],
    ['node alice, bob', 'node@0 alice@5 bob@12'],
    ['keepalive 2#two\n', 'keepalive@0 2@10'],
    ['# all of it\n', 'empty'],
    [' \t\r\n', 'empty'],
    ['', 'empty'],
    ['apiauth ipfail uid=root,hacluster\n', 'apiauth@0 ipfail@8 uid=root,hacluster@15'],
    ['respawn root /bin/x a,b\n', 'respawn@0 root@8 /bin/x@13 a,b@20'],
    ['respawns root a,b\n', 'respawns@0 root@9 a@14 b@16'],
    ['node respawn ucast\n', 'node@0 respawn@5 ucast@13'],
    ['node,alice bob\n', 'node,alice@0 bob@11'],
    ['node <node1 name as per uname -n>\r\n', 'node@0 [<node1 name as per uname -n>]@5'],
    ['node <first name> <second>\n', 'node@0 [<first name>]@5 [<second>]@18'],
    ['node <not closed\n', 'node@0 [<not closed]@5'],
    ['node web-<n> b\n', 'node@0 [web-<n>]@5 b@13'],
    ['ucast eth0 {{ peer }}\n', 'ucast@0 eth0@6 [{{ peer }}]@11'],
    ['node al{ice\n', 'node@0 al{ice@5'],
    ['logfile /päth\n', 'logfile@0 /päth@8'],
  ])('%j', (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  it('is read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        for (let start = 0; start < text.length; ) {
          const end = haCf.blockEnd(text, start);
          expect(end).toBeGreaterThan(start);
          show(text.slice(start, end));
          start = end;
        }
      }),
    );
  });
});

const SAMPLE = `# the pair
autojoin none
keepalive 2
deadtime 15
udpport 694
ucast eth0 10.0.0.1
ucast eth0 10.0.0.2
node alice bob
crm respawn
`;
const WORDS = [
  ...[
    'node',
    'alice',
    'bob',
    'deadtime 30s',
    'keepalive',
    'ucast eth0 10.0.0.1\n',
    'crm yes\n',
    'udpport 695\n',
  ],
  ...['mcast', 'initdead 5\n', '<name>', 'auth 1\n', 'legacy', 'ping 10.0.0.9\n'],
];

describe('editing', () => {
  it('gives what a fresh parse gives', () => {
    fc.assert(fc.property(edits(WORDS), (steps) => checkUpdates(haCf, 'etc/ha.d/ha.cf', SAMPLE, steps)));
  });

  it('gives the diagnostics that a fresh cluster gives', () => {
    const files = [
      { path: 'etc/ha.d/ha.cf', text: SAMPLE },
      { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 crc\n' },
    ];
    const step = (steps: Parameters<typeof checkDiagnosticsAfter>[2]) =>
      checkDiagnosticsAfter(files, 'etc/ha.d/ha.cf', steps);
    fc.assert(fc.property(edits(WORDS), step), { numRuns: 60 });
  });
});

it('shows directives in the outline', () => {
  const document = freshDocument(haCf, 'etc/ha.d/ha.cf', 'node alice bob # two\n\nbcast eth0\nkeepalive\n');
  expect(outline(document).map(({ name, detail, kind }) => `${kind} ${name}: ${detail}`)).toEqual([
    'node node: alice bob',
    'device bcast: eth0',
    'option keepalive: ',
  ]);
});
