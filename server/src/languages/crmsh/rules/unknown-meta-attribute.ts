import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { type MetaTarget, metaAttribute, metaAttributes, metaAttributesOf } from '../catalog.ts';
import { isTorn } from '../torn-pair.ts';
import { type AttributeList, type CrmshNode, pairsOf } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/unknown-meta-attribute',
  severity: 'warning',
  docs: {
    title: 'A meta attribute that Pacemaker does not know, or not here',
    what: 'Meta attributes say how Pacemaker treats a resource; their names are fixed. Those of clones (notify, clone-max, interleave ...) have a meaning only at the clone.',
    why: 'Pacemaker ignores it without a word, and the default holds. crmsh warns: `unknown attribute`.',
    mend: 'Correct the name, or write it at the clone, group or primitive that it is for. Parameters of the agent belong after `params`.',
    source: 'crmsh 4.4.1, cibconfig.py, sanity_check_meta; Pacemaker 2.1, lib/pengine',
  },
  examples: {
    bad: [
      'primitive db ocf:pacemaker:Dummy meta resource-stickyness=100\n#                                     ^^^^^^^^^^^^^^^^^^^ crmsh/unknown-meta-attribute: resource-stickiness\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 meta notify=true\n#                                                           ^^^^^^ crmsh/unknown-meta-attribute: clone\nms ms_drbd drbd meta notify=true\n',
      'primitive d ocf:pacemaker:Dummy\nclone c d params interleave=true\n#                ^^^^^^^^^^ crmsh/unknown-meta-attribute: meta\n',
    ],
    good: [
      'primitive d ocf:pacemaker:Dummy meta target-role=Started\nclone c d meta interleave=true resource-stickiness=1\nrsc_defaults migration-threshold=3\n',
    ],
  },
  nodes: {
    primitive: ({ lists }, context) => check(lists, 'primitive', context),
    template: ({ lists }, context) => check(lists, 'primitive', context),
    group(statement, context) {
      check(statement.lists, 'group', context);
      misplaced(pairsOf(statement, 'params'), statement.keyword.text, context);
    },
    clone(statement, context) {
      check(statement.lists, 'clone', context);
      misplaced(pairsOf(statement, 'params'), statement.keyword.text, context);
    },
    bundle: ({ lists }, context) => check(lists, 'bundle', context),
    defaults({ keyword, list }, context) {
      if (keyword.text === 'rsc_defaults') checkList(list, undefined, context);
    },
  },
});

/** Read by Pacemaker, by crmsh or by old releases, and left out of the catalog on purpose. */
const RARE = /^(?:container|restart-type|description|clone-state|collocated|ordered|isolation.*|pcmk_.*)$/;

function check(lists: readonly AttributeList[], target: MetaTarget, context: RuleContext): void {
  for (const list of lists) if (list.section === 'meta') checkList(list, target, context);
}

function checkList({ pairs }: AttributeList, target: MetaTarget | undefined, context: RuleContext): void {
  for (const pair of pairs) {
    const { name, reference, value } = pair;
    if (name.text === '' || isTorn(pair, context)) continue;
    if (reference || !value || name.text.startsWith('$') || RARE.test(name.text)) continue;
    const known = metaAttribute(name.text);
    if (!known) {
      const names = target ? namesFor(target) : metaAttributes.map((one) => one.name);
      const suggestion = nearest(name.text, names);
      context.report({
        at: name.span,
        message: `Pacemaker has no meta attribute "${name.text}" and ignores it.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
        fixes: suggestion
          ? [{ title: `Replace with ${suggestion}`, edits: [{ at: name.span, text: suggestion }] }]
          : [],
      });
    } else if (target === 'primitive' && known.of.length === 1 && known.of[0] === 'clone') {
      context.report({
        at: name.span,
        message: `"${name.text}" has a meaning only at a clone; Pacemaker ignores it here. Write it after "meta" of the clone or ms around this resource.`,
      });
    }
  }
}

/** Groups and clones hand what primitives have down to them. */
function namesFor(target: MetaTarget): readonly string[] {
  return [...metaAttributesOf('primitive'), ...metaAttributesOf(target)].map(({ name }) => name);
}

/** Groups and clones have no parameters of their own: these are meant as meta attributes. */
function misplaced(pairs: ReturnType<typeof pairsOf>, keyword: string, context: RuleContext): void {
  for (const { name, value } of pairs) {
    if (!value || !metaAttribute(name.text)) continue;
    context.report({
      at: name.span,
      message: `"${name.text}" is a meta attribute, but it stands among the parameters of the ${keyword}, where it has no effect. Write it after "meta".`,
    });
  }
}
