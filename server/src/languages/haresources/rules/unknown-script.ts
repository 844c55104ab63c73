import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { scripts, services } from '../scripts.ts';
import { type HaresourcesNode, isPlaceholder } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/unknown-script',
  severity: 'warning',
  docs: {
    title: 'A resource script that is probably misspelled',
    what: 'The word is not a script of heartbeat nor a service we know, and looks like one of them; or it is a path or a systemd unit, neither of which heartbeat can call. Names of scripts are names of files: upper and lower case differ.',
    why: 'Heartbeat starts without looking. At the takeover it says `Cannot locate resource script`, gives the whole line up, and tries the other node, where the same happens.',
    mend: 'Write the name of the script as it stands in /etc/ha.d/resource.d or /etc/init.d.',
    source: 'heartbeat 3.0.6, ResourceManager, scriptpath',
  },
  examples: {
    bad: [
      'alice drbddisk::db Filesytem::/dev/drbd0::/srv::ext4\n#                  ^^^^^^^^^ haresources/unknown-script: "Filesystem"\n',
      'alice ipaddr::10.0.0.1/24\n#     ^^^^^^ haresources/unknown-script: "IPaddr"\n',
      'alice 10.0.0.1 /etc/init.d/httpd\n#              ^^^^^^^^^^^^^^^^^ haresources/unknown-script: "httpd"\n',
      'alice 10.0.0.1 httpd.service\n#              ^^^^^^^^^^^^^ haresources/unknown-script: systemd\n',
    ],
    good: ['alice drbddisk::db Filesystem::/dev/drbd0::/srv::ext4 10.0.0.1 httpd our-own-script::argument\n'],
  },
  nodes: {
    group({ resources }, context) {
      for (const { script, joints } of resources) {
        if (!script || joints.length > 0 || isPlaceholder(script) || /[:#\\"']/.test(script.text)) continue;
        const problem = problemOf(script.text);
        if (!problem) continue;
        const { message, instead } = problem;
        context.report({
          at: script.span,
          message,
          fixes: instead
            ? [{ title: `Replace with ${instead}`, edits: [{ at: script.span, text: instead }] }]
            : [],
        });
      }
    },
  },
});

interface Misnamed {
  readonly message: string;
  readonly instead?: string;
}

const own = scripts.map(({ name }) => name);

function problemOf(name: string): Misnamed | undefined {
  if (name === '' || own.includes(name) || services.includes(name)) return undefined;
  if (name.includes('/')) {
    const last = name.slice(name.lastIndexOf('/') + 1);
    return {
      message: `Heartbeat looks for scripts by name in /etc/ha.d/resource.d and /etc/init.d and does not find a path: the whole line will not start. Write "${last}", and put a script from elsewhere into /etc/ha.d/resource.d.`,
      instead: last,
    };
  }
  if (name.endsWith('.service')) {
    const service = name.slice(0, -'.service'.length);
    return {
      message: `Heartbeat calls scripts and knows nothing of systemd: it will not find "${name}", and the whole line will not start. Name an init script such as "${service}", or put a script that calls systemctl into /etc/ha.d/resource.d.`,
    };
  }
  const meant = nearest(name, own) ?? nearService(name);
  if (!meant) return undefined;
  return {
    message: `"${name}" is no script of heartbeat. If there is none of this name in /etc/ha.d/resource.d or /etc/init.d, the whole line will not start. Did you mean "${meant}"?`,
    instead: meant,
  };
}

/** Services come in many spellings (tomcat7, postgresql-9.6): only a slip inside a longer name counts. */
function nearService(name: string): string | undefined {
  if (name.length < 5 || /\d/.test(name)) return undefined;
  const meant = nearest(name, services);
  return meant && !name.startsWith(meant) && !meant.startsWith(name) ? meant : undefined;
}
