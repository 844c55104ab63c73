import { defineRule } from '../../../core/rule.ts';
import { missingParameters } from '../catalog.ts';
import { agentOf, resourceOf } from '../resources.ts';
import { type CrmshNode, pairsOf } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/missing-parameter',
  severity: 'error',
  docs: {
    title: 'A parameter that the agent cannot do without',
    what: 'The agent marks this parameter as required, and the primitive does not set it.',
    why: 'crmsh refuses the primitive: `required parameter not defined`. The agent itself fails on start with "not configured", and then the resource runs on no node.',
    mend: 'Set the parameter after `params`.',
    source: 'crmsh 4.4.1, ra.py, sanity_check_params; metadata of resource-agents 4.12',
  },
  examples: {
    bad: [
      'primitive fs Filesystem params device=/dev/drbd0 fstype=ext4\n#            ^^^^^^^^^^ crmsh/missing-parameter: "directory"\n',
    ],
    good: [
      'primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4\n',
      'rsc_template fs Filesystem params device=/dev/drbd0 fstype=ext4\nprimitive srv @fs params directory=/srv\n',
    ],
  },
  nodes: {
    primitive(statement, context) {
      const agent = agentOf(statement, context);
      const params = statement.lists.filter(({ section }) => section === 'params');
      const elsewhere = params.some(
        ({ idReference, pairs }) => idReference ?? pairs.some(({ reference }) => reference),
      );
      if (!agent || elsewhere) return;
      const inherited = statement.template ? resourceOf(statement.template.text, context)?.params : undefined;
      const given = new Set([
        ...pairsOf(statement, 'params').map(({ name }) => name.text),
        ...Object.keys(inherited ?? {}),
      ]);
      // A name that is lost, or words that could not be read, may be what seems to be missing.
      if (given.has('...') || given.has('')) return;
      if (context.text({ start: statement.span.end, end: Number.POSITIVE_INFINITY }).trim() !== '') return;
      const glued = pairsOf(statement, 'params').filter(({ value, reference }) => !value && !reference);
      const missing = missingParameters(agent, given).flatMap(({ name }) =>
        glued.some((pair) => pair.name.text.startsWith(name)) ? [] : [name],
      );
      const at = statement.agent?.span ?? statement.template?.span;
      if (missing.length === 0 || !at) return;
      const names = missing.map((name) => `"${name}"`).join(' and ');
      const last = params.at(-1)?.span.end ?? at.end;
      const opened = params.length > 0;
      context.report({
        at,
        message: `${agent.spec} cannot do without the parameter${missing.length > 1 ? 's' : ''} ${names}, and crmsh refuses the primitive. Set ${missing.length > 1 ? 'them' : 'it'} after "params".`,
        fixes: [
          {
            title: `Add ${missing.join(', ')}`,
            edits: [
              {
                at: { start: last, end: last },
                text: `${opened ? '' : ' params'}${missing.map((name) => ` ${name}=""`).join('')}`,
              },
            ],
          },
        ],
      });
    },
  },
});
