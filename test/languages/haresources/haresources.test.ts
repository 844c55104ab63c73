import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/core/features.ts';
import { haresources } from '../../../server/src/languages/haresources/index.ts';
import { blockEnd, parse } from '../../../server/src/languages/haresources/parser.ts';
import { superlinear } from '../../fuzz/linear.ts';
import { many } from '../../fuzz/shapes.ts';
import { analyse, makeCluster, uriOf } from '../../support/analyse.ts';
import { accepted, hoverAt, labelsAt } from '../../support/cursor.ts';
import { mended } from '../../support/fixes.ts';
import { checkDiagnosticsAfter, checkUpdates, edits, freshDocument } from '../../support/incremental.ts';

const PATH = 'etc/ha.d/haresources';

/** A group in short: `node: script(argument, argument) ...`; an address alone without a script. */
function show(text: string): string {
  const { tree, faults } = parse(text);
  expect(faults).toEqual([]);
  if (tree.kind === 'empty') return 'empty';
  const resources = tree.resources.map(({ text: word, span, script, args }) => {
    expect(text.slice(span.start, span.end).replace(/\\\r*\n/g, '')).toBe(word);
    for (const argument of args) {
      expect(text.slice(argument.span.start, argument.span.end).replace(/\\\r*\n/g, '')).toBe(argument.text);
    }
    return script ? `${script.text}(${args.map((one) => one.text).join(', ')})` : word;
  });
  return [
    `${tree.node.text}:`,
    ...resources,
    ...(tree.dangling ? ['dangling'] : []),
    ...(tree.comment ? [tree.comment.text] : []),
  ].join(' ');
}

describe('a line of haresources', () => {
  it.each([
    ['alice 10.0.0.1 httpd\n', 'alice: 10.0.0.1 httpd()'],
    ['alice\t10.0.0.1/24/eth0:1  httpd', 'alice: 10.0.0.1/24/eth0:1 httpd()'],
    ['bob Filesystem::/dev/drbd0::/srv::ext4\n', 'bob: Filesystem(/dev/drbd0, /srv, ext4)'],
    ['bob IPaddr::10.0.0.1/24/eth0:1\n', 'bob: IPaddr(10.0.0.1/24/eth0:1)'],
    ['bob LinuxSCSI::0:0:11\n', 'bob: LinuxSCSI(0:0:11)'],
    ['bob IPaddr:10.0.0.1\n', 'bob: IPaddr:10.0.0.1()'],
    ['bob Filesystem::a::::b\n', 'bob: Filesystem(a, , b)'],
    ['bob x:::y\n', 'bob: x(:y)'],
    ['alice httpd # web\n', 'alice: httpd() # web'],
    ['alice httpd# web\n', 'alice: httpd() # web'],
    ['# alice \\\n', 'empty'],
    [' \t\r\n', 'empty'],
    ['', 'empty'],
    ['alice a \\\n  b\n', 'alice: a() b()'],
    ['alice a\\\n  b\n', 'alice: a() b()'],
    ['alice a \\\nb\n', 'alice: a() b()'],
    ['alice a\\\nb\n', 'alice: ab()'],
    ['alice Filesystem::/dev/x::\\\n/srv\n', 'alice: Filesystem(/dev/x, /srv)'],
    ['alice a \\\n b # c\n', 'alice: a() b() #() c()'],
    ['alice a \\\n\\\n\\\n b\n', 'alice: a() b()'],
    ['alice a \\\n', 'alice: a() dangling'],
    ['alice a \\', 'alice: a() dangling'],
    ['alice a \\ \n', 'alice: a() \\()'],
    ['alice a\\b\n', 'alice: a\\b()'],
    ['alice a \\\r\n b\r\n', 'alice: a() b()'],
    ['<node 1> IPaddr::<the address>\n', '<node 1>: IPaddr(<the address>)'],
    ['alice {{ ip }} httpd\n', 'alice: {{ ip }}() httpd()'],
    ['alice <open httpd\n', 'alice: <open() httpd()'],
  ])('%j', (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  it.each([
    ['a \\\n b\nc\n', 'a \\\n b\n'],
    ['a # \\\n b\n', 'a # \\\n'],
    ['# \\\n b\n', '# \\\n'],
    ['a \\ \n b\n', 'a \\ \n'],
    ['a \\\n b # \\\n c\nd', 'a \\\n b # \\\n c\n'],
  ])('%j ends', (text, first) => {
    expect(text.slice(0, blockEnd(text, 0))).toBe(first);
  });

  it('is read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        for (let start = 0; start < text.length; ) {
          const end = haresources.blockEnd(text, start);
          expect(end).toBeGreaterThan(start);
          show(text.slice(start, end));
          start = end;
        }
      }),
    );
  });

  it('is read in time that grows with its length', () => {
    for (const piece of ['\\\n', '<', '{{', ':', ' ', '\r', 'a\\\n']) {
      expect(superlinear(haresources, many(piece)), JSON.stringify(piece)).toBeUndefined();
    }
  });
});

const SAMPLE = `# the pair
alice drbddisk::db Filesystem::/dev/drbd0::/srv/db::ext4 \\
  10.0.0.100/24/eth0 mysqld # the database
bob IPaddr::10.0.0.101 httpd MailTo::root::Takeover
`;
const WORDS = [
  ...[
    'alice',
    ' \\\n',
    '\\\n',
    '::',
    ':',
    '#',
    'IPaddr::10.0.0.1',
    ' httpd',
    '\nbob ',
    'drbddisk::db',
    '<node>',
  ],
  ...['Filesystem::/dev/drbd0::/srv', ' 10.0.0.300', '"', '\\ \n', 'crm yes\n'],
];

describe('editing', () => {
  it('gives what a fresh parse gives', () => {
    fc.assert(fc.property(edits(WORDS), (steps) => checkUpdates(haresources, PATH, SAMPLE, steps)));
  });

  it('gives the diagnostics that a fresh cluster gives', () => {
    const files = [
      { path: PATH, text: SAMPLE },
      { path: 'etc/ha.d/ha.cf', text: 'node alice bob\nbcast eth0\n' },
      { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 sha1 kO8Ud1Qw\n' },
    ];
    const step = (steps: Parameters<typeof checkDiagnosticsAfter>[2]) => {
      checkDiagnosticsAfter(files, PATH, steps);
      checkDiagnosticsAfter(files, 'etc/ha.d/ha.cf', steps);
    };
    fc.assert(fc.property(edits(WORDS), step), { numRuns: 60 });
  });
});

/** Codes with lines, of a file beside a sound ha.cf. */
function problems(text: string): string[] {
  return analyse([{ path: PATH, text }]).map(({ code, range }) => `${range.start.line + 1} ${code}`);
}

describe('one fault gives one problem', () => {
  it.each([
    [SAMPLE.replace(' # the database', ''), []],
    [SAMPLE, ['3 haresources/comment-in-continuation']],
    ['alice drbddisk:db Filesystem::/dev/drbd0::/srv::ext4\n', ['1 haresources/single-colon']],
    ['alice IPaddr:10.0.0.300\n', ['1 haresources/single-colon']],
    ['alice Filesystem::/dev/drbd0\n', ['1 haresources/argument-count', '1 haresources/missing-drbddisk']],
    ['alice drbddisk::a\n Filesystem::/dev/sda1::/srv\n', ['2 haresources/missing-continuation']],
    ['alice 10.0.0.1\n  httpd\n', ['2 haresources/missing-continuation']],
    ['alice 10.0.0.1\\\nhttpd\n', ['1 haresources/glued-words']],
    ['alice 10.0.0.1 MailTo::root::"a b c"\n', ['1 haresources/literal-quote']],
    ['<node> <ip> httpd\n', ['1 haresources/placeholder', '1 haresources/placeholder']],
    ['alice 10.0.0.1 httpd \\\n', ['1 haresources/stray-backslash']],
    ['alice 10.0.0.1 httpd \\ \n', ['1 haresources/stray-backslash']],
    ['alice 10.0.0.1 # x \\\n  httpd\n', ['1 haresources/commented-backslash']],
    ['alice 10.0.0.1 httpd\r\nbob 10.0.0.2 \\\r\n mysqld\r\n', ['1 haresources/carriage-return']],
    ['alice 10.0.0.1 httpd\nbob 10.0.0.1 mysqld\n', ['2 haresources/duplicate-key']],
    ['alice MailTo::root 10.0.0.1\nbob 10.0.0.1 mysqld\n', ['1 haresources/duplicate-key']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('says of a node that ha.cf does not know that heartbeat refuses to start', () => {
    const reported = analyse([
      { path: 'etc/ha.d/ha.cf', text: 'node alice bob\nbcast eth0 eth1\nauto_failback on\n' },
      { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 sha1 kO8Ud1Qw\n' },
      { path: PATH, text: 'alice 10.0.0.1 httpd\nBOB 10.0.0.2\ncarol 10.0.0.3\n' },
    ]);
    expect(
      reported.map(({ code, severity, range }) => `${range.start.line + 1} ${severity} ${code}`),
    ).toEqual(['3 error cluster/node-name-mismatch']);
  });
});

describe('fixes', () => {
  it.each([
    [
      'haresources/single-colon',
      'a Filesystem:/dev/sda1:/srv:ext3\n',
      'a Filesystem::/dev/sda1::/srv::ext3\n',
    ],
    ['haresources/single-colon', 'a IPaddr:10.0.0.1/24/eth0:1\n', 'a IPaddr::10.0.0.1/24/eth0:1\n'],
    ['haresources/unknown-script', 'a Filesytem::/dev/sda1::/srv\n', 'a Filesystem::/dev/sda1::/srv\n'],
    ['haresources/unknown-script', 'a /etc/init.d/httpd\n', 'a httpd\n'],
    ['haresources/glued-words', 'a 10.0.0.1\\\nhttpd\n', 'a 10.0.0.1 \\\nhttpd\n'],
    ['haresources/stray-backslash', 'a httpd \\\n', 'a httpd\n'],
    [
      'haresources/resource-order',
      'a Filesystem::/dev/drbd0::/srv drbddisk::r0 httpd\n',
      'a drbddisk::r0 Filesystem::/dev/drbd0::/srv httpd\n',
    ],
    ['haresources/missing-continuation', 'a drbddisk::r0\n  10.0.0.1\n', 'a drbddisk::r0 \\\n  10.0.0.1\n'],
    ['haresources/comment-in-continuation', 'a b \\\n c # d\n', 'a b \\\n c\n'],
    ['haresources/commented-backslash', 'a b # x \\\n c\n', 'a b \\\n c\n'],
    ['haresources/bad-address', 'a IPaddr2::10.0.0.1/255.255.252.0\n', 'a IPaddr2::10.0.0.1/22\n'],
  ])('%s: %j', (code, text, expected) => {
    expect(mended(makeCluster([{ path: PATH, text }]), uriOf(PATH), code)).toBe(expected);
    expect(analyse([{ path: PATH, text: expected }]).map((one) => one.code)).not.toContain(code);
  });

  it('drbddisk is inserted with the resource that makes the device', () => {
    const drbd =
      'resource db {\n  device /dev/drbd0;\n  disk /dev/vg0/db;\n  meta-disk internal;\n  on a { address 10.0.0.1:7789; node-id 0; }\n  on b { address 10.0.0.2:7789; node-id 1; }\n}\n';
    const files = [
      { path: 'etc/drbd.d/db.res', text: drbd },
      { path: PATH, text: 'a Filesystem::/dev/drbd0::/srv\n' },
    ];
    expect(mended(makeCluster(files), uriOf(PATH), 'haresources/missing-drbddisk')).toBe(
      'a drbddisk::db Filesystem::/dev/drbd0::/srv\n',
    );
  });
});

describe('completion', () => {
  const DRBD =
    '#- etc/drbd.d/db.res\nresource db { device /dev/drbd0; disk /dev/vg0/db; meta-disk internal; on alice { address 10.0.0.1:7789; node-id 0; } on bob { address 10.0.0.2:7789; node-id 1; } }\n#- etc/ha.d/haresources\n';

  it.each([
    [`${DRBD}<|>`, ['alice', 'bob']],
    [`${DRBD}alice drbddisk::<|>`, ['db']],
    [`${DRBD}alice Filesystem::<|>`, ['/dev/drbd0']],
    [`${DRBD}alice \\\n  drbddisk::d<|>`, ['db']],
    ['alice Filesystem::/dev/sda1::/srv::<|>', ['ext4', 'xfs', 'ext3', 'btrfs', 'nfs', 'ocfs2', 'gfs2']],
    ['alice httpd # <|>', []],
    ['alice nosuch::<|>', []],
  ])('%j', (source, expected) => {
    expect(labelsAt(source, PATH).filter((label) => !label.startsWith('/dev/drbd/'))).toEqual(expected);
  });

  it('puts drbddisk first where there is DRBD', () => {
    expect(labelsAt(`${DRBD}alice <|>`, PATH)[0]).toBe('drbddisk');
    expect(labelsAt('alice <|>', PATH).slice(0, 2)).toEqual(['IPaddr', 'IPaddr2']);
  });

  it('goes on with the arguments', () => {
    expect(accepted('alice File<|>', PATH, 'Filesystem')).toBe('alice Filesystem::');
    expect(accepted('alice 10.0.0.1 htt<|>\n', PATH, 'httpd')).toBe('alice 10.0.0.1 httpd\n');
  });
});

describe('hover', () => {
  it.each([
    [
      'ali<|>ce drbddisk::db 10.0.0.1 httpd\n',
      'alice',
      /`drbddisk::db`, then `10\.0\.0\.1`, and last `httpd`/,
    ],
    [
      'alice drbd<|>disk::db httpd\n',
      'drbddisk::db',
      /drbddisk\[::resource\][\s\S]*Started first and stopped after `httpd`/,
    ],
    [
      'alice a 10.0.<|>0.1/24/eth0\n',
      '10.0.0.1/24/eth0',
      /network of 24 bits on eth0[\s\S]*Started after `a` and stopped first/,
    ],
    ['alice Filesystem::/dev/sda1::/s<|>rv\n', '/srv', /directory.*must exist/],
    ['alice ow<|>n\n', 'own', /resource\.d or \/etc\/init\.d/],
  ])('%j', (source, about, says) => {
    expect(hoverAt(source, PATH)).toMatchObject({ about, says: expect.stringMatching(says) });
  });
});

it('shows groups and their resources in the outline', () => {
  const document = freshDocument(haresources, PATH, 'alice 10.0.0.1 \\\n drbddisk::db # x\n\nbob httpd\n');
  expect(
    outline(document).map(({ name, children }) => [
      name,
      children?.map((one) => `${one.name} ${one.detail}`.trim()),
    ]),
  ).toEqual([
    ['alice', ['IPaddr 10.0.0.1', 'drbddisk db', '#', 'x']],
    ['bob', ['httpd']],
  ]);
});
