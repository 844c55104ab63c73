import { defineRule } from '../../../core/rule.ts';
import { timeOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';
import { inWords } from '../values.ts';

/** Below this, heartbeat itself warns (config.c, init_config). */
const SHORTEST = 10_000;

export default defineRule<HaCfNode>({
  code: 'ha-cf/initdead-too-short',
  severity: 'error',
  docs: {
    title: 'initdead shorter than deadtime, or than 10 seconds',
    what: '`initdead` is the deadtime while heartbeat starts. It must not be shorter than `deadtime`, and should be 10 seconds at least.',
    why: 'Heartbeat refuses to start when it is shorter than deadtime. When it is short, the node that boots first declares the other dead while its network still comes up, and takes or fences what it should not.',
    mend: 'Set it to twice deadtime or more; 60 to 120 seconds is usual.',
    source: 'heartbeat 3.0.6, config.c, init_config',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ndeadtime 30\ninitdead 20\n#        ^^ ha-cf/initdead-too-short: refuses\n',
      'node alice bob\nbcast eth0\ndeadtime 5\ninitdead 8\n#        ^ ha-cf/initdead-too-short: 10 seconds\n',
    ],
    good: [
      'node alice bob\nbcast eth0\ndeadtime 15\ninitdead 60\n',
      'node alice bob\nbcast eth0\ndeadtime 5\n',
    ],
  },
  document(view, context) {
    const initdead = timeOf(view, 'initdead');
    if (!initdead) return;
    const deadtime = timeOf(view, 'deadtime');
    const dead = deadtime?.milliseconds ?? 30_000;
    const length = inWords(initdead.milliseconds);
    if (initdead.milliseconds < dead) {
      context.report({
        at: initdead.at,
        message: `"initdead" must not be shorter than deadtime (${inWords(dead)}${deadtime ? '' : ', the default'}); heartbeat refuses to start with ${length}. Twice deadtime is usual.`,
        related: deadtime ? [{ at: deadtime.at, message: `deadtime: ${inWords(dead)}.` }] : [],
      });
    } else if (initdead.milliseconds < SHORTEST) {
      context.report({
        at: initdead.at,
        severity: 'warning',
        message: `With ${length}, a node may declare the other dead while the network still comes up after booting. Make initdead 10 seconds at least; 60 is usual.`,
      });
    }
  },
});
