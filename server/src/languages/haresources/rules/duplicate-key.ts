import { defineRule } from '../../../core/rule.ts';
import { groupsOf, type PlacedGroup } from '../group.ts';
import { type HaresourcesNode, isPlaceholder, type Resource } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/duplicate-key',
  severity: 'error',
  docs: {
    title: 'The first resource of a line stands in another line too',
    what: 'Heartbeat knows a line by its first resource, and finds it by looking for that word. It must stand nowhere else in the file.',
    why: 'At a takeover heartbeat finds two lines and joins them: the node name of the second is called like a script, which fails (`Cannot locate resource script`), and everything is given up.',
    mend: 'Begin each line with a resource of its own, such as the address of the service.',
    source: 'heartbeat 3.0.6, ResourceManager, ipresline and TakeGroup',
  },
  examples: {
    bad: [
      'alice httpd 10.0.0.1\nbob httpd 10.0.0.2\n#   ^^^^^ haresources/duplicate-key: first resource\n',
      'alice 10.0.0.1 httpd\nbob 10.0.0.2 10.0.0.1 mysqld\n#            ^^^^^^^^ haresources/duplicate-key: first resource\n',
    ],
    good: ['alice 10.0.0.1 httpd\nbob 10.0.0.2 httpd\n'],
  },
  document(view, context) {
    const groups = groupsOf(view);
    const keys = new Map<string, { readonly placed: PlacedGroup; readonly resource: Resource }>();
    for (const placed of groups) {
      const [resource] = placed.group.resources;
      if (resource && !isPlaceholder(resource) && !keys.has(resource.text)) {
        keys.set(resource.text, { placed, resource });
      }
    }
    for (const placed of groups) {
      for (const resource of placed.group.resources) {
        const key = keys.get(resource.text);
        if (!key || key.placed === placed) continue;
        context.report({
          at: placed.at(resource.span),
          message: `"${resource.text}" is the first resource of another line, by which heartbeat finds that line. At a takeover it finds both, calls "${laterNode(placed, key.placed)}" like a script, and gives everything up. Begin each line with a resource that stands nowhere else.`,
          related: [{ at: key.placed.at(key.resource.span), message: 'The other line begins with it.' }],
        });
      }
    }
  },
});

/** The node whose name is taken for a resource: that of the lower line. */
function laterNode(a: PlacedGroup, b: PlacedGroup): string {
  return (a.order > b.order ? a : b).group.node.text;
}
