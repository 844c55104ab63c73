import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import {
  clusterProperties,
  clusterProperty,
  metaAttribute,
  operationAttribute,
  operationAttributes,
} from '../catalog.ts';
import { isTorn } from '../torn-pair.ts';
import type { CrmshNode } from '../tree.ts';

/** Written into the set by agents and tools, and no properties of Pacemaker (crmsh constants.py). */
const WRITTEN_BY_OTHERS =
  /^(?:dc-version|cluster-infrastructure|cluster-name|last-lrm-refresh|maintenance|dc-deadtime|have-watchdog|expected-quorum-votes|default-action-timeout|hana_.*|SAPHanaSR.*|redis.*|mysql.*|.*_REPL_INFO)$/i;

export default defineRule<CrmshNode>({
  code: 'crmsh/unknown-property',
  severity: 'warning',
  docs: {
    title: 'A cluster property that Pacemaker does not know',
    what: 'The names of cluster properties, and of attributes in `op_defaults`, are fixed. This is none of them.',
    why: 'Pacemaker ignores it without a word, and the default holds. A misspelt `stonith-enabled=false` leaves fencing on; a misspelt `no-quorum-policy` stops everything when quorum is lost.',
    mend: 'Correct the name.',
    source: 'crmsh 4.4.1, cibconfig.py: "unknown attribute"; properties of Pacemaker 2.1 and 3.0',
  },
  examples: {
    bad: [
      'property stonith_enabled=true\n#        ^^^^^^^^^^^^^^^ crmsh/unknown-property: stonith-enabled\n',
      'property resource-stickiness=100\n#        ^^^^^^^^^^^^^^^^^^^ crmsh/unknown-property: rsc_defaults\n',
      'op_defaults time-out=60s\n#           ^^^^^^^^ crmsh/unknown-property: timeout\n',
    ],
    good: ['property stonith-enabled=true no-quorum-policy=stop\nop_defaults timeout=60s\n'],
  },
  nodes: {
    property({ list }, context) {
      // Other sets are where agents keep values of their own (crmsh cibconfig.py).
      if (list.id && list.id.text !== 'cib-bootstrap-options') return;
      for (const pair of list.pairs) {
        const { name, value, reference } = pair;
        if (name.text === '' || isTorn(pair, context)) continue;
        if (!value || reference || clusterProperty(name.text) || WRITTEN_BY_OTHERS.test(name.text)) continue;
        const home = metaAttribute(name.text)
          ? 'rsc_defaults'
          : operationAttribute(name.text)
            ? 'op_defaults'
            : undefined;
        const suggestion = home ? undefined : nearest(name.text, clusterProperties.keys());
        context.report({
          at: name.span,
          message:
            `Pacemaker has no cluster property "${name.text}" and ignores it. ${home ? `It is a default for ${home === 'rsc_defaults' ? 'resources' : 'operations'}: write ${home} ${name.text}=${value.text}.` : suggestion ? `Did you mean "${suggestion}"?` : ''}`.trim(),
          fixes: suggestion
            ? [{ title: `Replace with ${suggestion}`, edits: [{ at: name.span, text: suggestion }] }]
            : [],
        });
      }
    },
    defaults({ keyword, list }, context) {
      if (keyword.text !== 'op_defaults') return;
      for (const pair of list.pairs) {
        const { name, value, reference } = pair;
        if (name.text === '' || isTorn(pair, context)) continue;
        if (!value || reference || operationAttribute(name.text) || name.text.startsWith('$')) continue;
        const suggestion = nearest(
          name.text,
          operationAttributes.map((one) => one.name),
        );
        context.report({
          at: name.span,
          message: `Operations have no attribute "${name.text}", so that this default has no effect.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
          fixes: suggestion
            ? [{ title: `Replace with ${suggestion}`, edits: [{ at: name.span, text: suggestion }] }]
            : [],
        });
      }
    },
  },
});
