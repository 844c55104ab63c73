import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { CrmshNode, Word } from '../tree.ts';

const RIGHTS = ['read', 'write', 'deny'] as const;
const SPECS = ['xpath', 'ref', 'reference', 'tag', 'type', 'attr', 'attribute'] as const;
const SHORTCUTS = [
  'meta',
  'params',
  'utilization',
  'location',
  'property',
  'nodeattr',
  'nodeutil',
  'node',
  'status',
  'cib',
] as const;

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-permission',
  severity: 'error',
  docs: {
    title: 'A permission that crmsh cannot read',
    what: 'A role lists permissions: read, write or deny, then what for: xpath:..., ref:ID, type:ELEMENT with attr:NAME, or a shortcut such as status, cib, node, meta:RESOURCE or params:RESOURCE.',
    why: 'crmsh refuses the role: `Expected (read|write|deny)`, or `attribute is only valid in combination with tag/object-type`.',
    mend: 'Write a right, a blank, and what it is for.',
    source: 'crmsh 4.4.1, parse.py, AclParser; constants.py, acl_shortcuts',
  },
  examples: {
    bad: [
      'role operator wirte xpath:"/cib"\n#             ^^^^^ crmsh/bad-permission: write\n',
      'role operator write attr:value\n#                   ^^^^^^^^^^ crmsh/bad-permission: type:\n',
    ],
    good: ['role operator write type:primitive attr:x read status write meta:vip:target-role\n'],
  },
  nodes: {
    permissions({ keyword, words }, context) {
      let right: Word | undefined;
      let specs: Word[] = [];
      const finish = () => {
        const attribute = specs.find(({ text }) => /^attr(?:ibute)?:/.test(text));
        if (right && attribute && !specs.some(({ text }) => /^(?:type|tag):/.test(text))) {
          context.report({
            at: attribute.span,
            message: `"${attribute.text}" needs the element that it is an attribute of: add type:ELEMENT, as in type:nvpair. crmsh refuses the ${keyword.text}.`,
          });
        }
        specs = [];
      };
      for (const word of words) {
        const first = word.text.split(':', 1)[0]?.toLowerCase() ?? '';
        if (RIGHTS.some((one) => one === word.text.toLowerCase())) {
          finish();
          right = word;
        } else if (keyword.text === 'user' && /^role:./i.test(word.text)) {
          finish();
          right = undefined;
        } else if (
          right &&
          ([...SPECS, ...SHORTCUTS].some((one) => one === first) || /^description=/i.test(word.text))
        ) {
          if (/^(?:meta|params|utilization|location)$/.test(word.text)) {
            context.report({
              at: word.span,
              message: `"${word.text}" needs the resource that it is for: write ${word.text}:RESOURCE. crmsh refuses the ${keyword.text} with "Missing argument to ACL shortcut".`,
            });
          }
          specs.push(word);
        } else if (right && specs.length === 0 && /^(?:\$id=.+|[\w-]+:)$/i.test(word.text)) {
          // An id for the permission.
        } else {
          const known = right ? [...RIGHTS, ...SPECS, ...SHORTCUTS] : RIGHTS;
          const suggestion = nearest(first, known);
          context.report({
            at: word.span,
            message: `"${word.text}" is ${right ? 'neither a right nor something that one can be given for' : 'no right'}; crmsh expects read, write or deny here${right ? ', or xpath:, ref:, type:, attr: or a shortcut such as status' : ''}.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
          });
          return;
        }
      }
      finish();
    },
  },
});
