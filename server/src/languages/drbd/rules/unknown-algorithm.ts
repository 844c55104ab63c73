import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { DrbdNode } from '../tree.ts';

/** Digests of the Linux kernel's crypto API that have no key (/proc/crypto). */
const DIGESTS = [
  'md4',
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'blake2b-256',
  'blake2b-512',
  'rmd160',
  'sm3',
  'crc32',
  'crc32c',
  'crct10dif',
  'xxhash64',
];
const PLACES = new Set(['cram-hmac-alg', 'verify-alg', 'csums-alg', 'data-integrity-alg']);
/** `hmac(sha1)`, `cmac(aes)`: digests that want a key. */
const KEYED = /^(?:hmac|cmac|xcbc|vmac)\((.*)\)$/;

export default defineRule<DrbdNode>({
  code: 'drbd/unknown-algorithm',
  severity: 'warning',
  docs: {
    title: 'A digest that the kernel does not have',
    what: '`cram-hmac-alg`, `verify-alg`, `csums-alg` or `data-integrity-alg` is almost, but not quite, the name of a digest of the Linux kernel, or names one with a key, such as `hmac(sha1)`.',
    why: 'drbdadm passes on any word. The kernel does not find the algorithm, and refuses the connection.',
    mend: 'Write the name as it stands in `/proc/crypto`: `sha256`, `sha1`, `md5`, `crc32c`. DRBD itself puts `hmac( )` around `cram-hmac-alg`.',
    source: 'drbd_nl.c, alloc_crypto; drbd.conf-9.0(5)',
  },
  examples: {
    bad: [
      'common {\n  net {\n    verify-alg sha265;\n#              ^^^^^^ drbd/unknown-algorithm: "sha256"\n  }\n}\n',
      'common {\n  net {\n    cram-hmac-alg "hmac(sha1)";\n#                 ^^^^^^^^^^^^ drbd/unknown-algorithm: sha1\n    shared-secret "k3nnw0rt";\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    verify-alg sha256;\n    csums-alg crc32c;\n  }\n}\n'],
  },
  nodes: {
    option({ keyword, value, inside }, context) {
      if (!value || !PLACES.has(keyword.text) || (inside !== 'net' && inside !== 'syncer')) return;
      if (value.form !== 'word' && value.form !== 'string') return;
      const keyed = KEYED.exec(value.text)?.[1];
      const meant = keyed ?? nearest(value.text, DIGESTS);
      if (DIGESTS.includes(value.text) || meant === undefined) return;
      context.report({
        at: value.span,
        message:
          keyed === undefined
            ? `The kernel has no digest "${value.text}" and would refuse the connection. Did you mean "${meant}"?`
            : `"${value.text}" wants a key of its own, and the kernel refuses it here. Write "${meant}"${keyword.text === 'cram-hmac-alg' ? '; DRBD makes an HMAC of it by itself' : ''}.`,
        fixes:
          meant === '' ? [] : [{ title: `Replace with ${meant}`, edits: [{ at: value.span, text: meant }] }],
      });
    },
  },
});
