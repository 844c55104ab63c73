import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../server/src/core/language.ts';
import { Recogniser } from '../../server/src/core/recognise.ts';
import { mask, secretsIn, withoutSecrets } from '../../server/src/deploy/mask.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { cleanClusters } from '../clusters/clusters.ts';

const language = (id: LanguageId) => languages.find((one) => one.id === id);

const masked = (id: LanguageId, text: string) => mask(language(id), [text])[0];

describe('the secrets of each language', () => {
  it.each<[LanguageId, string, string]>([
    ['ha-authkeys', 'auth 1\n1 sha1 hunter2\n2 crc\n', 'auth 1\n1 sha1 ****1\n2 crc\n'],
    ['ha-authkeys', '1 hunter2\n', '1 ****1\n'],
    ['ha-authkeys', 'auth 1 1 sha1 hunter2\n', 'auth 1 ****1 ****2 ****3\n'],
    ['ha-authkeys', '# 1 sha1 former\n1 sha1 new\n', '# 1 sha1 ****1\n1 sha1 ****2\n'],
    [
      'drbd',
      'common {\n  net {\n    shared-secret "a b";\n    cram-hmac-alg sha1;\n  }\n}\n',
      'common {\n  net {\n    shared-secret "****1";\n    cram-hmac-alg sha1;\n  }\n}\n',
    ],
    ['drbd', 'skip { net { shared-secret old; } }\n', 'skip****1\n'],
    [
      'crmsh',
      'primitive f stonith:fence_ipmilan params ip=10.0.0.1 password="a b" password_script=/x op monitor interval=60s\n',
      'primitive f stonith:fence_ipmilan params ip=10.0.0.1 password="****1" password_script=/x op monitor interval=60s\n',
    ],
    [
      'crmsh',
      'primitive p stonith:external/rackpdu params community=hunter2 hostlist=alice\n',
      'primitive p stonith:external/rackpdu params community=****1 hostlist=alice\n',
    ],
    [
      'crmsh',
      'xml <primitive id="f"><nvpair value="hunter2" name="passwd" id="f-p"/><nvpair name="ip" value="10.0.0.1"/></primitive>\n',
      'xml <primitive id="f"><nvpair value="****1" name="passwd" id="f-p"/><nvpair name="ip" value="10.0.0.1"/></primitive>\n',
    ],
    [
      'tgtadm',
      'tgtadm --lld iscsi --mode account --op new --user u --password hunter2\n',
      'tgtadm --lld iscsi --mode account --op new --user u --password ****1\n',
    ],
    ['tgtadm', 'tgtadm -p "hunter2" --mode account\n', 'tgtadm -p "****1" --mode account\n'],
    [
      'tgtadm',
      'KEY=hunter2\ntgtadm --mode account --op new --user u --password "$KEY" --lld iscsi\n',
      'KEY=****1\ntgtadm --mode account --op new --user u --password "$KEY" --lld iscsi\n',
    ],
    [
      'tgtadm',
      "cat > /root/export.sh <<'END'\ntgtadm --mode account --op new --user u --password hunter2 --lld iscsi\nEND\n",
      "cat > /root/export.sh <<'END'\ntgtadm --mode account --op new --user u --password ****1 --lld iscsi\nEND\n",
    ],
    [
      'tgtadm',
      'crm configure <<END\nprimitive f stonith:fence_x params passwd=hunter2 ip=10.0.0.1\nEND\n',
      'crm configure <<END\nprimitive f stonith:fence_x params passwd=****1 ip=10.0.0.1\nEND\n',
    ],
    [
      'tgtadm',
      'crm configure primitive f stonith:fence_x params passwd=hunter2 ip=10.0.0.1\n',
      'crm configure primitive f stonith:fence_x params passwd=****1 ip=10.0.0.1\n',
    ],
    [
      'tgtadm',
      'cat > /etc/ha.d/authkeys <<END\nauth 1\n1 sha1 hunter2\nEND\n',
      'cat > /etc/ha.d/authkeys <<END\nauth 1\n1 sha1 ****1\nEND\n',
    ],
    [
      'tgtadm',
      'iscsiadm -m node -o update -n node.session.auth.password -v hunter2\n',
      'iscsiadm -m node -o update -n node.session.auth.password -v ****1\n',
    ],
    ['tgtadm', 'ssh bob "tgtadm --password hunter2"\n', 'ssh bob "tgtadm --password ****1"\n'],
    [
      'tgt-targets',
      '<target iqn.2026-11.example:a>\n  incominguser backup hunter2\n  outgoinguser "two words"\n</target>\n',
      '<target iqn.2026-11.example:a>\n  incominguser backup ****1\n  outgoinguser "two ****2"\n</target>\n',
    ],
    [
      'ha-cf',
      'node alice bob\nstonith_host alice external/ipmi bob 10.0.0.2 admin hunter2 lan\n',
      'node alice bob\nstonith_host alice external/ipmi bob 10.0.0.2 ****1 ****2 ****3\n',
    ],
    ['corosync', 'totem {\n  version: 2\n  key: hunter2\n}\n', 'totem {\n  version: 2\n  key: ****1\n}\n'],
  ])('%s: %j', (id, text, expected) => {
    expect(masked(id, text)).toBe(expected);
  });

  it('are the same mark where they are the same, over all texts', () => {
    const texts = ['1 sha1 a\n2 sha1 bb\n', '1 sha1 bb\n2 sha1 ccc\n'];
    expect(mask(language('ha-authkeys'), texts)).toEqual([
      '1 sha1 ****1\n2 sha1 ****2\n',
      '1 sha1 ****2\n2 sha1 ****3\n',
    ]);
  });

  it('are hidden where a comment or damage repeats them, too', () => {
    const before = 'resource r { net { shared-secret "qlGk3mWvZ0t7"; } }\n';
    const after = '# was: qlGk3mWvZ0t7\nresource r { net { qlGk3mWvZ0t7\n';
    for (const text of mask(language('drbd'), [before, after])) expect(text).not.toContain('qlGk3');
  });

  it('may be all there is in a text of no language', () => {
    expect(mask(undefined, ['hunter2\nsame\n', 'hunter3\nsame\n'])).toEqual([
      '****1\n****2\n',
      '****3\n****2\n',
    ]);
  });

  it('are kept out of what a program says', () => {
    const secrets = secretsIn(language('tgtadm'), 'tgtadm --mode account --password hunter2\n');
    expect(secrets).toEqual(['hunter2']);
    expect(withoutSecrets('+ tgtadm --password hunter2 failed', secrets)).toBe(
      '+ tgtadm --password ****1 failed',
    );
  });
});

/** What stands in the clean clusters, found in another way than the product finds it. */
const SECRETS: Partial<Record<LanguageId, RegExp>> = {
  'ha-authkeys': /^\d+ (?:sha1|md5) (\S+)$/gm,
  drbd: /shared-secret\s+"?([^";]+)"?;/g,
  crmsh: /\s(?:passwd|password|community|secret)="?([^"\s]+)"?(?=\s)/g,
  tgtadm: /--password[= ]([^\s$"]+)/g,
  'tgt-targets': /(?:incoming|outgoing)user +\S+ (\S+)$/gm,
  'ha-cf': /^stonith_host \S+ \S+ \S+ [\d.]+ (.+)$/gm,
};

interface Sample {
  readonly id: LanguageId;
  readonly name: string;
  readonly text: string;
  readonly secrets: readonly { readonly start: number; readonly text: string }[];
}

const recogniser = new Recogniser(languages);

const samples: readonly Sample[] = cleanClusters.flatMap(({ name, files }) =>
  files.flatMap(({ path, text }) => {
    const id = recogniser.recognise(`/${path}`, () => text)?.language?.id;
    if (id === undefined) return [];
    const pattern = SECRETS[id];
    const found = pattern ? [...text.matchAll(pattern)] : [];
    const secrets = found.flatMap(({ index, 0: all, 1: own = '' }) => {
      const start = index + all.lastIndexOf(own);
      if (id !== 'ha-cf') return [{ start, text: own }];
      return [...own.matchAll(/\S+/g)].map((word) => ({ start: start + word.index, text: word[0] }));
    });
    return [{ id, name: `${name}/${path}`, text, secrets }];
  }),
);

describe('of the clean clusters', () => {
  it('every language that has secrets has some', () => {
    for (const id of Object.keys(SECRETS)) {
      const count = samples.filter((one) => one.id === id).flatMap(({ secrets }) => secrets).length;
      expect(count, id).toBeGreaterThan(1);
    }
  });

  it.each(samples)('$name has its secrets masked, and no other character', ({ id, text, secrets }) => {
    let expected = '';
    let at = 0;
    for (const secret of secrets) {
      expected += `${text.slice(at, secret.start)}****`;
      at = secret.start + secret.text.length;
    }
    expected += text.slice(at);
    const result = masked(id, text) ?? '';
    // What a comment says of passwords is no concern here.
    const plain = (all: string) => all.replace(/\*{4}\d+/g, '****').replace(/#.*$/gm, '#');
    expect(plain(result)).toBe(plain(expected));
  });

  it('no secret is seen in damaged files either', () => {
    const having = samples.filter(({ id, secrets }) => secrets.length > 0 && id !== 'ha-cf');
    const damage = fc.record({
      sample: fc.constantFrom(...having),
      which: fc.nat(),
      // Near the secret, where it matters.
      distance: fc.integer({ min: -40, max: 40 }),
      removed: fc.integer({ min: 0, max: 12 }),
      put: fc.constantFrom('', '"', "'", '{', '}', ';', '\n', '\\', '#', ' ', '<', '“', '=', '\0'),
    });
    fc.assert(
      fc.property(damage, ({ sample, which, distance, removed, put }) => {
        const { text, secrets, id } = sample;
        const secret = secrets[which % secrets.length];
        if (!secret) return;
        const { start } = secret;
        const from = Math.max(0, distance < 0 ? start + distance : start + secret.text.length + distance);
        const to = distance < 0 ? Math.min(from + removed, start) : from + removed;
        const damaged = text.slice(0, from) + put + text.slice(to);
        const [, result = ''] = mask(language(id), [text, damaged]);
        expect(result).not.toContain(secret.text);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});
