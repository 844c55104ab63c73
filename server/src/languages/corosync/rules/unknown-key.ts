import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { homesOf, keyOf, linkOf, sectionName, sections } from '../catalog.ts';
import { type CorosyncNode, type EntryNode, LONGEST_PATH } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/unknown-key',
  severity: 'warning',
  docs: {
    title: 'A key that corosync does not have here',
    what: 'The section has no key of this name in any version of corosync.',
    why: 'Corosync stores the key and never looks at it, without a word: what it was meant to do does not happen. Only in `uidgid` and `member` it refuses to start.',
    mend: 'Mend the spelling, or move the key to its section. Names are case-sensitive.',
    source: 'corosync.conf(5); corosync 3.1.7, coroparse.c',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  tokn: 3000\n# ^^^^ corosync/unknown-key: "token"\n}\n',
      'totem {\n  version: 2\n  two_node: 1\n# ^^^^^^^^ corosync/unknown-key: "quorum { }"\n}\n',
      'uidgid {\n  user: root\n# ^^^^ corosync/unknown-key: refuses\n}\n',
    ],
    good: ['totem {\n  version: 2\n  token: 3000\n}\n'],
  },
  nodes: {
    entry(node, context) {
      const { inside, key, pathLength } = node;
      // Corosync does not get as far as to ignore it: corosync/bad-name.
      if (pathLength > LONGEST_PATH) return;
      if (inside === undefined || key.text === '' || !/^[A-Za-z0-9_./-]+$/.test(key.text)) return;
      if (keyOf(inside, key.text) || (linkOf(key.text) !== undefined && inside === 'nodelist.node')) return;
      const isRefused = inside === 'uidgid' || inside === 'totem.interface.member';
      const near = nearGuess(node, versionOf(context));
      const home = near === undefined ? homesOf(key.text)[0] : undefined;
      const hint = near
        ? `Did you mean "${near}"?`
        : home
          ? `It belongs into "${sectionName(home.path)}".`
          : inside === ''
            ? 'Keys stand in sections.'
            : 'Look for its name in corosync.conf(5), or remove it.';
      context.report({
        at: key.span,
        ...(isRefused && { severity: 'error' as const }),
        message: `${placeOf(inside)} has no key "${key.text}", and corosync ${isRefused ? 'refuses to start' : 'ignores it without a word'}. ${hint}`,
        fixes: near ? [{ title: `Replace with "${near}"`, edits: [{ at: key.span, text: near }] }] : [],
      });
    },
  },
});

function placeOf(path: string): string {
  return path === '' ? 'Outside of all sections, corosync' : `"${sectionName(path)}"`;
}

function nearGuess({ inside = '', key }: EntryNode, version: string): string | undefined {
  const here = [...(sections.get(inside)?.keys.values() ?? [])];
  const known = here
    .filter(({ versions }) => versions.some((one) => one === version))
    .map(({ name }) => name);
  return (
    nearest(key.text, known) ??
    nearest(
      key.text,
      here.map(({ name }) => name),
    ) ??
    looseGuess(inside, key.text)
  );
}

/** `cluster-name` for `cluster_name`. */
function looseGuess(inside: string, text: string): string | undefined {
  const plain = text.toLowerCase().replaceAll(/[-_.]/g, '');
  return [...(sections.get(inside)?.keys.keys() ?? [])].find((name) => name.replaceAll('_', '') === plain);
}
