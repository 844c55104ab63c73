import { window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { askSecretMethod, confirmMethod } from '../../../../server/src/protocol.ts';

/** Answers what the server asks on behalf of ssh and of a way back. */
export function answerDeployRequests(client: BaseLanguageClient): void {
  client.onRequest(askSecretMethod, async (prompt: string) => {
    const answer = await window.showInputBox({
      title: 'HA Cluster: ssh asks',
      prompt,
      password: true,
      ignoreFocusOut: true,
    });
    return answer ?? null;
  });
  client.onRequest<boolean, void>(confirmMethod, async (summary: string) => {
    const takeBack = 'Take Back';
    const choice = await window.showWarningMessage(
      'Take this deployment back?',
      { modal: true, detail: summary },
      takeBack,
    );
    return choice === takeBack;
  });
}
