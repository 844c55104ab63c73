import { describe, expect, it } from 'vitest';
import { Cluster } from '../../server/src/core/cluster.ts';
import type { Language } from '../../server/src/core/language.ts';
import { defineRule, type Rule } from '../../server/src/core/rule.ts';
import { growth, timeOf } from '../support/growth.ts';
import {
  broken,
  doubleNode,
  type StubNode,
  statementCount,
  stubLanguage,
  throwing,
  undefinedNode,
} from '../support/stub-language.ts';

function open(
  files: Readonly<Record<string, string>>,
  rules: readonly Rule[] = [undefinedNode, doubleNode],
  clusterRules: readonly Rule[] = [],
) {
  const language: Language<StubNode> = stubLanguage({ rules });
  const failures: string[] = [];
  const cluster = new Cluster('/c', {
    findLanguage: () => language,
    clusterRules,
    failed: (error, where) => failures.push(`${where}: ${error instanceof Error ? error.message : error}`),
  });
  const entry = ([name, text]: [string, string]) => ({
    uri: `file:///c/${name}`,
    path: `/c/${name}`,
    language,
    text,
  });
  cluster.setAll(Object.entries(files).map(entry));
  return {
    cluster,
    failures,
    /** Sets a file; returns how many checks ran and which files may differ. */
    edit(name: string, text: string) {
      cluster.engine.counters.checksRun = 0;
      const affected = cluster.setAll([entry([name, text])]);
      return {
        ran: cluster.engine.counters.checksRun,
        affected: [...affected].map((document) => document.name).sort(),
      };
    },
    /** What is said about a file: line, code and message. */
    said(name: string) {
      return cluster.diagnostics(`file:///c/${name}`).map(({ code, message, location: { slot, span } }) => {
        const { start } = slot.document.range(slot, span);
        return `${start.line + 1}:${start.character} ${code} ${message}`;
      });
    },
  };
}

describe('checks', () => {
  it('see what other files declare', () => {
    const { said, edit } = open({ a: 'use x\n', b: 'node y\n' });
    expect(said('a')).toEqual(['1:4 drbd/undefined-node There is no node "x".']);
    expect(edit('b', 'node x\n').affected).toEqual(['a', 'b']);
    expect(said('a')).toEqual([]);
    edit('b', '# node x\n');
    expect(said('a')).toHaveLength(1);
  });

  it('wait for what another check of their slot did not ask for, and nobody has declared yet', () => {
    const undefinedTwin = defineRule<StubNode>({
      code: 'drbd/undefined-twin',
      severity: 'error',
      docs: { title: '', what: '', why: '', mend: '' },
      examples: { bad: [], good: [] },
      refers: {
        node(use, context) {
          const twin = `${use.key}2`;
          if (context.declarations('node', twin).length === 0)
            context.report({ at: use, message: `No ${twin}.` });
        },
      },
    });
    const { said, edit } = open({ a: 'use x\n' }, [undefinedNode, undefinedTwin]);
    edit('b', 'node x\n');
    expect(said('a')).toEqual(['1:4 drbd/undefined-twin No x2.']);
    edit('c', 'node x2\n');
    expect(said('a')).toEqual([]);
  });

  it('see that a file is gone', () => {
    const { cluster, said } = open({ a: 'use x\n', b: 'node x\n' });
    expect(said('a')).toEqual([]);
    const affected = cluster.remove('file:///c/b');
    expect([...affected].map((document) => document.name).sort()).toEqual(['a', 'b']);
    expect(said('a')).toHaveLength(1);
    expect(said('b')).toEqual([]);
  });

  it('read faults, whole documents and embedded text', () => {
    const { said } = open({ a: 'fault here\n\nrun fault:there\nrun use:x\n' }, [
      broken,
      statementCount,
      undefinedNode,
    ]);
    expect(said('a')).toEqual([
      '1:0 drbd/statement-count 3 statements.',
      '1:6 drbd/broken "here" is broken.',
      '3:10 drbd/broken "there" is broken.',
      '4:8 drbd/undefined-node There is no node "x".',
    ]);
  });

  it('of a whole document speak of an empty one too', () => {
    const { said, edit } = open({ a: '' }, [statementCount]);
    expect(said('a')).toEqual(['1:0 drbd/statement-count 0 statements.']);
    edit('a', 'node a\n');
    expect(said('a')).toEqual(['1:0 drbd/statement-count 1 statements.']);
    edit('a', '');
    expect(said('a')).toEqual(['1:0 drbd/statement-count 0 statements.']);
  });

  it('of the cluster run over the facts of every language', () => {
    const { said } = open({ a: 'use x\n' }, [], [undefinedNode]);
    expect(said('a')).toHaveLength(1);
  });
});

describe('an edit', () => {
  const many = (changed: Readonly<Record<number, string>> = {}) =>
    Array.from({ length: 500 }, (_, index) => changed[index] ?? `node n${index}\n`).join('');
  const users = Array.from({ length: 500 }, (_, index) => `use n${index}\n`).join('');

  it('runs only the checks of what it touched and of what looked that up', () => {
    const { edit, said } = open({ a: many(), b: users });
    // The new block's check, and the check of the one line that uses the node that went.
    const result = edit('a', many({ 250: 'node other\n' }));
    expect(result).toEqual({ ran: 2, affected: ['a', 'b'] });
    expect(said('b')).toEqual(['251:4 drbd/undefined-node There is no node "n250".']);
    expect(edit('a', many())).toEqual({ ran: 2, affected: ['a', 'b'] });
    expect(said('b')).toEqual([]);
  });

  it('that changes no fact runs nothing elsewhere', () => {
    const { edit } = open({ a: many(), b: users });
    expect(edit('a', many({ 250: 'node n250  # the same\n' }))).toEqual({ ran: 1, affected: ['a'] });
    const same = many({ 250: 'node n250  # the same\n' });
    expect(edit('a', `# a remark\n${same}`).ran).toBeLessThanOrEqual(1);
    expect(edit('a', `# a remark\n${same}`)).toEqual({ ran: 0, affected: ['a'] });
  });

  it('runs the checks of whole documents for its own document only, and once', () => {
    const { edit, cluster } = open({ a: many(), b: users }, [statementCount]);
    expect(edit('a', many({ 3: '\n' })).ran).toBe(1);
    cluster.engine.counters.checksRun = 0;
    expect(edit('new', 'node x\n').ran).toBe(1);
  });

  it('above moves what was said below, without running it again', () => {
    const { edit, said } = open({ a: 'node a\nuse x\n', b: 'node a\n' });
    expect(said('a')).toEqual([
      '1:5 drbd/double-node There is another node "a".',
      '2:4 drbd/undefined-node There is no node "x".',
    ]);
    expect(edit('a', '# 1\n# 2\nnode a\nuse x\n').ran).toBeLessThanOrEqual(1);
    expect(said('a')).toEqual([
      '3:5 drbd/double-node There is another node "a".',
      '4:4 drbd/undefined-node There is no node "x".',
    ]);
  });

  it('moves related places and fixes too', () => {
    const { edit, cluster } = open({ a: 'node a\n', b: '\n\nnode a\n' });
    edit('a', '# more\nnode a\n');
    const [problem] = cluster.diagnostics('file:///c/b');
    const [related] = problem?.related ?? [];
    const [change] = problem?.fixes[0]?.edits ?? [];
    const place = (location: NonNullable<typeof related>['location']) =>
      `${location.slot.document.name} ${location.slot.document.range(location.slot, location.span).start.line + 1}`;
    expect(related && place(related.location)).toBe('a 2');
    expect(change && place(change.location)).toBe('b 3');
  });

  it('leaves no trace of what is no longer said', () => {
    const { edit, said } = open({ a: 'node a\nnode a\nuse x\n' });
    expect(said('a')).toHaveLength(3);
    edit('a', 'node a\nnode b\nnode x\nuse x\n');
    expect(said('a')).toEqual([]);
  });

  it('of one file given twice in one go takes the last text', () => {
    const { cluster, said } = open({ a: 'node a\n' });
    const { language } = [...cluster.documents.values()][0] ?? {};
    if (!language) throw new Error('no document');
    const twice = (text: string) => ({ uri: 'file:///c/b', path: '/c/b', language, text });
    cluster.setAll([twice('use x\nuse y\n'), twice('use x\nuse a\n')]);
    expect(said('b')).toEqual(['1:4 drbd/undefined-node There is no node "x".']);
    cluster.setAll([twice('use a\n'), twice('use z\n')]);
    expect(said('b')).toEqual(['1:4 drbd/undefined-node There is no node "z".']);
  });
});

describe('a rule that throws', () => {
  it('is reported by its code, and the others still answer', () => {
    const { failures, said } = open({ a: 'throw\nodd\nuse x\n' }, [throwing, undefinedNode]);
    expect(failures).toEqual(['drbd/throwing: the rule cannot do this']);
    expect(said('a')).toEqual(['2:0 drbd/throwing Odd.', '3:4 drbd/undefined-node There is no node "x".']);
  });

  it('answers again when its subject is mended', () => {
    const { said, edit, failures } = open({ a: 'throw\n' }, [throwing]);
    edit('a', 'odd\n');
    expect(said('a')).toEqual(['1:0 drbd/throwing Odd.']);
    expect(failures).toHaveLength(1);
  });
});

it('a file that changes its language is checked anew', () => {
  const { cluster, said } = open({ a: 'use x\n' });
  const plain = stubLanguage({ rules: [] });
  cluster.set('file:///c/a', '/c/a', plain, 'use x\n');
  expect(said('a')).toEqual([]);
});

describe('a huge file', () => {
  it('is read, checked and forgotten, with more blocks and problems than a call takes arguments', () => {
    const size = 150_000;
    const { cluster, said } = open({ a: 'use x\n'.repeat(size) }, [undefinedNode]);
    expect(cluster.documents.get('file:///c/a')?.slots).toHaveLength(size);
    expect(said('a')).toHaveLength(size);
    cluster.remove('file:///c/a');
    expect(cluster.model.references('node', 'x')).toEqual([]);
  });

  it('that says one thing very often goes in time that grows with its size', () => {
    const timeOfRemoval = (size: number) => {
      const { cluster } = open({ a: 'node x\n'.repeat(size), b: 'node x\n' }, []);
      const time = timeOf(() => cluster.remove('file:///c/a'));
      expect(cluster.model.declarations('node', 'x')).toHaveLength(1);
      return time;
    };
    // Ten times the size took a hundred times as long when every fact was searched for.
    expect(growth(timeOfRemoval, 6_000, 60_000, 40)).toBeLessThan(40);
  });
});
