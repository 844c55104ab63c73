import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { resourceOf, withInside } from '../resources.ts';
import type { CrmshNode, MemberSet } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/any-of-set',
  severity: 'info',
  docs: {
    title: 'Square brackets, which mean "one of them is enough"',
    what: 'In an order, `( a b ) c` starts c when a and b have started; `[ a b ] c` starts it as soon as one of the two has. In a colocation square brackets mean the same as round ones.',
    why: 'A service that needs two file systems starts when only one is mounted, and writes into the empty directory below the other.',
    mend: 'Write round brackets, unless one is really enough.',
    source: 'Pacemaker Explained, ordered sets: require-all; crmsh 4.4.1, parse.py, ResourceSet',
  },
  examples: {
    bad: [
      'primitive fs1 Filesystem params device=/dev/sdb1 directory=/a fstype=xfs\nprimitive fs2 Filesystem params device=/dev/sdb2 directory=/b fstype=xfs\nprimitive web ocf:pacemaker:Dummy\norder web_last Mandatory: [ fs1 fs2 ] web\n#                         ^^^^^^^^^^^ crmsh/any-of-set: as soon as one\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\ncolocation c inf: [ a b ] web\n#                 ^^^^^^^ crmsh/any-of-set: round\n',
    ],
    good: [
      'primitive fs1 Filesystem params device=/dev/sdb1 directory=/a fstype=xfs\nprimitive fs2 Filesystem params device=/dev/sdb2 directory=/b fstype=xfs\nprimitive web ocf:pacemaker:Dummy\norder web_last Mandatory: ( fs1 fs2 ) web\n',
    ],
  },
  nodes: {
    order({ sets }, context) {
      for (const [index, set] of sets.entries()) {
        if (set.bracket !== '[' || set.members.length < 2 || index === sets.length - 1) continue;
        const names = set.members.map(({ resource }) => resource.text);
        const isStorage = names.some((name) =>
          [...withInside(name, context)].some((id) =>
            /(?:^|:)(?:Filesystem|LVM|LVM-activate|drbd)$/.test(resourceOf(id, context)?.agent ?? ''),
          ),
        );
        context.report({
          at: set.span,
          severity: isStorage ? 'warning' : 'info',
          message: `In square brackets one is enough: what follows starts as soon as one of ${names.join(', ')} has${isStorage ? ', also when its other storage is not there' : ''}. Write ( ${names.join(' ')} ) if all of them are needed.`,
          fixes: [roundBrackets(set)],
        });
      }
    },
    colocation({ sets }, context) {
      for (const set of sets) {
        if (set.bracket !== '[') continue;
        context.report({
          at: set.span,
          message:
            'In a colocation square brackets do not mean that one is enough; they mean the same as round ones. Write round brackets, so that nobody takes them for more.',
          fixes: [roundBrackets(set)],
        });
      }
    },
  },
});

function roundBrackets({ span: { start, end } }: MemberSet) {
  return {
    title: 'Write round brackets',
    edits: [
      { at: span(start, start + 1), text: '(' },
      { at: span(end - 1, end), text: ')' },
    ],
  };
}
