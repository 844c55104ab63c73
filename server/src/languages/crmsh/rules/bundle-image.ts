import { defineRule } from '../../../core/rule.ts';
import { type CrmshNode, pairNamed, pairsOf } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/bundle-image',
  severity: 'error',
  docs: {
    title: 'A bundle without an image',
    what: 'The container of the bundle has no image=.',
    why: 'The schema of the CIB wants it: the commit is refused.',
    mend: 'Name the image of the containers.',
    source: 'Pacemaker, xml/resources-3.*.rng; crmsh 4.4.1',
  },
  examples: {
    bad: ['bundle web docker replicas=2\n#          ^^^^^^ crmsh/bundle-image: image=\n'],
    good: ['bundle web docker image=registry.example.com/web:1 replicas=2\n'],
  },
  nodes: {
    bundle(statement, context) {
      const { container } = statement;
      const pairs = pairsOf(statement, 'container');
      if (!container || pairNamed(pairs, 'image') || pairs.some(({ name }) => name.text === '...')) return;
      context.report({
        at: container.span,
        message: `A bundle cannot be without an image: the commit is refused. Write image= after ${container.text}.`,
      });
    },
  },
});
