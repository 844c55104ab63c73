import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { pair } from '../examples.ts';
import { connectionHosts, hostsOf, isName } from '../resource.ts';
import { type DrbdNode, ofKind, type Word } from '../tree.ts';
import { both } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/unknown-host',
  severity: 'error',
  docs: {
    title: 'A connection with a host the resource does not have',
    what: 'A `connection` or `connection-mesh` names a host that has no `on` section in the resource.',
    why: "drbdadm stops with `There is no 'on' section for hostname`.",
    mend: 'Mend the spelling, or add the `on` section.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      pair(
        '  connection-mesh {\n    hosts alice bbo;\n#               ^^^ drbd/unknown-host: "bob"\n  }\n',
        { more: '    node-id 0;\n' },
        { more: '    node-id 1;\n' },
      ),
    ],
    good: [
      pair(
        '  connection-mesh {\n    hosts alice bob;\n  }\n',
        { more: '    node-id 0;\n' },
        { more: '    node-id 1;\n' },
      ),
    ],
  },
  nodes: {
    resource(resource, context) {
      const hosts = hostsOf(resource);
      // A floating host has no name here, so any name may be its.
      if (hosts.some(({ section }) => section.kind !== 'on')) return;
      const names = hosts.flatMap((host) => host.names.map(({ text }) => text));
      const wanted = [
        ...connectionHosts(resource.body).map(({ name }) => name),
        ...ofKind(resource.body, 'connection-mesh').flatMap((mesh) =>
          ofKind(mesh.body, 'hosts').flatMap((line) => line.names),
        ),
      ];
      for (const word of wanted) if (word && isName(word)) check(word, names, context);
    },
  },
});

function check(word: Word, names: readonly string[], context: RuleContext): void {
  if (names.some((name) => name.toLowerCase() === word.text.toLowerCase())) return;
  const near = nearest(word.text, names);
  const hint = near
    ? `Did you mean "${near}"?`
    : names.length > 0
      ? `It has ${both(names)}.`
      : 'It has none.';
  context.report({
    at: word.span,
    message: `This resource has no section "on ${word.text}", and drbdadm refuses a connection with a host it does not know. ${hint}`,
    fixes: near ? [{ title: `Replace with "${near}"`, edits: [{ at: word.span, text: near }] }] : [],
  });
}
