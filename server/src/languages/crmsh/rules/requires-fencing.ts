import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { type AttributeList, type CrmshNode, pairNamed, pairsOf } from '../tree.ts';
import { booleanOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/requires-fencing',
  severity: 'error',
  docs: {
    title: 'A resource that requires fencing, and fencing is off',
    what: 'The meta attribute requires is fencing or unfencing, and the property stonith-enabled is false.',
    why: 'crm_verify warns `requires fencing but fencing is disabled`, and crmsh refuses the commit.',
    mend: 'Switch fencing on, with a device that works; or take requires out, so that it follows stonith-enabled.',
    source: 'Pacemaker 2.1.5, unpack_requires; crm_verify',
  },
  examples: {
    bad: [
      'primitive db ocf:pacemaker:Dummy meta requires=fencing op monitor interval=20s\n#                                     ^^^^^^^^^^^^^^^^ crmsh/requires-fencing: stonith-enabled\nproperty stonith-enabled=false\n',
    ],
    good: [
      'primitive db ocf:pacemaker:Dummy meta requires=quorum op monitor interval=20s\nproperty stonith-enabled=false\n',
    ],
  },
  nodes: {
    primitive: check,
    group: check,
    clone: check,
  },
});

function check({ lists }: { readonly lists: readonly AttributeList[] }, context: RuleContext): void {
  const requires = pairNamed(pairsOf({ lists }, 'meta'), 'requires');
  if (!requires || !/^(?:un)?fencing$/i.test(requires.value?.text ?? '')) return;
  const off = ['stonith-enabled', 'fencing-enabled']
    .flatMap((name) => context.declarations('property', name))
    .find(({ data }) => booleanOf(data.value) === false);
  if (!off) return;
  context.report({
    at: requires.span,
    message: `This requires fencing, but ${off.key} is false: crm_verify warns of it, and crmsh refuses the commit. Switch fencing on, or take requires out.`,
    related: [{ at: off, message: 'Fencing is switched off here.' }],
    fixes: [{ title: 'Require quorum only', edits: [{ at: requires.span, text: 'requires=quorum' }] }],
  });
}
