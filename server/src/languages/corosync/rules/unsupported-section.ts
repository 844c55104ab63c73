import { defineRule } from '../../../core/rule.ts';
import { sections } from '../catalog.ts';
import { versionNames } from '../describe.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

const SUCCESSORS: Readonly<Record<string, string>> = {
  service: 'Pacemaker is started by its own service (systemctl enable pacemaker).',
  'totem.interface.member': 'Nodes stand in "nodelist".',
  qb: 'Its successor is "system { qb_ipc_type }".',
  nodelist: 'Addresses stand in "totem { interface { } }".',
};

export default defineRule<CorosyncNode>({
  code: 'corosync/unsupported-section',
  severity: 'warning',
  docs: {
    title: 'A section of another version of corosync',
    what: 'The version of corosync this file is for does not have the section. The version is that of `ha-cluster.json` (`"corosync": "3"`), or what the file uses most.',
    why: 'Corosync ignores the section without a word. `service { name: pacemaker }` started Pacemaker in corosync 1 and does nothing since.',
    mend: 'Remove it.',
    source: 'corosync.conf(5) of 1.4.8, 2.4.6 and 3.1.7',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  transport: knet\n}\nquorum {\n  provider: corosync_votequorum\n  two_node: 1\n}\nnodelist {\n  node {\n    name: alpha\n    nodeid: 1\n    ring0_addr: 10.0.0.1\n  }\n  node {\n    name: beta\n    nodeid: 2\n    ring0_addr: 10.0.0.2\n  }\n}\nservice {\n#<- corosync/unsupported-section: pacemaker\n  name: pacemaker\n  ver: 1\n}\n',
    ],
    good: ['service {\n  name: pacemaker\n  ver: 1\n}\n'],
  },
  nodes: {
    section({ path, inside, name, span }, context) {
      const known = path === undefined ? undefined : sections.get(path);
      const version = versionOf(context);
      if (!known || known.versions.includes(version)) return;
      if (inside && !sections.get(inside)?.versions.includes(version)) return;
      const successor = SUCCESSORS[known.path];
      context.report({
        at: name.span,
        message: `"${name.text}" is a section of ${versionNames(known.versions)}; corosync ${version} ignores it without a word. ${successor ?? 'Remove it.'}`,
        fixes: [{ title: `Remove "${name.text}"`, edits: [{ at: span, text: '' }] }],
      });
    },
  },
});
