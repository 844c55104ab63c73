import { enforced } from './corosync/enforced.ts';
import { language } from './corosync/language.ts';
import { notCaught } from './corosync/not-caught.ts';
import type { Audit } from './item.ts';

export const corosync: Audit = {
  language: 'corosync',
  facts: 'corosync.md',
  path: 'etc/corosync/corosync.conf',
  versions: { corosync: '3' },
  sections: [...language, ...enforced, ...notCaught],
};
