import { type Audit, accepts, reports } from './item.ts';

export const haAuthkeys: Audit = {
  language: 'authkeys',
  facts: 'heartbeat.md',
  path: 'etc/ha.d/authkeys',
  versions: {},
  sections: [
    {
      kind: 'enforced',
      heading: 'authkeys',
      divided: 'bullets',
      items: [
        { item: 'who may read it', word: '600', notCovered: ['the mode of authkeys'] },
        {
          item: 'lines',
          word: 'letter `a`',
          reported: [
            reports('ha-authkeys/unknown-line', 'activate 1\n1 sha1 Ain6eiNg7pho\n'),
            reports('ha-authkeys/missing-key-number', 'auth\n1 sha1 Ain6eiNg7pho\n'),
            reports(
              'ha-authkeys/duplicate-auth',
              'auth 1\nauth 2\n1 sha1 Ain6eiNg7pho\n2 sha1 Kah4eiNg7pho\n',
              {
                mild: 'the last one in front of the key counts',
              },
            ),
            reports('ha-authkeys/ignored-words', 'auth 1\n1 sha1 Ain6eiNg7pho of today\n', {
              mild: 'heartbeat passes over it',
            }),
          ],
          accepted: [
            accepts('# of today\n\n  \nauth 1\n1 sha1 Ain6eiNg7pho # nobody takes this for the key\n'),
          ],
        },
        {
          item: 'numbers and methods',
          word: 'sha1',
          reported: [
            reports('ha-authkeys/key-number', 'auth 16\n16 sha1 Ain6eiNg7pho\n'),
            reports('ha-authkeys/secret-with-crc', 'auth 1\n1 crc Ain6eiNg7pho\n'),
            reports('ha-authkeys/missing-secret', 'auth 1\n1 sha1\n'),
            reports('ha-authkeys/missing-method', 'auth 1\n1\n'),
            reports('ha-authkeys/unknown-method', 'auth 1\n1 sha256 Ain6eiNg7pho\n'),
          ],
        },
        {
          item: 'order, and keys that are not there',
          word: 'ORDER',
          reported: [
            reports('ha-authkeys/auth-after-key', '1 sha1 Ain6eiNg7pho\nauth 1\n'),
            reports('ha-authkeys/undefined-key', 'auth 2\n1 sha1 Ain6eiNg7pho\n'),
            reports('ha-authkeys/missing-auth', '1 sha1 Ain6eiNg7pho\n'),
            reports('ha-authkeys/duplicate-key', 'auth 1\n1 sha1 Ain6eiNg7pho\n1 sha1 Kah4eiNg7pho\n', {
              mild: 'the later line counts',
            }),
          ],
          accepted: [accepts('auth 1\n1 sha1 Ain6eiNg7pho\n2 sha1 Kah4eiNg7pho\n')],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'authkeys',
      divided: 'paragraphs',
      items: [{ item: 'the grammar', word: 'EBNF', accepted: [accepts('auth 0\n0 sha1 Ain6eiNg7pho\n')] }],
    },
  ],
};
