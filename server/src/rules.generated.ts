// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from './core/rule.ts';
import addressOfTwoNodes from './rules/address-of-two-nodes.ts';
import crcOnNetwork from './rules/crc-on-network.ts';
import deviceMismatch from './rules/device-mismatch.ts';
import deviceOfOtherResource from './rules/device-of-other-resource.ts';
import diskOwnedByDrbd from './rules/disk-owned-by-drbd.ts';
import drbddiskOfOtherResource from './rules/drbddisk-of-other-resource.ts';
import duplicateIscsiLun from './rules/duplicate-iscsi-lun.ts';
import exportNotPromoted from './rules/export-not-promoted.ts';
import exportedAndMounted from './rules/exported-and-mounted.ts';
import fstypeNotClustered from './rules/fstype-not-clustered.ts';
import iscsiImplementationMismatch from './rules/iscsi-implementation-mismatch.ts';
import iscsiNameForm from './rules/iscsi-name-form.ts';
import missingAuthkeys from './rules/missing-authkeys.ts';
import missingHaresources from './rules/missing-haresources.ts';
import nodeNameMismatch from './rules/node-name-mismatch.ts';
import portConflict from './rules/port-conflict.ts';
import targetMadeTwice from './rules/target-made-twice.ts';
import twoMembershipLayers from './rules/two-membership-layers.ts';
import unknownDrbdResource from './rules/unknown-drbd-resource.ts';
import unknownIscsiTarget from './rules/unknown-iscsi-target.ts';
import virtualIpInUse from './rules/virtual-ip-in-use.ts';

export const rules: readonly Rule[] = [addressOfTwoNodes, crcOnNetwork, deviceMismatch, deviceOfOtherResource, diskOwnedByDrbd, drbddiskOfOtherResource, duplicateIscsiLun, exportNotPromoted, exportedAndMounted, fstypeNotClustered, iscsiImplementationMismatch, iscsiNameForm, missingAuthkeys, missingHaresources, nodeNameMismatch, portConflict, targetMadeTwice, twoMembershipLayers, unknownDrbdResource, unknownIscsiTarget, virtualIpInUse];
