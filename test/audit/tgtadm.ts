import type { Audit } from './item.ts';
import { enforced } from './tgtadm/enforced.ts';
import { language } from './tgtadm/language.ts';
import { notCaught } from './tgtadm/not-caught.ts';

export const tgtadmScripts: Audit = {
  language: 'tgtadm',
  facts: 'tgtadm.md',
  path: 'setup-target.sh',
  versions: {},
  sections: [...language, ...enforced, ...notCaught],
};
