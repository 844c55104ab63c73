import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { FENCE_HANDLERS } from '../examples.ts';
import type { DrbdNode, Word } from '../tree.ts';
import { versionOf } from '../version.ts';

const HANDLERS = new Set(['fence-peer', 'unfence-peer', 'after-resync-target', 'outdate-peer']);
const SCRIPT = /crm-(?:un)?fence-peer(\.9)?\.sh/;

export default defineRule<DrbdNode>({
  code: 'drbd/fence-script-generation',
  severity: 'warning',
  docs: {
    title: 'A fencing script of another generation',
    what: '`crm-fence-peer.sh` is for DRBD 8.4, `crm-fence-peer.9.sh` for DRBD 9; the same goes for `crm-unfence-peer`.',
    why: 'The script of the other generation does not understand what DRBD hands it, and fails just when a node is lost: the resource stays frozen, or is not fenced.',
    mend: 'Use the script of your version. In DRBD 9, `crm-unfence-peer.9.sh` belongs into `unfence-peer`.',
    source: 'scripts of drbd-utils 9.22; drbd.conf-9.0(5)',
  },
  examples: {
    bad: [
      'common {\n  net {\n    fencing resource-and-stonith;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";\n#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/fence-script-generation: crm-fence-peer.9.sh\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n}\n',
      'common {\n  net {\n    fencing resource-and-stonith;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n    after-resync-target "/usr/lib/drbd/crm-unfence-peer.9.sh";\n#   ^^^^^^^^^^^^^^^^^^^ drbd/fence-script-generation: unfence-peer\n  }\n}\n',
    ],
    good: [`common {\n  net {\n    fencing resource-and-stonith;\n  }\n${FENCE_HANDLERS}}\n`],
  },
  nodes: {
    option({ inside, keyword, value }, context) {
      if (inside !== 'handlers' || !value || !HANDLERS.has(keyword.text)) return;
      const found = SCRIPT.exec(value.text);
      if (!found) return;
      const version = versionOf(context);
      const isNine = found[1] !== undefined;
      if (isNine === (version === '9')) {
        if (isNine && keyword.text === 'after-resync-target') reportHandler(keyword, context);
        return;
      }
      const right = isNine ? found[0].replace('.9.sh', '.sh') : found[0].replace('.sh', '.9.sh');
      context.report({
        at: value.span,
        message: `"${found[0]}" is the script for DRBD ${isNine ? '9' : '8.4'}, and these files are for DRBD ${version}: fencing would fail when it is needed. Use "${right}".`,
        fixes: [
          {
            title: `Use ${right}`,
            edits: [{ at: value.span, text: context.text(value.span).replace(found[0], right) }],
          },
        ],
      });
    },
  },
});

/** In DRBD 9 each peer is let in again when its own resync is done, which only `unfence-peer` is called for. */
function reportHandler({ span }: Word, context: RuleContext): void {
  context.report({
    at: span,
    severity: 'info',
    message:
      'DRBD 9 calls "unfence-peer" for each peer whose data are good again; "after-resync-target" is the place of this script in DRBD 8.4. Move it there.',
    fixes: [{ title: 'Write unfence-peer', edits: [{ at: span, text: 'unfence-peer' }], kind: 'modernise' }],
  });
}
