import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { resourceOf } from '../resources.ts';
import { type CrmshNode, type Pair, pairNamed, pairsOf, type ResourceStatement, type Word } from '../tree.ts';
import { booleanOf, roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/switched-off',
  severity: 'warning',
  docs: {
    title: 'Something that was switched off for the time of some work',
    what: 'target-role=Stopped, is-managed=false, maintenance, standby and stop-all-resources are switches for the time of some work. They stand in this configuration, mostly because it was saved with `crm configure save` while they were on.',
    why: 'Whoever loads the file gets a cluster in which the resource does not start, is not watched, or does not fail over, and no log says why.',
    mend: 'Take it out, and use `crm resource start`, `crm resource manage`, `crm node online` and `crm maintenance off` in the running cluster.',
    source:
      'Pacemaker Explained, resource meta-attributes and cluster options; crmsh 4.4.1, resource stop, node standby',
  },
  examples: {
    bad: [
      'primitive web ocf:pacemaker:Dummy meta target-role=Stopped\n#                                                  ^^^^^^^ crmsh/switched-off: does not start\n',
      'primitive web ocf:pacemaker:Dummy meta is-managed=false\n#                                                 ^^^^^ crmsh/switched-off: fail over\n',
      'node alice attributes standby=on\n#                             ^^ crmsh/switched-off: standby\n',
      'property maintenance-mode=true\n#                         ^^^^ crmsh/switched-off: nothing is started\n',
      'primitive s ocf:pacemaker:Stateful\nms ms_s s meta target-role=Slave\n#                          ^^^^^ crmsh/switched-off: promoted\n',
    ],
    good: [
      'primitive web ocf:pacemaker:Dummy meta target-role=Started\nnode alice attributes standby=off\nproperty maintenance-mode=false\n',
    ],
  },
  nodes: {
    primitive: checkResource,
    group: checkResource,
    clone: checkResource,
    bundle: checkResource,
    defaults({ keyword, list }, context) {
      if (keyword.text === 'rsc_defaults')
        checkMeta('Every resource that does not say otherwise', list.pairs, context);
    },
    node({ name, lists }, context) {
      const pairs = pairsOf({ lists }, 'attributes');
      check(
        pairNamed(pairs, 'standby'),
        `Node "${name?.text}" is in standby: no resource runs there, and none can fail over to it.`,
      );
      check(
        pairNamed(pairs, 'maintenance'),
        `Node "${name?.text}" is in maintenance: what runs there is neither watched nor moved.`,
      );
      function check(pair: Pair | undefined, message: string): void {
        if (pair) report(pair, message, context);
      }
    },
    property({ list }, context) {
      const maintenance = pairNamed(list.pairs, 'maintenance-mode');
      const stop = pairNamed(list.pairs, 'stop-all-resources');
      if (maintenance)
        report(
          maintenance,
          'The whole cluster is in maintenance: nothing is started, watched or moved.',
          context,
        );
      if (stop) report(stop, 'All resources are kept stopped.', context);
    },
  },
});

function checkResource({ id, lists }: ResourceStatement, context: RuleContext): void {
  if (id) checkMeta(`"${id.text}"`, pairsOf({ lists }, 'meta'), context, id.text);
}

function checkMeta(subject: string, pairs: readonly Pair[], context: RuleContext, id?: string): void {
  const target = pairNamed(pairs, 'target-role');
  const role = roleOf(target?.value?.text ?? '');
  if (target?.value && role === 'Stopped')
    tell(target.value, `${subject} is kept stopped: it does not start.`, context);
  if (target?.value && role === 'Unpromoted' && id !== undefined && resourceOf(id, context)?.promotable) {
    tell(target.value, `${subject} is never promoted.`, context);
  }
  const managed = pairNamed(pairs, 'is-managed');
  if (managed?.value && booleanOf(managed.value.text) === false) {
    tell(
      managed.value,
      `${subject} is not managed: it is neither started nor stopped, and does not fail over.`,
      context,
    );
  }
  const maintenance = pairNamed(pairs, 'maintenance');
  if (maintenance)
    report(maintenance, `${subject} is in maintenance: it is neither watched nor moved.`, context);
}

/** Of switches that are on when they are true. */
function report(pair: Pair | undefined, message: string, context: RuleContext): void {
  if (pair?.value && booleanOf(pair.value.text) === true) tell(pair.value, message, context);
}

function tell(value: Word, message: string, context: RuleContext): void {
  context.report({
    at: value.span,
    message: `${message} That is for the time of some work; if it is over, take it out.`,
  });
}
