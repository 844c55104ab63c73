import type { ExtensionContext } from 'vscode';
import { type HaClusterApi, type Running, activate as run } from './activate.ts';
import { nodePlatform } from './node-platform.ts';

let running: Running | undefined;

export async function activate(context: ExtensionContext): Promise<HaClusterApi> {
  running = await run(context, nodePlatform);
  return running.api;
}

export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}
