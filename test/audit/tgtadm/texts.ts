import { reports } from '../item.ts';

export const tgtadm = (rest: string) => `tgtadm --lld iscsi ${rest}\n`;

export const TARGET = tgtadm('--mode target --op new --tid 1 --targetname iqn.2026-01.com.example:web');

export const LUN = tgtadm('--mode logicalunit --op new --tid 1 --lun 1 --backing-store /dev/vg/web');

export const BIND = tgtadm('--mode target --op bind --tid 1 --initiator-address 10.0.0.1');

const ACCOUNT = tgtadm('--mode account --op new --user alice --password Ain6eiNg7pho');

/** A sound script with one more command before the initiators are let in. */
export const script = (...commands: readonly string[]) =>
  `#!/bin/sh\n${TARGET}${LUN}${commands.map(tgtadm).join('')}${BIND}`;

/** The same with another logical unit. */
export const withLun = (lun: string) =>
  `#!/bin/sh\n${TARGET}${tgtadm(`--mode logicalunit --op new --tid 1 ${lun}`)}${BIND}`;

/** The same with another bind. */
export const withBind = (bind: string) =>
  `#!/bin/sh\n${TARGET}${LUN}${tgtadm(`--mode target --op bind --tid 1 ${bind}`)}`;

/** A second target, with what it needs besides. */
export const second = (command: string) =>
  `${script(command)}${LUN.replace('--tid 1', '--tid 2')}${BIND.replace('--tid 1', '--tid 2')}`;

export const withAccount = (...commands: readonly string[]) =>
  `#!/bin/sh\n${TARGET}${LUN}${ACCOUNT}${commands.map(tgtadm).join('')}${BIND}`;

export const needs = (mode: string, op: string, options: string) =>
  reports('tgtadm/missing-option', script(`--mode ${mode} --op ${op} ${options}`.trimEnd()));

export const takesNo = (mode: string, op: string, options: string) =>
  reports('tgtadm/option-not-allowed', script(`--mode ${mode} --op ${op} ${options}`));
