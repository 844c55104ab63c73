import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { Span } from '../../../core/span.ts';
import { judgeOption } from '../judge.ts';
import type { DrbdNode, Via } from '../tree.ts';
import { isOlder, releaseOf, versionOf } from '../version.ts';

/** The drbd-utils of the distributions in wide use (Debian 12, Ubuntu 24.04). */
const USUAL_RELEASE = '9.22.0';

export default defineRule<DrbdNode>({
  code: 'drbd/newer-release',
  severity: 'info',
  docs: {
    title: 'An option of a later release of drbd-utils',
    what: 'DRBD 9 has the option, but only from a later release of drbd-utils on. `ha-cluster.json` can name the release (`"drbd": "9.22"`); then the option is an error when it came later.',
    why: 'An older drbdadm stops with the parse error `an option keyword expected`, and a node that is not yet upgraded cannot use any of its resources.',
    mend: 'Make sure that all nodes have that release, or leave the option out.',
    source: 'tags of drbd-utils, user/v9/config_flags.c',
  },
  examples: {
    bad: ['common {\n  net {\n    tls yes;\n#   ^^^ drbd/newer-release: 9.26\n  }\n}\n'],
    good: ['common {\n  net {\n    protocol C;\n  }\n}\n'],
  },
  nodes: {
    host: ({ via }, context) => checkOutside(via, context),
    address: ({ via }, context) => checkOutside(via, context),
    option(node, context) {
      const version = versionOf(context);
      if (version !== '9') return;
      const verdict = judgeOption(node, version);
      const since = verdict.kind === 'fine' ? verdict.option?.since : undefined;
      if (since === undefined) return;
      reportNewer(node.keyword.span, `"${node.keyword.text}" in "${node.inside}"`, since, context);
    },
  },
});

/** `via outside-address`, for hosts behind NAT. */
function checkOutside(via: Via | undefined, context: RuleContext): void {
  if (!via?.outside || versionOf(context) !== '9') return;
  reportNewer(via.span, '"via outside-address"', '9.23.0', context);
}

function reportNewer(at: Span, what: string, since: string, context: RuleContext): void {
  const release = releaseOf(context);
  if (!isOlder(release ?? USUAL_RELEASE, since)) return;
  context.report({
    at,
    severity: release === undefined ? 'info' : 'error',
    message:
      release === undefined
        ? `${what} needs drbd-utils ${since} or later; older ones refuse the configuration. Check what your nodes have.`
        : `${what} came with drbd-utils ${since}, and your nodes have ${release}, which refuses the configuration. Remove it, or upgrade all nodes first.`,
  });
}
