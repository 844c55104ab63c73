import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { isTemplate } from '../inheritance.ts';
import { earlier } from '../rivals.ts';
import { type DrbdNode, type OnSection, type OptionsSection, ofKind, type VolumeSection } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-section',
  severity: 'error',
  docs: {
    title: 'A section that may stand once, twice',
    what: 'A cluster has one `global` and one `common` section, and a resource or connection one section each of `net`, `disk`, `startup`, `handlers`, `options`, `syncer` and `proxy`.',
    why: 'drbdadm stops with `conflicting use of ... section`.',
    mend: 'Put the options of both into one section.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    protocol C;\n  }\n  net {\n# ^^^ drbd/duplicate-section: "net"\n    timeout 60;\n  }\n}\n',
      '#- etc/drbd.conf\nglobal {\n  usage-count no;\n}\n#- etc/drbd.d/x.conf\nglobal {\n#<- drbd/duplicate-section: "global"\n  usage-count yes;\n}\n',
    ],
    good: [pair('  net {\n    protocol C;\n  }\n  disk {\n    c-max-rate 100M;\n  }\n')],
  },
  nodes: {
    common: checkBody,
    resource: checkBody,
    connection: ({ body }, context) => checkBody({ body: withoutEmptyNets(body) }, context),
    'connection-mesh': ({ body }, context) => checkBody({ body: withoutEmptyNets(body) }, context),
    volume: checkParts,
    on: checkParts,
  },
  declares: {
    'drbd-section'(fact, context) {
      // Templates bring a common section of their own, perhaps several.
      const isOther = (one: typeof fact) => isTemplate(context, one.slot.document);
      if (isOther(fact)) return;
      const first = earlier(fact, context.declarations('drbd-section', fact.key), (one) => !isOther(one));
      if (!first) return;
      context.report({
        at: fact,
        message: `There already is a section "${fact.key}" in ${first.slot.document.name}, and drbdadm refuses a second one. Put the options of both into one.`,
        related: [{ at: first, message: `The first section "${fact.key}".` }],
      });
    },
  },
});

function checkBody({ body }: { readonly body: readonly DrbdNode[] }, context: RuleContext): void {
  for (const [first, second] of doubles(body)) {
    context.report({
      at: second.keyword.span,
      message: `There already is a section "${second.section}" here, and drbdadm refuses a second one. Put the options of both into one.`,
      related: [{ at: first.keyword.span, message: `The first section "${second.section}".` }],
    });
  }
}

/** In a connection drbdadm 9.22 refuses a second `net` when the first has said something (drbdadm_parser.c). */
function withoutEmptyNets(body: readonly DrbdNode[]): readonly DrbdNode[] {
  const says = (one: DrbdNode) =>
    one.kind === 'options-section' && one.section === 'net' && ofKind(one.body, 'option').length > 0;
  const from = body.findIndex(says);
  return body.filter(
    (one, index) => one.kind !== 'options-section' || one.section !== 'net' || (from >= 0 && index >= from),
  );
}

/** Of two sections in a host or volume drbdadm reads both and keeps the last (a host with two disks is refused). */
function checkParts({ body, kind }: OnSection | VolumeSection, context: RuleContext): void {
  for (const [first, second] of doubles(body)) {
    if (kind === 'on' && second.section === 'disk') continue;
    context.report({
      at: second.keyword.span,
      severity: 'warning',
      message: `There already is a section "${second.section}" here, and drbdadm forgets all that the first one says. Put the options of both into one.`,
      related: [{ at: first.keyword.span, message: `The section that is forgotten.` }],
    });
  }
}

function doubles(body: readonly DrbdNode[]): (readonly [OptionsSection, OptionsSection])[] {
  const seen = new Map<string, OptionsSection>();
  return ofKind(body, 'options-section').flatMap((section) => {
    const first = seen.get(section.section);
    if (first) return [[first, section] as const];
    seen.set(section.section, section);
    return [];
  });
}
