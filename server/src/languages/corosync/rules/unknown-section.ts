import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { parentOf, sectionName, sections, sectionsIn } from '../catalog.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/unknown-section',
  severity: 'warning',
  docs: {
    title: 'A section that corosync does not have here',
    what: 'No version of corosync has a section of this name at this place.',
    why: 'Corosync stores what is in it and never looks at it, without a word. With `totemm {` it has no totem at all; a `node` outside of `nodelist` is no node.',
    mend: 'Mend the spelling, or move the section to its place. Names are case-sensitive.',
    source: 'corosync.conf(5); corosync 3.1.7, coroparse.c',
  },
  examples: {
    bad: [
      'qourum {\n#<- corosync/unknown-section: "quorum"\n  provider: corosync_votequorum\n}\n',
      'node {\n#<- corosync/unknown-section: "nodelist { node { } }"\n  ring0_addr: 10.0.0.1\n}\n',
    ],
    good: ['quorum {\n  provider: corosync_votequorum\n}\n'],
  },
  nodes: {
    section({ name, path, inside }, context) {
      if (path !== undefined || inside === undefined || name.text === '') return;
      const near = nearest(
        name.text,
        sectionsIn(inside).map((one) => one.name),
      );
      const home = [...sections.values()].find(
        (one) => one.name === name.text && parentOf(one.path) !== inside,
      );
      const place = inside === '' ? 'Corosync' : `"${sectionName(inside)}"`;
      const hint = home
        ? `It belongs to "${sectionName(home.path)}".`
        : near
          ? `Did you mean "${near}"?`
          : 'Look for its name in corosync.conf(5), or remove it.';
      context.report({
        at: name.span,
        message: `${place} has no section "${name.text}", and corosync ignores it without a word, with all that is in it. ${hint}`,
        fixes:
          near && !home ? [{ title: `Replace with "${near}"`, edits: [{ at: name.span, text: near }] }] : [],
      });
    },
  },
});
