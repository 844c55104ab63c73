import { defineRule } from '../../../core/rule.ts';
import { MEDIA } from '../catalog.ts';
import { type HaCfView, linesOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/single-medium',
  severity: 'info',
  docs: {
    title: 'Only one link between the nodes',
    what: 'All heartbeats go through one network interface or one cable.',
    why: 'When it fails, each node believes the other dead and takes the services: split brain, and with DRBD two histories of the data.',
    mend: 'Add a second link that shares nothing with the first: another network card and switch, or a serial cable.',
    source: 'ha.cf(5); the manual of heartbeat, "Configuring cluster communications"',
  },
  examples: {
    bad: ['node alice bob\nucast eth0 10.0.0.1\n#<- ha-cf/single-medium: eth0\nucast eth0 10.0.0.2\n'],
    good: ['node alice bob\nucast eth0 10.0.0.2\nbcast eth1\n', 'node alice bob\nbcast eth0 eth1\n'],
  },
  document(view, context) {
    const lines = linesOf(view, ...MEDIA).filter(({ line }) => line.values.length > 0);
    const [first] = lines;
    const links = linksOf(view);
    const [only] = links;
    if (!first || only === undefined || links.size > 1) return;
    context.report({
      at: first.at(first.line.name),
      message: `The nodes hear each other only through ${only}. When it fails, both believe the other dead and take the services. Add a second link that shares nothing with it.`,
    });
  },
});

/** The interfaces and lines that carry heartbeats. An alias such as eth0:1 is the same card. */
function linksOf(view: HaCfView): ReadonlySet<string> {
  const links = linesOf(view, ...MEDIA).flatMap(({ line: { name, values } }) => {
    const isList = name.text === 'bcast' || name.text === 'udp' || name.text === 'serial';
    return (isList ? values : values.slice(0, 1)).map(({ text }) => text.replace(/:.*$/, ''));
  });
  return new Set(links);
}
