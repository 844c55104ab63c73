import { enforced } from './drbd/enforced.ts';
import { language } from './drbd/language.ts';
import { notCaught } from './drbd/not-caught.ts';
import type { Audit } from './item.ts';

export const drbd: Audit = {
  language: 'drbd',
  facts: 'drbd.md',
  path: 'etc/drbd.d/example.res',
  versions: { drbd: '9.22' },
  sections: [...language, ...enforced, ...notCaught],
};
