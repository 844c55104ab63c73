import { defineRule } from '../../../core/rule.ts';
import { isDamaged } from '../checked-resource.ts';
import { pair } from '../examples.ts';
import { judgeStatement } from '../judge.ts';
import { type DrbdNode, ofKind } from '../tree.ts';
import { versionOf } from '../version.ts';
import { both } from '../wording.ts';

const PORTS = { inside: '127.0.0.1:7789', outside: '192.0.2.1:7788' } as const;

const proxy = (...lines: readonly (keyof typeof PORTS)[]) => ({
  more: `    proxy on alice {\n${lines.map((line) => `      ${line} ${PORTS[line]};\n`).join('')}    }\n`,
});
const WHOLE = { more: proxy('inside', 'outside').more.replace('alice', 'bob') };
const MARK = '#   ^^^^^ drbd/incomplete-proxy: ';

export default defineRule<DrbdNode>({
  code: 'drbd/incomplete-proxy',
  severity: 'error',
  docs: {
    title: 'A proxy without its inside or outside address',
    what: 'A `proxy on` section lacks `inside`, the address on which DRBD Proxy takes the connection of the host itself, or `outside`, the one on which it meets the proxy of the other site.',
    why: "drbdadm stops with `'inside' keyword missing` or `'outside' keyword missing`.",
    mend: 'Add the line: `inside IP:PORT;` or `outside IP:PORT;`.',
    source: 'drbd-utils 9.22, drbdadm_parser.c (parse_proxy_section)',
  },
  examples: {
    bad: [
      pair('', proxy('inside'), WHOLE).replace('alice {\n      in', `alice {\n${MARK}no outside\n      in`),
      pair('', proxy('outside'), WHOLE).replace('alice {\n      out', `alice {\n${MARK}no inside\n      out`),
      pair('', proxy(), WHOLE).replace('alice {\n    }', `alice {\n${MARK}inside and outside\n    }`),
    ],
    good: [pair('', proxy('inside', 'outside'), WHOLE)],
  },
  nodes: {
    'proxy-on'(section, context) {
      const { body, braces, keyword, hosts } = section;
      if (!braces || isDamaged(body) || judgeStatement(section, versionOf(context)).kind !== 'fine') return;
      const present = new Set(ofKind(body, 'proxy-address').map((line) => line.keyword.text));
      const missing = ['inside', 'outside'].filter((line) => !present.has(line));
      if (missing.length === 0) return;
      const owner = hosts[0] ? `The proxy on "${hosts[0].text}"` : 'This proxy';
      context.report({
        at: keyword.span,
        message: `${owner} has no ${both(missing)} address, and drbdadm refuses the resource. Add ${both(missing.map((line) => `"${line} IP:PORT;"`))}: DRBD on the host itself connects to the inside address, the proxy of the other site to the outside one.`,
      });
    },
  },
});
