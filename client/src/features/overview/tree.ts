import {
  Disposable,
  EventEmitter,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { OverviewItem, OverviewKind } from '../../../../server/src/protocol.ts';
import type { Session } from '../../session.ts';

const ICONS: Readonly<Record<OverviewKind, string>> = {
  cluster: 'server-environment',
  section: 'list-tree',
  node: 'vm',
  'drbd-resource': 'sync',
  device: 'database',
  primitive: 'gear',
  group: 'layers',
  clone: 'copy',
  bundle: 'package',
  constraint: 'link',
  address: 'globe',
  target: 'plug',
  'heartbeat-resource': 'gear',
  lun: 'database',
};

const COLOURS = { error: 'list.errorForeground', warning: 'list.warningForeground' } as const;

/** The clusters of the workspace as a tree that follows the text; choosing something shows where it is written. */
export class OverviewTree implements TreeDataProvider<OverviewItem>, Disposable {
  readonly #session: Session;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = Disposable.from(
      this.#changed,
      session.onOverviewChanged(() => this.#changed.fire()),
      window.createTreeView('haCluster.overview', { treeDataProvider: this, showCollapseAll: true }),
    );
  }

  async getChildren(item?: OverviewItem): Promise<OverviewItem[]> {
    if (item) return [...item.children];
    const clusters = await this.#session.overview();
    // Of a single cluster nobody needs to be told the name.
    return clusters.length === 1 ? [...(clusters[0]?.children ?? [])] : [...clusters];
  }

  getTreeItem({ kind, label, description, problem, place, children }: OverviewItem): TreeItem {
    const item = new TreeItem(label, stateOf(kind, children));
    const colour = problem === 'error' || problem === 'warning' ? COLOURS[problem] : undefined;
    item.iconPath = new ThemeIcon(ICONS[kind], colour && new ThemeColor(colour));
    if (description) item.description = description;
    const said = [label, description, problem && `has a problem: ${problem}`].filter(Boolean).join(', ');
    item.accessibilityInformation = { label: said };
    item.tooltip = said;
    if (place) {
      const { start, end } = place.range;
      item.command = {
        command: 'vscode.open',
        title: 'Show where it is written',
        arguments: [
          Uri.parse(place.uri),
          { selection: new Range(start.line, start.character, end.line, end.character), preserveFocus: true },
        ],
      };
    }
    return item;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function stateOf(kind: OverviewKind, children: readonly OverviewItem[]): TreeItemCollapsibleState {
  if (children.length === 0) return TreeItemCollapsibleState.None;
  return kind === 'cluster' || kind === 'section' || kind === 'group'
    ? TreeItemCollapsibleState.Expanded
    : TreeItemCollapsibleState.Collapsed;
}
