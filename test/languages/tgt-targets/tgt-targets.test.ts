import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/core/features.ts';
import { tgtTargets } from '../../../server/src/languages/tgt-targets/index.ts';
import { blockEnd, parse } from '../../../server/src/languages/tgt-targets/parser.ts';
import { children, type TargetsNode } from '../../../server/src/languages/tgt-targets/tree.ts';
import { superlinear } from '../../fuzz/linear.ts';
import { many } from '../../fuzz/shapes.ts';
import { analyse, makeCluster, uriOf } from '../../support/analyse.ts';
import { accepted, hoverAt, labelsAt } from '../../support/cursor.ts';
import { mended } from '../../support/fixes.ts';
import { checkDiagnosticsAfter, checkUpdates, edits, freshDocument } from '../../support/incremental.ts';

const PATH = 'etc/tgt/targets.conf';
const NAME = 'iqn.2026-01.com.example:a';

/** A tree in short: `target(name){key=value; ...}`. */
function show(node: TargetsNode): string {
  switch (node.kind) {
    case 'root':
      return children(node).map(show).join('; ');
    case 'section':
      return `${node.name.text}(${node.argument?.text ?? ''}){${children(node).map(show).join('; ')}}`;
    case 'include':
      return `include ${node.path.text}`;
    case 'entry':
      return `${node.key.text}=${node.value?.text ?? ''}${node.comment ? ` ${node.comment.text}` : ''}`;
  }
}

function checkSpans(node: TargetsNode, text: string): void {
  expect(node.span.end).toBeLessThanOrEqual(text.length);
  expect(node.span.start).toBeLessThanOrEqual(node.span.end);
  for (const child of children(node)) {
    expect(child.span.start).toBeGreaterThanOrEqual(node.span.start);
    expect(child.span.end).toBeLessThanOrEqual(node.span.end);
    checkSpans(child, text);
  }
}

describe('a block of targets.conf', () => {
  it.each([
    ['<target a>\n\tbacking-store /dev/b # c\n</target>\n', 'target(a){backing-store=/dev/b # c}', []],
    ['key = a b\n', 'key=a b', []],
    ['key=a=b', 'key=a=b', []],
    ['incominguser "a b"\r\n', 'incominguser=a b', []],
    ['incominguser a b\\#c#d\n', 'incominguser=a b#c #d', []],
    ['include /etc/tgt/conf.d/*.conf\n', 'include /etc/tgt/conf.d/*.conf', []],
    ['Include "/etc/x y"\n', 'include /etc/x y', []],
    ['/* a\n<target b>\n*/\n', '', []],
    ['<target a>\n<backing-store /b/>\n</target>\n', 'target(a){backing-store(/b){}}', []],
    ['<target a>\nkey \\\n  value\n</target>\n', 'target(a){key=value}', []],
    ['key <<EOF\n<target>\nEOF\n', 'key=<target>', []],
    ['key <<EOF\na b\n', '', ['unclosed-here-document']],
    ['<target a>\nb c\n', 'target(a){b=c}', ['unclosed-section']],
    [
      '<target a>\n<backing-store b>\nc d\n</target>\n',
      'target(a){backing-store(b){c=d}}',
      ['unclosed-section'],
    ],
    ['<target a\nb c\n</target>\n', 'target(a){b=c}', ['unclosed-tag']],
    ['<target a> b c\n</target>\n', 'target(a){}', ['text-after-tag']],
    ['<target a>\nb c\n</tagret>\n', 'target(a){b=c}', ['mismatched-closing']],
    ['</target>\n', '', ['surplus-closing']],
    ['/* a\nb c\n', '', ['unclosed-comment']],
    ['<', '(){}', ['unclosed-tag', 'unclosed-section']],
    ['= a\n', '=a', []],
    ['', '', []],
  ])('%j', (text, shown, faults) => {
    const parsed = parse(text);
    expect(show(parsed.tree)).toBe(shown);
    expect(parsed.faults.map(({ kind }) => kind)).toEqual(faults);
    checkSpans(parsed.tree, text);
  });

  it.each([
    ['a b\nc d\n', 'a b\n'],
    ['<target a>\nb c\n</target>\nd e\n', '<target a>\nb c\n</target>\n'],
    ['<target a>\nb c\n<target d>\n', '<target a>\nb c\n'],
    ['<target a>\n/*\n</target>\n*/\n</target>\nb', '<target a>\n/*\n</target>\n*/\n</target>\n'],
    ['a \\\n b\nc', 'a \\\n b\n'],
    ['a <<X\n<target b>\nX\nc d', 'a <<X\n<target b>\nX\n'],
    ['/*\na b\n*/\nc d\n', '/*\na b\n*/\n'],
  ])('%j ends', (text, first) => {
    expect(text.slice(0, blockEnd(text, 0))).toBe(first);
  });

  it('is read whatever stands in it', () => {
    const pieces = fc.constantFrom(
      '<target ',
      '>',
      '</',
      '\n',
      '#',
      '/*',
      '*/',
      '<<',
      '\\',
      ' ',
      '=',
      '"',
      'a',
    );
    const mixed = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), mixed), (text) => {
        for (let start = 0; start < text.length; ) {
          const end = tgtTargets.blockEnd(text, start);
          expect(end).toBeGreaterThan(start);
          checkSpans(parse(text.slice(start, end)).tree, text);
          start = end;
        }
      }),
    );
  });

  it('is read in time that grows with its length', () => {
    for (const piece of ['<a>\n', '<', '>', '</a>\n', '\\\n', '#', '/*', '*/', '= ', 'a ', '"', 'a <<b\n']) {
      expect(superlinear(tgtTargets, many(piece)), JSON.stringify(piece)).toBeUndefined();
    }
  });
});

const SAMPLE = `default-driver iscsi
# the san
<target ${NAME}>
\tbacking-store /dev/drbd0
\tinitiator-address 10.0.0.5
\tincominguser backup secretsecret
</target>
<target iqn.2026-01.com.example:b>
\tinitiator-address 10.0.0.5
\t<backing-store /dev/drbd1>
\t\tlun 3
\t\twrite-cache off
\t</backing-store>
</target>
`;
const WORDS = [
  ...[
    '<target x>\n',
    '</target>\n',
    '<backing-store /dev/c>\n',
    '</backing-store>',
    'lun 1\n',
    '/*',
    '*/',
    '\\\n',
  ],
  ...[
    'initiator-name x\n',
    ' = ',
    'scsi_id <<E\nx\nE\n',
    'include x\n',
    '"',
    '\\#',
    '>',
    'write-cache off\n',
  ],
];

describe('editing', () => {
  it('gives what a fresh parse gives', () => {
    fc.assert(fc.property(edits(WORDS), (steps) => checkUpdates(tgtTargets, PATH, SAMPLE, steps)));
  });

  it('gives the diagnostics that a fresh cluster gives', () => {
    const files = [
      { path: PATH, text: SAMPLE },
      { path: 'etc/tgt/conf.d/more.conf', text: SAMPLE },
    ];
    const step = (steps: Parameters<typeof checkDiagnosticsAfter>[2]) =>
      checkDiagnosticsAfter(files, PATH, steps);
    fc.assert(fc.property(edits(WORDS), step), { numRuns: 60 });
  });
});

/** Codes with lines. */
function problems(text: string): string[] {
  return analyse([{ path: PATH, text }]).map(
    ({ code, range }) => `${range.start.line + 1} ${code.slice('tgt-targets/'.length)}`,
  );
}

describe('one fault gives one problem', () => {
  it.each([
    [SAMPLE, []],
    [SAMPLE.replace('</target>\n<target iqn', '<target iqn'), ['3 unclosed-section']],
    [SAMPLE.replace(`${NAME}>`, NAME), ['3 unclosed-tag']],
    [SAMPLE.replace('</backing-store>', ''), ['10 unclosed-section']],
    [SAMPLE.replace('initiator-address', 'initiator-adress'), ['5 unknown-key']],
    [SAMPLE.replace('lun 3', 'lun 0'), ['11 lun-number']],
    [SAMPLE.replace('lun 3', 'lun'), ['11 missing-value']],
    [SAMPLE.replace('secretsecret', 'secret#secret'), ['6 value-with-hash']],
    [SAMPLE.replace('off', 'false'), ['12 bad-value']],
    [SAMPLE.replace('/dev/drbd0', '<disk>'), ['4 placeholder']],
    [SAMPLE.replace('example:b', 'example:a'), ['8 duplicate-target']],
    [SAMPLE.replace('10.0.0.5', '10.0.0.5.5'), ['5 unmatchable-initiator']],
    [SAMPLE.replace('default-driver iscsi', 'write-cache off'), ['1 misplaced-key']],
  ])('%#', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

it('knows a LUN on the disk beneath DRBD', () => {
  const reported = analyse([
    {
      path: 'etc/drbd.d/san.res',
      text: 'resource san {\n  device /dev/drbd0;\n  disk /dev/vg0/san;\n  meta-disk internal;\n  on alice { address 10.0.0.1:7789; node-id 0; }\n  on bob { address 10.0.0.2:7789; node-id 1; }\n}\n',
    },
    { path: PATH, text: SAMPLE.replace('/dev/drbd1', '/dev/vg0/san') },
  ]).filter(({ severity }) => severity === 'error');
  expect(reported.map(({ code, range }) => `${range.start.line + 1} ${code}`)).toEqual([
    '10 cluster/disk-owned-by-drbd',
  ]);
  expect(reported[0]?.message).toContain('LUN iqn.2026-01.com.example:b/3');
});

describe('fixes', () => {
  it.each([
    ['mismatched-closing', SAMPLE.replace('</target>', '</targt>'), SAMPLE],
    ['unclosed-tag', SAMPLE.replace(`${NAME}>`, NAME), SAMPLE],
    ['unknown-key', SAMPLE.replace('write-cache', 'write_cache'), SAMPLE],
    ['password-with-blank', SAMPLE.replace('backup secret', 'backup  secret'), SAMPLE],
    ['bad-value', SAMPLE.replace('off', 'OFF'), SAMPLE],
    ['unmatchable-initiator', SAMPLE.replace('10.0.0.5', 'all'), SAMPLE.replace('10.0.0.5', 'ALL')],
    [
      'target-name-form',
      SAMPLE.replace('example:a', 'example:my_a'),
      SAMPLE.replace('example:a', 'example:my-a'),
    ],
    ['text-after-tag', SAMPLE.replace(`${NAME}>\n`, `${NAME}>`).replace('>\t', '>'), SAMPLE],
    [
      'value-with-hash',
      SAMPLE.replace('secretsecret', 'secret#secret'),
      SAMPLE.replace('secretsecret', 'secret\\#secret'),
    ],
  ])('%s', (concept, text, expected) => {
    expect(mended(makeCluster([{ path: PATH, text }]), uriOf(PATH), `tgt-targets/${concept}`)).toBe(expected);
  });
});

describe('completion', () => {
  const labels = (source: string) => labelsAt(source, PATH);

  it('offers what fits the place', () => {
    expect(labels('<|>')).toEqual(expect.arrayContaining(['<target>', 'default-driver', 'include']));
    expect(labels('<|>')).not.toContain('lun');
    expect(labels(`<target ${NAME}>\n\t<|>\n</target>\n`).slice(0, 3)).toEqual([
      'backing-store',
      'initiator-address',
      'incominguser',
    ]);
    const inStore = labels(
      `<target ${NAME}>\n<backing-store /dev/b>\nlun 1\n<|>\n</backing-store>\n</target>\n`,
    );
    expect(inStore).toContain('write-cache');
    expect(inStore).not.toContain('lun');
    expect(inStore).not.toContain('initiator-address');
  });

  it.each([
    ['<target a>\nwrite-cache <|>\n</target>', ['on', 'off']],
    ['<target a>\nwrite-cache = <|>\n</target>', ['on', 'off']],
    ['<target a>\n<<|>\n</target>', ['backing-store', 'direct-store']],
    ['<target a>\nb c\n</<|>', ['target']],
    ['# <|>', []],
    ['nonsense <|>', []],
  ])('%j', (source, expected) => {
    expect(labels(source)).toEqual(expected);
  });

  it('writes whole sections', () => {
    expect(accepted('<target a>\n\tback<|>\n</target>', PATH, 'backing-store')).toBe(
      '<target a>\n\tbacking-store \n</target>',
    );
    expect(accepted('<target a>\nb c\n</<|>', PATH, 'target')).toBe('<target a>\nb c\n</target>');
  });
});

describe('hover', () => {
  it.each([
    [SAMPLE.replace('initiator-add', 'initiator-<|>add'), 'initiator-address', /everybody may/],
    [
      SAMPLE.replace('example:b', 'exam<|>ple:b'),
      'iqn.2026-01.com.example:b',
      /Exports `\/dev\/drbd1`[\s\S]*from 10\.0\.0\.5/,
    ],
    [SAMPLE.replace('write-cache', 'write<|>-cache'), 'write-cache', /on \| off[\s\S]*Default: on/],
    [SAMPLE.replace('<backing-store', '<backing<|>-store'), 'backing-store', /settings of its own/],
  ])('%#', (source, about, says) => {
    expect(hoverAt(source, PATH)).toMatchObject({ about, says: expect.stringMatching(says) });
  });
});

it('shows targets and stores in the outline, and no password', () => {
  const items = outline(freshDocument(tgtTargets, PATH, SAMPLE));
  expect(
    items.map(({ name, children: inner }) => [name, inner?.map((one) => `${one.name} ${one.detail}`)]),
  ).toEqual([
    ['default-driver', undefined],
    [NAME, ['backing-store /dev/drbd0', 'initiator-address 10.0.0.5', 'incominguser backup']],
    ['iqn.2026-01.com.example:b', ['initiator-address 10.0.0.5', '/dev/drbd1 backing-store']],
  ]);
});
