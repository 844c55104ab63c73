import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { type DrbdNode, ofKind, type Word } from '../tree.ts';

const IDS = [{ more: '    node-id 0;\n' }, { more: '    node-id 1;\n' }] as const;

export default defineRule<DrbdNode>({
  code: 'drbd/connection-endpoints',
  severity: 'error',
  docs: {
    title: 'A connection without exactly two ends',
    what: 'A `connection` has two `host` lines, or `path` sections with two `host` lines each.',
    why: 'drbdadm stops with `connection needs to have two endpoints`, or `connection without a single path`.',
    mend: 'Write one `host` line for each end. For more than two hosts use several connections, or a `connection-mesh`.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      pair('  connection {\n# ^^^^^^^^^^ drbd/connection-endpoints: two\n    host alice;\n  }\n', ...IDS),
      pair(
        '  connection {\n# ^^^^^^^^^^ drbd/connection-endpoints: two\n    net {\n      protocol A;\n    }\n  }\n',
        ...IDS,
      ),
      pair(
        '  connection {\n    host alice;\n    host bob;\n    path {\n#   ^^^^ drbd/connection-endpoints: does not use\n      host alice address 10.1.0.1:7788;\n      host bob address 10.1.0.2:7788;\n    }\n  }\n',
        ...IDS,
      ),
    ],
    good: [pair('  connection {\n    host alice;\n    host bob;\n  }\n', ...IDS)],
  },
  nodes: {
    connection({ body, keyword, braces, inside }, context) {
      if (!braces || (inside !== 'resource' && inside !== 'common')) return;
      const ends = endsOf(body);
      const [path] = ofKind(body, 'path');
      if (!path || ends > 0) check(ends, keyword, 'connection', context);
      if (!path || ends !== 2) return;
      context.report({
        at: path.keyword.span,
        severity: 'warning',
        message:
          'The connection has "host" lines of its own, and drbdadm then does not use its "path" sections. Move the "host" lines into a "path" too, or remove the paths.',
      });
    },
    path({ body, keyword, braces }, context) {
      if (braces) check(endsOf(body), keyword, 'path', context);
    },
  },
});

function endsOf(body: readonly DrbdNode[]): number {
  return body.filter(({ kind }) => kind === 'host' || kind === 'address').length;
}

function check(ends: number, keyword: Word, what: string, context: RuleContext): void {
  if (ends === 2) return;
  const has = ends === 0 ? 'none' : ends === 1 ? 'only one' : String(ends);
  context.report({
    at: keyword.span,
    message: `A ${what} joins two hosts; this one has ${has}, and drbdadm refuses the resource. Write a line "host NAME;" for each end.`,
  });
}
