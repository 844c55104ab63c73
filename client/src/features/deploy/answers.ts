import { window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  askSecretMethod,
  type Confirmation,
  type ConfirmRequest,
  confirmMethod,
} from '../../../../server/src/protocol.ts';

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
  client.onRequest<Confirmation, void>(
    confirmMethod,
    async ({ summary, canActivate }: ConfirmRequest): Promise<Confirmation> => {
      const files = 'Take Back';
      const activate = 'Take Back and Activate';
      const choice = await window.showWarningMessage(
        'Take this deployment back?',
        { modal: true, detail: summary },
        ...[files, ...(canActivate ? [activate] : [])],
      );
      return choice === files ? 'files' : choice === activate ? 'activate' : 'no';
    },
  );
}
