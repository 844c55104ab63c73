import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { isName } from '../resource.ts';
import { type DrbdNode, ofKind, type PathSection, type Word } from '../tree.ts';
import { both } from '../wording.ts';

const IDS = [{ more: '    node-id 0;\n' }, { more: '    node-id 1;\n' }] as const;

export default defineRule<DrbdNode>({
  code: 'drbd/connection-endpoints',
  severity: 'error',
  docs: {
    title: 'A connection without exactly two ends',
    what: 'A `connection` has two `host` lines, or `path` sections with two `host` lines each, all of the same two hosts; a `connection-mesh` has two hosts or more.',
    why: 'drbdadm stops with `connection needs to have two endpoints`, or `connection without a single path`. Beside `host` lines it does not use `path` sections; a path of other hosts it gives the wrong peer; for a mesh of one host it makes no connection.',
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
      pair(
        '  connection-mesh {\n# ^^^^^^^^^^^^^^^ drbd/connection-endpoints: fewer than two\n    hosts alice;\n  }\n',
        ...IDS,
      ),
      `resource r0 {\n${host('alice', IDS[0])}${host('bob', IDS[1])}${host('carol', { address: 'address 10.0.0.3:7788;', more: '    node-id 2;\n' })}  connection {\n    path {\n      host alice;\n      host bob;\n    }\n    path {\n#   ^^^^ drbd/connection-endpoints: other hosts\n      host alice;\n      host carol;\n    }\n  }\n}\n`,
    ],
    good: [pair('  connection {\n    host alice;\n    host bob;\n  }\n', ...IDS)],
  },
  nodes: {
    connection({ body, keyword, braces, inside }, context) {
      if (!braces || (inside !== 'resource' && inside !== 'common')) return;
      const ends = endsOf(body);
      const paths = ofKind(body, 'path');
      const [path] = paths;
      checkHosts(paths, context);
      if (!path || ends > 0) check(ends, keyword, 'connection', context);
      if (!path || ends !== 2) return;
      context.report({
        at: path.keyword.span,
        severity: 'warning',
        message:
          'The connection has "host" lines of its own, and drbdadm then does not use its "path" sections. Move the "host" lines into a "path" too, or remove the paths.',
      });
    },
    'connection-mesh'({ body, keyword, braces }, context) {
      const names = ofKind(body, 'hosts').flatMap((line) => line.names.map(({ text }) => text));
      if (!braces || new Set(names).size > 1) return;
      context.report({
        at: keyword.span,
        severity: 'warning',
        message:
          'A mesh joins all its hosts with each other; this one has fewer than two, so drbdadm makes no connection. Write them into one line "hosts A B C;".',
      });
    },
    path({ body, keyword, braces }, context) {
      if (braces) check(endsOf(body), keyword, 'path', context);
    },
  },
});

/** All paths of a connection join the same hosts. */
function checkHosts(paths: readonly PathSection[], context: RuleContext): void {
  const [first, ...others] = paths.map((path) => ({ path, hosts: hostNames(path) }));
  for (const { path, hosts } of others) {
    if (!first || hosts.length !== 2 || first.hosts.length !== 2) continue;
    if (hosts.every((name) => first.hosts.includes(name))) continue;
    context.report({
      at: path.keyword.span,
      severity: 'warning',
      message: `This path joins other hosts than the first one of its connection (${both(first.hosts)}), and drbdadm takes its addresses for theirs. Write a connection of its own for it.`,
      related: [{ at: first.path.keyword.span, message: 'The first path.' }],
    });
  }
}

function hostNames({ body }: PathSection): string[] {
  return ofKind(body, 'host').flatMap(({ name }) => (name && isName(name) ? [name.text] : []));
}

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
