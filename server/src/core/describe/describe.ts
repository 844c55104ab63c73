import type { Cluster } from '../cluster.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { Document } from '../document.ts';
import type { Declaration } from '../fact.ts';
import type { Named } from '../navigation.ts';
import { Scope } from '../scope.ts';
import { constraintSentence } from './constraint.ts';
import { describeDevice, describeDrbdResource } from './drbd.ts';
import { describeIscsiTarget, describeTargetNumber } from './iscsi.ts';
import { code, list, paragraphs, title } from './markdown.ts';
import { describeNode } from './node.ts';
import { describeCrmResource, describeTemplateUsers } from './resource.ts';

/** A short view of what a name stands for, in Markdown; undefined where nothing is known of it. */
export function describe(cluster: Cluster, document: Document, named: Named): string | undefined {
  const view = new Scope(cluster.model, document);
  const texts = named.facts.flatMap((fact) => {
    // A device is declared under all of its paths; the one that is written there is meant.
    const isDevice = fact.role === 'declares' && fact.kind === 'device';
    const key = isDevice ? (fact as Declaration<'device'>).data.name : fact.key;
    return describeEntity(fact.kind, key, view, cluster) ?? [];
  });
  return texts.length > 0 ? [...new Set(texts)].join('\n\n') : undefined;
}

function describeEntity(
  kind: Named['facts'][number]['kind'],
  key: string,
  view: ClusterView,
  cluster: Cluster,
): string | undefined {
  switch (kind) {
    case 'node':
      return describeNode(key, view);
    case 'drbd-resource':
      return describeDrbdResource(key, view);
    case 'device':
      return describeDevice(key, view);
    case 'crm-resource': {
      const resource = describeCrmResource(key, view);
      return resource && paragraphs(resource, describeTemplateUsers(key, view));
    }
    case 'crm-id':
      return describeConstraint(key, view);
    case 'auth-key':
      return describeKey(key, view);
    case 'target':
      return describeTargetNumber(key, view, cluster);
    case 'iscsi-target':
      return describeIscsiTarget(key, view, cluster);
    case 'volume-group':
      return describeVolumeGroup(key, view);
    default:
      return undefined;
  }
}

/** Other things with an id are facts of their own kind. */
function describeConstraint(id: string, view: ClusterView): string | undefined {
  const [constraint] = view.declarations('constraint', id);
  const sentence = constraint ? constraintSentence(constraint.data) : '';
  return sentence === '' ? undefined : `${title(id)}: ${sentence}`;
}

/** Never what the secret is. */
function describeKey(number: string, view: ClusterView): string | undefined {
  const [key] = view.declarations('auth-key', number);
  return key && `${title(`Key ${number}`)}: ${code(key.data.method)}, in ${code(key.slot.document.name)}.`;
}

function describeVolumeGroup(name: string, view: ClusterView): string | undefined {
  const beneath = view.declarations('backing-group', name).map(({ data }) => data.resource);
  const active = view.declarations('volume-group', name).map(({ data }) => data.primitive);
  if (beneath.length + active.length === 0) return undefined;
  return paragraphs(
    `${title(name)}: volume group of LVM.`,
    active.length > 0 && `Activated by ${list(active)}.`,
    beneath.length > 0 && `Holds disks beneath the DRBD resources ${list(beneath)}.`,
  );
}
