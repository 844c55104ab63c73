// What the metadata of the installed Pacemaker does not say, and where it is written down.

/** Sources: lib/common/options.c of Pacemaker 3.0; "Pacemaker Explained", chapters on options and on fencing. */
export const corrections = {
  'fence-reaction': { type: 'select', values: ['stop', 'panic'] },
  'no-quorum-policy': { values: ['stop', 'freeze', 'ignore', 'demote', 'fence', 'suicide'] },
  'node-health-base': { type: 'score' },
  'node-health-green': { type: 'score' },
  'node-health-yellow': { type: 'score' },
  'node-health-red': { type: 'score' },
  'cluster-ipc-limit': { type: 'integer' },
  pcmk_host_check: { type: 'select', values: ['dynamic-list', 'static-list', 'status', 'none'] },
};

/** What the cluster writes by itself. Source: as above, and crmsh's extra_cluster_properties. */
export const informational = [
  'dc-version', 'cluster-infrastructure', 'have-watchdog', 'last-lrm-refresh', 'expected-quorum-votes',
]; // biome-ignore format: a word list

/** The release that brought a property, where later than 1.1.14. Source: the release tags of Pacemaker. */
export const since = {
  'concurrent-fencing': '1.1.15',
  'cluster-ipc-limit': '1.1.17',
  'node-health-base': '1.1.17',
  'priority-fencing-delay': '2.0.4',
  'shutdown-lock': '2.0.4',
  'shutdown-lock-limit': '2.0.4',
  pcmk_action_limit: '1.1.15',
  pcmk_delay_base: '1.1.18',
};

/** The first release without a property. Source: as above. */
export const until = { 'remove-after-stop': '3.0.0' };

/** Properties of newer releases; left out once the installed one knows them. Source: the tags, lib/common/options.c. */
export const newerProperties = {
  'node-pending-timeout': { type: 'time', default: '0', since: '2.1.7' },
  'fence-remote-without-quorum': { type: 'boolean', default: 'false', since: '2.1.10' },
};

/** New names for old properties; both are understood. Source: lib/common/options.c of Pacemaker 3.0.2. */
export const renamed = {
  since: '3.0.2',
  names: {
    'stonith-enabled': 'fencing-enabled',
    'stonith-action': 'fencing-action',
    'fence-reaction': 'fencing-reaction',
    'stonith-timeout': 'fencing-timeout',
    'stonith-watchdog-timeout': 'fencing-watchdog-timeout',
    'stonith-max-attempts': 'fencing-max-attempts',
    'stop-orphan-resources': 'stop-removed-resources',
    'stop-orphan-actions': 'cancel-removed-actions',
  },
};

/**
 * Names of old releases without effect today, as they stand in many articles; with what does their work now.
 * Source: the ChangeLog of Pacemaker 2.0.0 and 3.0.0; lib/pengine/common.c of 1.1.24.
 */
export const removed = {
  'default-resource-stickiness': {
    type: 'score',
    until: '2.0.0',
    replacedBy: 'rsc_defaults resource-stickiness',
  },
  'default-resource-failure-stickiness': {
    type: 'score',
    until: '2.0.0',
    replacedBy: 'rsc_defaults migration-threshold',
  },
  'is-managed-default': { type: 'boolean', until: '2.0.0', replacedBy: 'rsc_defaults is-managed' },
  'default-action-timeout': { type: 'time', until: '2.0.0', replacedBy: 'op_defaults timeout' },
  'crmd-integration-timeout': { type: 'time', until: '3.0.0', replacedBy: 'join-integration-timeout' },
  'crmd-finalization-timeout': { type: 'time', until: '3.0.0', replacedBy: 'join-finalization-timeout' },
  'crmd-transition-delay': { type: 'time', until: '3.0.0', replacedBy: 'transition-delay' },
  'expected-quorum-votes': { type: 'integer', until: '3.0.0' },
  'last-lrm-refresh': { type: 'integer' },
};
