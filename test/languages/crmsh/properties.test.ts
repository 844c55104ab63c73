import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document } from '../../../server/src/core/document.ts';
import { classify } from '../../../server/src/languages/crmsh/classify.ts';
import { crmsh } from '../../../server/src/languages/crmsh/index.ts';
import { blockEnd } from '../../../server/src/languages/crmsh/layout.ts';
import { parse } from '../../../server/src/languages/crmsh/parser.ts';
import { superlinear } from '../../fuzz/linear.ts';
import type { Shape } from '../../fuzz/shapes.ts';
import { checkDiagnosticsAfter, edits } from '../../support/incremental.ts';
import { wordsOf } from './print.ts';

const RUNS = 300;

/** Pieces that crm configure is made of, whole and broken. */
const PIECES = [
  'primitive',
  'group',
  'clone',
  'ms',
  'colocation',
  'order',
  'location',
  'property',
  'bundle',
  'xml',
  'node',
  'alert',
  'fencing_topology',
  'commit',
  'params',
  'meta',
  'op',
  'monitor',
  'description=x',
  'role=Master',
  'primitive p',
  'network',
  'podman image=x',
  'attributes',
  'utilization',
  'rule',
  'operations',
  'to',
  'select',
  ' ',
  ' ',
  ' ',
  '\n',
  '\n',
  '\\\n',
  ' \\\n    ',
  '\\',
  '\r\n',
  '#',
  '# note',
  '"',
  "'",
  '=',
  ':',
  '(',
  ')',
  '{',
  '}',
  '[',
  '<ip>',
  '<x/>',
  'a',
  'db_1',
  'ip=192.0.2.1',
  'interval=10s',
  'inf:',
  '-inf: alice',
  '#uname eq alice',
  'and',
  'date',
  '@t',
  '$id=x',
  '“',
  '\u00a0',
  'é',
  '😀',
  '\0',
];
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join(''));
const anyText = fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));

function fail(error: unknown): never {
  throw error;
}

function documentOf(text: string): Document {
  const document = new Document(
    'file:///a.crm',
    '/a.crm',
    crmsh,
    (id) => (id === 'crmsh' ? crmsh : undefined),
    fail,
  );
  document.update(text);
  return document;
}

function said(document: Document) {
  return document.slots.map(({ start, block }) => ({
    start,
    text: block.text,
    tree: block.tree,
    faults: block.faults,
    facts: block.facts,
  }));
}

describe('whatever the text', () => {
  it('parsing gives a tree whose words and faults stand inside it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tree, faults } = parse(text);
        // The grammar takes every word: only a text without words has an empty tree.
        if (classify(text).tokens.length > 0) expect(tree.kind).not.toBe('empty');
        for (const { span } of [...wordsOf(tree), ...faults]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('every character belongs to exactly one block', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let joined = '';
        for (let start = 0; start < text.length; ) {
          const end = blockEnd(text, start);
          expect(end).toBeGreaterThan(start);
          joined += text.slice(start, end);
          start = end;
        }
        expect(joined).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });

  it('an edited document says the same as a fresh one', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 25 }), insert: pieces });
    fc.assert(
      fc.property(pieces, pieces, fc.array(edit, { minLength: 1, maxLength: 6 }), (head, tail, edits) => {
        let text = `${head}\nprimitive a b \\\n  params x=1\ngroup g a\n${tail}`;
        const document = documentOf(text);
        for (const { at, remove, insert } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          document.update(text);
        }
        expect(said(document)).toEqual(said(documentOf(text)));
      }),
      { numRuns: RUNS },
    );
  });
});

it.each<Omit<Shape, 'repeatsNames'>>([
  { name: 'parameters', make: (size) => `primitive a b params ${'x=1 '.repeat(size / 4)}` },
  { name: 'brackets', make: (size) => `colocation c inf: ${'( '.repeat(size / 2)}` },
  { name: 'blanks before a backslash', make: (size) => `# ${' '.repeat(size)}\\` },
  { name: 'words in quotes', make: (size) => `primitive a b "${'x '.repeat(size / 2)}` },
  { name: 'continued lines', make: (size) => 'primitive a b \\\n'.repeat(size / 16) },
  { name: 'a word', make: (size) => 'x'.repeat(size) },
  { name: 'backslashes', make: (size) => '\\\n'.repeat(size / 2) },
])('takes linear time for many $name', (shape) => {
  expect(superlinear(crmsh, { ...shape, repeatsNames: true })).toBeUndefined();
});

it('the problems of an edited file are those of a fresh one', () => {
  const files = [
    {
      path: 'cluster.crm',
      text: `primitive d ocf:linbit:drbd params drbd_resource=r0
ms m d meta notify=true
primitive fs Filesystem \\
    params device=/dev/drbd0 directory=/srv fstype=ext4
group g fs
colocation c inf: g m:Master
order o Mandatory: m:promote g:start
`,
    },
    { path: 'more.crm', text: 'node alice\nlocation l g 100: alice\nproperty stonith-enabled=false\n' },
  ];
  fc.assert(
    fc.property(edits(PIECES), (steps) => checkDiagnosticsAfter(files, 'cluster.crm', steps)),
    { numRuns: 60 },
  );
});
