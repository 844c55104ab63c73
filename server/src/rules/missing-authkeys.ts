import { FRESH_KEY } from '../core/fix.ts';
import { defineRule } from '../core/rule.ts';

export default defineRule({
  code: 'cluster/missing-authkeys',
  severity: 'error',
  docs: {
    title: 'ha.cf without authkeys',
    what: 'There is an ha.cf, but no authkeys beside it.',
    why: 'Heartbeat needs both, in /etc/ha.d, and does not start without a key: `Cannot open keyfile`. Nodes with different keys do not hear each other.',
    mend: 'Create authkeys in the same directory, with mode 600, the same on all nodes:\n\n```\nauth 1\n1 sha1 SECRET\n```',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: [
      '#- etc/ha.d/ha.cf\n# two nodes\nnode alice bob\n#<- cluster/missing-authkeys: authkeys\nbcast eth0\ncrm respawn\n',
    ],
    good: [
      '#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\ncrm respawn\n#- etc/ha.d/authkeys\nauth 1\n1 sha1 kO8Ud1Qw\n',
    ],
  },
  declares: {
    file(file, context) {
      if (file.data.language !== 'ha-cf') return;
      const path = `${file.data.directory}/authkeys`;
      if (context.declarations('file', path).length > 0) return;
      // The nodes must share one key: where another one has it, that is the key.
      const [elsewhere] = context.allNodes.declarations('copy', path);
      const keys = elsewhere?.data.statements?.length ? elsewhere.slot.document.text : undefined;
      const owner = elsewhere?.slot.document.home.folder ?? 'another node';
      const first = context.declared('directive').find(({ slot }) => slot.document === file.slot.document);
      context.report({
        at: first ?? file,
        message:
          'There is no authkeys beside this ha.cf, and heartbeat does not start without a key. Create it in the same directory with mode 600, the same on all nodes: a line "auth 1", and below it "1 sha1 SECRET" with a long random word.',
        // A key that cannot be read here cannot be copied, and a fresh one would be another.
        fixes:
          elsewhere && keys === undefined
            ? []
            : [
                {
                  title:
                    keys === undefined
                      ? 'Create authkeys with a fresh sha1 key'
                      : `Copy authkeys of ${owner}`,
                  edits: [],
                  creates: [
                    { path: 'authkeys', text: keys ?? `auth 1\n1 sha1 ${FRESH_KEY}\n`, secret: true },
                  ],
                },
              ],
      });
    },
  },
});
