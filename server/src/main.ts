import './platform/object-group-by.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { deployService } from './deploy/service.ts';
import { startServer } from './lsp/server.ts';
import { clientHost } from './platform/client-host.ts';
import { nodeHost } from './platform/node-host.ts';
import { splitHost } from './platform/split-host.ts';

const connection = createConnection(ProposedFeatures.all);
const client = clientHost((method, params) => connection.sendRequest(method, params));
startServer(connection, splitHost(nodeHost, client), deployService);
