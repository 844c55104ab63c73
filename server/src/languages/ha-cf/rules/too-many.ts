import { defineRule } from '../../../core/rule.ts';
import { MEDIA } from '../catalog.ts';
import { type HaCfView, linesOf, type Setting, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

/** heartbeat.h: MAXMEDIA, MAXNODE. */
const MOST = { media: 64, nodes: 100 };

export default defineRule<HaCfNode>({
  code: 'ha-cf/too-many',
  severity: 'error',
  docs: {
    title: 'More nodes or links than heartbeat has room for',
    what: 'Heartbeat has room for 100 nodes (ping nodes among them) and 64 links (ping nodes among them).',
    why: 'It refuses the rest.',
    mend: 'Remove some: broadcast or multicast needs one line where unicast needs one for every node.',
    source: 'heartbeat 3.0.6, heartbeat.h, MAXNODE and MAXMEDIA',
  },
  examples: {
    bad: [
      `bcast eth0\nnode ${Array.from({ length: 100 }, (_, index) => `n${index}`).join(' ')} last\n#${' '.repeat(394)}^^^^ ha-cf/too-many: 100\n`,
    ],
    good: ['node alice bob\nbcast eth0\n'],
  },
  document(view, context) {
    const tooMany = (settings: readonly Setting[], most: number, what: string) => {
      const first = settings[most];
      if (!first) return;
      context.report({
        at: first.at,
        message: `Heartbeat has room for ${most} ${what}, and refuses to start with this one more.`,
      });
    };
    tooMany(settingsOf(view, 'node'), MOST.nodes, 'nodes');
    tooMany(linksOf(view), MOST.media, 'links and ping nodes');
  },
});

function linksOf(view: HaCfView): readonly Setting[] {
  return linesOf(view, ...MEDIA, 'ping', 'ping6', 'ping_group').flatMap(({ line, at }) => {
    const isList = ['bcast', 'udp', 'serial', 'ping', 'ping6'].includes(line.name.text);
    return (isList ? line.values : line.values.slice(0, 1)).map((word) => ({ word, at: at(word) }));
  });
}
