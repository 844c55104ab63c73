import { defineRule } from '../../../core/rule.ts';
import { directive } from '../catalog.ts';
import { linesOf, type Setting, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

/** Clients that `pacemaker on` authorises by itself; `manual` and `minimal` leave all but two to the file. */
const OF_PACEMAKER = ['cib', 'crmd', 'stonithd', 'stonith-ng', 'attrd', 'pingd'];

export default defineRule<HaCfNode>({
  code: 'ha-cf/bad-apiauth',
  severity: 'error',
  docs: {
    title: 'A grant of API access that heartbeat refuses',
    what: '`apiauth CLIENT` is followed by `uid=USERS`, `gid=GROUPS` or both, once for each client. Names in a list are separated by commas without blanks.',
    why: 'Heartbeat refuses to start: `Invalid apiauth directive`, or `Duplicate apiauth directive for API client`. With Pacemaker on, heartbeat itself grants access to cib, crmd, stonithd and others; a line for one of them is then the second.',
    mend: 'Correct the line, or remove the second one.',
    source: 'heartbeat 3.0.6, config.c, set_api_authorization and set_pcmk_support',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\napiauth ipfail hacluster\n#              ^^^^^^^^^ ha-cf/bad-apiauth: uid=hacluster\n',
      'node alice bob\nbcast eth0\napiauth ipfail uid=hacluster\napiauth ipfail gid=haclient\n#       ^^^^^^ ha-cf/bad-apiauth: second line\n',
      'node alice bob\nbcast eth0\ncrm respawn\napiauth cib uid=hacluster\n#       ^^^ ha-cf/bad-apiauth: by itself\n',
      'node alice bob\nbcast eth0\napiauth ipfail uid=root uid=hacluster\n#                       ^^^^^^^^^^^^^ ha-cf/bad-apiauth: once\n',
    ],
    good: [
      'node alice bob\nbcast eth0\napiauth ipfail uid=root,hacluster gid=haclient\napiauth default gid=haclient\n',
    ],
  },
  document(view, context) {
    const seen = new Map<string, Setting>();
    const [pacemaker] = settingsOf(view, 'pacemaker', 'crm');
    const granted = pacemaker ? grantedBy(pacemaker.word.text) : [];
    for (const { line, at } of linesOf(view, 'apiauth')) {
      const [client, ...grants] = line.values;
      if (!client || line.values.some((word) => word.placeholder)) continue;
      const before = seen.get(client.text);
      if (before) {
        context.report({
          at: at(client),
          message: `This is the second line for "${client.text}", and heartbeat refuses to start with two. Put everything into one: uid=USER,USER gid=GROUP,GROUP.`,
          related: [{ at: before.at, message: `The first line for "${client.text}".` }],
        });
      } else if (pacemaker && granted.includes(client.text)) {
        context.report({
          at: at(client),
          message: `With "${pacemaker.word.text}" on, heartbeat grants access to "${client.text}" by itself and refuses to start with this second grant. Remove the line.`,
          related: [{ at: pacemaker.at, message: 'Pacemaker is turned on here.' }],
        });
      }
      seen.set(client.text, { word: client, at: at(client) });
      const kinds = new Set<string>();
      for (const grant of grants) {
        const kind = /^([ug]id)=/.exec(grant.text)?.[1];
        if (!kind) {
          context.report({
            at: at(grant),
            message: `"${grant.text}" is neither uid=USERS nor gid=GROUPS, and heartbeat refuses to start with it. Write uid=${grant.text} for a user; lists have commas and no blanks.`,
          });
          break;
        }
        if (kinds.has(kind)) {
          context.report({
            at: at(grant),
            message: `"${kind}=" may stand once on a line; heartbeat refuses to start with two. Put all names into one list, with commas.`,
          });
          break;
        }
        kinds.add(kind);
      }
    }
  },
});

function grantedBy(value: string): readonly string[] {
  const word = value.toLowerCase();
  if (word === 'manual' || word === 'minimal') return OF_PACEMAKER.slice(0, 2);
  const type = directive('pacemaker');
  const known = type?.takes === 'values' && type.type.kind === 'word' && type.type.words.includes(word);
  return known || ['true', 'on', 'yes', 'y', '1'].includes(word) ? OF_PACEMAKER : [];
}
