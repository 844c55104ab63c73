import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import type { DrbdNode, Word } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-host',
  severity: 'error',
  docs: {
    title: 'A host twice in one resource',
    what: 'Two `on` sections of a resource name the same host.',
    why: 'drbdadm stops with `conflicting use of host section`. Names that differ only in case, or in their domain, are the same host to drbdadm: 8.x reads both, 9 stops on that host with `multiple host sections`.',
    mend: 'Rename one of them; it is usually a section that was copied and not changed.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      `resource r0 {\n${host('alice')}${host('alice', { address: 'address 10.0.0.2:7788;' }).replace('\n', '\n#    ^^^^^ drbd/duplicate-host: "alice"\n')}}\n`,
      `resource r0 {\n${host('alice')}${host('alice.example.com', { address: 'address 10.0.0.2:7788;' }).replace('\n', '\n#    ^^^^^^^^^^^^^^^^^ drbd/duplicate-host: same host\n')}}\n`,
    ],
    good: [pair()],
  },
  nodes: {
    resource(resource, context) {
      const seen = new Map<string, Word>();
      for (const name of hostsOf(resource).flatMap(({ names }) => names)) {
        const short = name.text.toLowerCase().replace(/\..*$/, '');
        const first = seen.get(short);
        if (!first) {
          seen.set(short, name);
          continue;
        }
        const same = first.text === name.text;
        if (
          !same &&
          first.text.includes('.') &&
          name.text.includes('.') &&
          first.text.toLowerCase() !== name.text.toLowerCase()
        )
          continue;
        context.report({
          at: name.span,
          // drbdadm 8.x reads both; drbdadm 9 finds two sections for the host it runs on.
          severity: same || versionOf(context) === '9' ? 'error' : 'warning',
          message: same
            ? `This resource already has a section for "${name.text}", and drbdadm refuses a second one. Write the name of the other host.`
            : `"${name.text}" and "${first.text}" are the same host to drbdadm, which compares names without case and domain. Write the name of the other host.`,
          related: [{ at: first.span, message: `The first section of this host.` }],
        });
      }
    },
  },
});
