import { defineRule } from '../../../core/rule.ts';
import { keyOf, sections } from '../catalog.ts';
import { versionNames } from '../describe.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

/** What to write in place of keys that are gone, by place. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  'totem.rrp_mode': 'Its successor is "link_mode".',
  'totem.interface.ringnumber': 'Its successor is "linknumber".',
  'totem.nodeid': 'Numbers of nodes stand in the nodelist.',
  'totem.link_mode': 'Rings are joined with "rrp_mode".',
  'totem.interface.linknumber': 'Rings are numbered with "ringnumber".',
};

export default defineRule<CorosyncNode>({
  code: 'corosync/unsupported-key',
  severity: 'warning',
  docs: {
    title: 'A key of another version of corosync',
    what: 'The version of corosync this file is for does not have the key. The version is that of `ha-cluster.json` (`"corosync": "3"`), or what the file uses most.',
    why: 'Corosync ignores the key without a word: `rrp_mode` does nothing in corosync 3, `link_mode` nothing in corosync 2.',
    mend: 'Use the key of your version, or remove it.',
    source: 'corosync.conf(5) of 1.4.8, 2.4.6 and 3.1.7',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  transport: knet\n  link_mode: active\n  rrp_mode: active\n# ^^^^^^^^ corosync/unsupported-key: "link_mode"\n}\n',
    ],
    good: ['totem {\n  version: 2\n  transport: knet\n  link_mode: active\n}\n'],
  },
  nodes: {
    entry({ inside, key, span }, context) {
      const known = inside === undefined ? undefined : keyOf(inside, key.text);
      const version = versionOf(context);
      if (!known || known.versions.includes(version)) return;
      // Of a section that is gone as a whole, the section is reported.
      if (inside && !sections.get(inside)?.versions.includes(version)) return;
      const successor = SUCCESSORS[`${inside}.${key.text}`];
      context.report({
        at: key.span,
        message: `"${key.text}" is a key of ${versionNames(known.versions)}; corosync ${version} ignores it without a word. ${successor ?? 'Remove it.'}`,
        tag: version > (known.versions.at(-1) ?? '') ? 'deprecated' : 'unnecessary',
        fixes: [{ title: `Remove "${key.text}"`, edits: [{ at: span, text: '' }] }],
      });
    },
  },
});
