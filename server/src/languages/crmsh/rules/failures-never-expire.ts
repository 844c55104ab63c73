import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { Span } from '../../../core/span.ts';
import { parentsOf, resourceOf } from '../resources.ts';
import { type AttributeList, type CrmshNode, pairNamed, pairsOf, type Word } from '../tree.ts';
import { durationOf, INFINITY_SCORE, isVariable, scoreNumber } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/failures-never-expire',
  severity: 'info',
  docs: {
    title: 'Failures that are counted for ever',
    what: 'migration-threshold is set, and failure-timeout nowhere: not at the resource, not at what is around it, and not in rsc_defaults.',
    why: 'Failures add up over months. With the last one the resource leaves the node and does not come back; when the other node is used up in the same way, it stops for good, until somebody runs `crm resource cleanup`.',
    mend: 'Set failure-timeout beside it, such as 10min: then failures that are over are forgotten.',
    source: 'Pacemaker Explained, "Handling resource failure", failure-timeout',
  },
  examples: {
    bad: [
      'primitive db ocf:pacemaker:Dummy meta migration-threshold=3\n#                                     ^^^^^^^^^^^^^^^^^^^^^ crmsh/failures-never-expire: failure-timeout\n',
      'rsc_defaults migration-threshold=3\n#            ^^^^^^^^^^^^^^^^^^^^^ crmsh/failures-never-expire: crm resource cleanup\n',
    ],
    good: [
      'primitive db ocf:pacemaker:Dummy meta migration-threshold=3 failure-timeout=10min\n',
      'rsc_defaults failure-timeout=10min\nprimitive db ocf:pacemaker:Dummy meta migration-threshold=3\n',
      'primitive a ocf:pacemaker:Dummy meta migration-threshold=3\ngroup g a meta failure-timeout=600\n',
      'rsc_defaults migration-threshold=INFINITY\n',
    ],
  },
  nodes: {
    primitive({ id, template, lists }, context) {
      check(lists, id, template?.text, context);
    },
    template({ id, lists }, context) {
      check(lists, id, undefined, context);
    },
    group({ id, lists }, context) {
      check(lists, id, undefined, context);
    },
    clone({ id, lists }, context) {
      check(lists, id, undefined, context);
    },
    defaults({ keyword, list }, context) {
      const threshold = keyword.text === 'rsc_defaults' && pairNamed(list.pairs, 'migration-threshold');
      if (!threshold || !counts(threshold.value) || hasDefault(context)) return;
      report(threshold.span, context);
    },
  },
});

function check(
  lists: readonly AttributeList[],
  id: Word | undefined,
  template: string | undefined,
  context: RuleContext,
): void {
  const threshold = pairNamed(pairsOf({ lists }, 'meta'), 'migration-threshold');
  if (!id || !threshold || !counts(threshold.value)) return;
  const sources = [id.text, ...(template === undefined ? [] : [template]), ...around(id.text, context)];
  const expires = sources.some((one) => isTime(resourceOf(one, context)?.meta['failure-timeout']));
  if (!expires && !hasDefault(context)) report(threshold.span, context);
}

/** What a resource is inside of hands its meta attributes down to it. */
function around(id: string, context: RuleContext): readonly string[] {
  const parents = parentsOf(id, context).map(({ data }) => data.id);
  return [...parents, ...parents.flatMap((one) => parentsOf(one, context).map(({ data }) => data.id))];
}

/** A number of failures that can be reached. */
function counts(threshold: Word | undefined): boolean {
  const number = threshold && scoreNumber(threshold.text);
  return number !== undefined && number > 0 && number < INFINITY_SCORE;
}

function hasDefault(context: RuleContext): boolean {
  return context.declarations('resource-default', 'failure-timeout').some(({ data }) => isTime(data.value));
}

function isTime(value: string | undefined): boolean {
  return value !== undefined && (isVariable(value) || (durationOf(value) ?? 0) > 0);
}

function report(at: Span, context: RuleContext): void {
  context.report({
    at,
    message:
      'Failures are counted for ever, because failure-timeout is not set: after so many failures, be they months apart, the resource leaves the node and does not come back before "crm resource cleanup". Add failure-timeout=10min.',
    fixes: [
      {
        title: 'Add failure-timeout=10min',
        edits: [{ at: { start: at.end, end: at.end }, text: ' failure-timeout=10min' }],
      },
    ],
  });
}
