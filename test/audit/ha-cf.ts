import { enforced } from './ha-cf/enforced.ts';
import { language } from './ha-cf/language.ts';
import { notCaught } from './ha-cf/not-caught.ts';
import type { Audit } from './item.ts';

export const haCf: Audit = {
  language: 'ha.cf',
  facts: 'heartbeat.md',
  path: 'etc/ha.d/ha.cf',
  versions: {},
  sections: [...language, ...enforced, ...notCaught],
};
