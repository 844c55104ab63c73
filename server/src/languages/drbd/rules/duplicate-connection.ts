import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { type ConnectionPath, pathsOf } from '../connections.ts';
import { pair } from '../examples.ts';
import { isName } from '../resource.ts';
import { type DrbdNode, ofKind, type ResourceSection, type Word } from '../tree.ts';

const IDS = [{ more: '    node-id 0;\n' }, { more: '    node-id 1;\n' }] as const;
const CONNECTION = '  connection {\n    host alice;\n    host bob;\n  }\n';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-connection',
  severity: 'warning',
  docs: {
    title: 'Two connections between the same hosts',
    what: 'Two hosts of a resource are joined by more than one `connection`, or by a `connection` and the `connection-mesh`, or a connection has two paths with the same addresses.',
    why: 'A host has one connection to each other one. drbdadm asks for both, and the kernel refuses the second, so that `drbdadm up` fails halfway.',
    mend: 'Keep one. Several networks between two hosts are several `path` sections of one connection; a connection with options of its own replaces the mesh for all hosts.',
    source: 'drbd-utils 9.22 (drbdadm -d up); drbd_nl.c, drbd_adm_new_peer',
  },
  examples: {
    bad: [
      pair(
        `${CONNECTION}${CONNECTION.replace('{\n', '{\n# ^^^^^^^^^^ drbd/duplicate-connection: path\n')}`,
        ...IDS,
      ),
      pair(
        `${CONNECTION}  connection-mesh {\n# ^^^^^^^^^^^^^^^ drbd/duplicate-connection: "alice" and "bob"\n    hosts alice bob;\n  }\n`,
        ...IDS,
      ),
      pair(
        '  connection {\n    path {\n      host alice address 10.1.0.1:7788;\n      host bob address 10.1.0.2:7788;\n    }\n    path {\n#   ^^^^ drbd/duplicate-connection: same addresses\n      host alice address 10.1.0.1:7788;\n      host bob address 10.1.0.2:7788;\n    }\n  }\n',
        ...IDS,
      ),
    ],
    good: [
      pair(CONNECTION, ...IDS),
      pair(
        '  connection {\n    path {\n      host alice address 10.1.0.1:7788;\n      host bob address 10.1.0.2:7788;\n    }\n    path {\n      host alice address 10.2.0.1:7788;\n      host bob address 10.2.0.2:7788;\n    }\n  }\n',
        ...IDS,
      ),
    ],
  },
  nodes: {
    resource(resource, context) {
      const sections = resource.body.filter(
        ({ kind }) => kind === 'connection' || kind === 'connection-mesh',
      );
      if (sections.length > 0) checkPaths(resource, context);
      if (sections.length < 2) return;
      const joined = new Map<string, { readonly keyword: Word; readonly owner: unknown }>();
      for (const { keyword, owner, hosts } of links(resource)) {
        const key = hosts
          .map((one) => one.toLowerCase())
          .sort()
          .join(' ');
        const first = joined.get(key);
        if (!first) {
          joined.set(key, { keyword, owner });
          continue;
        }
        if (first.owner === owner) continue;
        context.report({
          at: keyword.span,
          message: `"${hosts[0]}" and "${hosts[1]}" are connected already, and the kernel refuses a second connection between two hosts. Keep one of them; for a second network, write a second "path" into it.`,
          related: [{ at: first.keyword.span, message: 'The first connection between them.' }],
        });
        return;
      }
    },
  },
});

/** The pairs of hosts that connections and meshes join; `owner` is the section that does. */
function links(resource: ResourceSection) {
  const connections = pathsOf(resource).flatMap(({ connection, ends }) => {
    const [a, b] = ends;
    if (!a || !b) return [];
    return [{ keyword: connection.keyword, owner: connection, hosts: [a.name.text, b.name.text] }];
  });
  const meshes = ofKind(resource.body, 'connection-mesh').flatMap((mesh) => {
    const names = ofKind(mesh.body, 'hosts').flatMap((line) => line.names.filter(isName));
    const hosts = [...new Set(names.map(({ text }) => text))];
    return hosts.flatMap((a, index) =>
      hosts.slice(index + 1).map((b) => ({ keyword: mesh.keyword, owner: mesh, hosts: [a, b] })),
    );
  });
  return [...connections, ...meshes];
}

/** Two paths of one connection with the same addresses cannot be told apart (drbd_nl.c, ERR_LOCAL_ADDR). */
function checkPaths(resource: ResourceSection, context: RuleContext): void {
  const seen = new Map<string, ConnectionPath>();
  for (const path of pathsOf(resource)) {
    const addresses = path.ends.map(({ ip, port }) => (ip === undefined ? '' : `${ip}:${port}`));
    if (path.ends.length !== 2 || addresses.includes('')) continue;
    const key = addresses.sort().join(' ');
    const first = seen.get(key);
    if (!first) seen.set(key, path);
    else if (first.connection === path.connection) {
      context.report({
        at: path.keyword.span,
        message: `This path has the same addresses as another one of its connection (${addresses.join(' and ')}), and the kernel refuses the second. Write the addresses of the other network.`,
        related: [{ at: first.keyword.span, message: 'The first path with these addresses.' }],
      });
    }
  }
}
