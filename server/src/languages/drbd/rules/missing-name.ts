import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import type { DrbdNode, Word } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-name',
  severity: 'error',
  docs: {
    title: 'A statement without the name or number it needs',
    what: 'The keyword must be followed by a name, a path or a number: `resource NAME`, `on HOST`, `disk PATH`, `volume NUMBER`.',
    why: 'drbdadm stops with a parse error.',
    mend: 'Write it after the keyword.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'include;\n#<- drbd/missing-name: file\n',
      pair().replace('resource r0 {', 'resource {\n#<- drbd/missing-name: name'),
    ],
    good: ['include "drbd.d/*.res";\n'],
  },
  nodes: {
    resource: ({ name, keyword }, context) => check(name, keyword, 'the name of the resource', context),
    on: ({ hosts, keyword }, context) =>
      check(hosts[0], keyword, 'the name of the host, as "uname -n" prints it', context),
    'stacked-on-top-of': ({ lower, keyword }, context) =>
      check(lower, keyword, 'the name of the resource underneath', context),
    volume: ({ number, keyword }, context) => check(number, keyword, 'the number of the volume', context),
    'proxy-on': ({ hosts, keyword }, context) => check(hosts[0], keyword, 'the name of the host', context),
    include: ({ pattern, keyword }, context) =>
      check(pattern, keyword, 'a file, e.g. "drbd.d/*.res"', context),
    device: ({ path, minorKeyword, minor, keyword }, context) => {
      if (minorKeyword) check(minor, minorKeyword, 'a number', context);
      else check(path, keyword, 'a device, e.g. /dev/drbd0', context);
    },
    disk: ({ path, keyword }, context) =>
      check(path, keyword, 'the disk, partition or logical volume underneath', context),
    'meta-disk': ({ path, index, brackets, keyword }, context) => {
      check(path, keyword, '"internal", or a disk with an index', context);
      if (!path || brackets === 'none' || (brackets === 'closed' && index)) return;
      const what = index ? 'the closing "]" of the index' : 'a number in the brackets, e.g. [0]';
      check(undefined, index ?? path, what, context);
    },
    'node-id': ({ id, keyword }, context) => check(id, keyword, 'the number of the host, 0 to 31', context),
    host: ({ name, keyword }, context) => check(name, keyword, 'the name of a host', context),
    hosts: ({ names, keyword }, context) => check(names[0], keyword, 'the names of the hosts', context),
    'template-file': ({ path, keyword }, context) => check(path, keyword, 'a file', context),
    'require-version': ({ version, keyword }, context) =>
      check(version, keyword, 'a version, e.g. 9.1.0', context),
    'ignore-on': ({ host, keyword }, context) => check(host, keyword, 'the name of a host', context),
  },
});

function check(word: Word | undefined, keyword: Word, what: string, context: RuleContext): void {
  if (word) return;
  context.report({
    at: keyword.span,
    message: `After "${keyword.text}" must follow ${what}; drbdadm refuses the configuration without it.`,
  });
}
