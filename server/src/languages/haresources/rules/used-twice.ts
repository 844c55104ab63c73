import type { Location } from '../../../core/fact.ts';
import { deviceKey, directoryKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/span.ts';
import { addressParts, isIpv4, isOnOneLine } from '../addresses.ts';
import { groupsOf } from '../group.ts';
import { argsOf, type HaresourcesNode, isPlaceholder, type Resource, scriptName } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/used-twice',
  severity: 'warning',
  docs: {
    title: 'An address, a device or a directory that two resources use',
    what: 'Two resources put the same address on a node, mount the same device, or mount something on the same directory.',
    why: 'Lines move between nodes each on its own. The same address is then on two nodes at once, or a file system is mounted on both and destroyed; on one node, the second mount hides the first.',
    mend: 'Most often one of the two was copied and not changed: write the one that was meant. What two services share belongs into one line with both.',
    source: 'heartbeat 3.0.6, doc/haresources',
  },
  examples: {
    bad: [
      'alice httpd IPaddr2::10.0.0.1/24\nbob mysqld IPaddr2::10.0.0.1/24\n#                   ^^^^^^^^ haresources/used-twice: 10.0.0.1\n',
      'alice 10.0.0.1 httpd\nbob mysqld IPaddr2::10.0.0.1/24\n#                   ^^^^^^^^ haresources/used-twice: 10.0.0.1\n',
      'alice drbddisk::a Filesystem::/dev/drbd0::/srv/a::ext4 drbddisk::b Filesystem::/dev/drbd0::/srv/b::ext4\n#                                                                              ^^^^^^^^^^ haresources/used-twice: /dev/drbd0\n',
    ],
    good: [
      'alice drbddisk::a Filesystem::/dev/drbd0::/srv/a::ext4 10.0.0.1\nbob drbddisk::b Filesystem::/dev/drbd1::/srv/b::ext4 10.0.0.2\n',
    ],
  },
  document(view, context) {
    const seen = new Map<string, Seen>();
    for (const { group, at } of groupsOf(view)) {
      for (const resource of group.resources) {
        for (const { what, key, name, span } of usesOf(resource)) {
          const id = `${what} ${key}`;
          const first = seen.get(id);
          if (!first) {
            seen.set(id, { at: at(span), text: resource.text, isFirst: resource === group.resources[0] });
            continue;
          }
          // The first resource of a line stands in another line too: duplicate-key says what comes of it.
          if (first.text === resource.text && (first.isFirst || resource === group.resources[0])) break;
          context.report({
            at: at(span),
            message: `"${name}" is the ${what} of another resource too. ${CONSEQUENCE[what]} Write the one that is meant, or keep one of the two.`,
            related: [{ at: first.at, message: 'Used here first.' }],
          });
          break;
        }
      }
    }
  },
});

interface Seen {
  readonly at: Location;
  /** The resource that uses it, and whether its line begins with it. */
  readonly text: string;
  readonly isFirst: boolean;
}

interface Use {
  readonly what: 'address' | 'device' | 'directory';
  readonly key: string;
  readonly name: string;
  readonly span: Span;
}

const CONSEQUENCE: Readonly<Record<Use['what'], string>> = {
  address: 'When the lines run on different nodes, it is on both, and clients reach now one, now the other.',
  device: 'Mounted on two nodes at once, its file system is destroyed.',
  directory: 'What is mounted there second hides the first.',
};

function usesOf(resource: Resource): readonly Use[] {
  const [first, second] = argsOf(resource);
  if (!first || isPlaceholder(resource)) return [];
  const name = scriptName(resource);
  if (/^IPaddr2?$/.test(name) && isOnOneLine(first)) {
    const { ip } = addressParts(first);
    return isIpv4(ip.text) ? [{ what: 'address', key: ip.text, name: ip.text, span: ip.span }] : [];
  }
  if (name !== 'Filesystem') return [];
  const uses: Use[] = [];
  if (first.text.startsWith('/')) {
    uses.push({ what: 'device', key: deviceKey(first.text), name: first.text, span: first.span });
  }
  if (second) {
    uses.push({ what: 'directory', key: directoryKey(second.text), name: second.text, span: second.span });
  }
  return uses;
}
