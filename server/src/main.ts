import './platform/object-group-by.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';
import { nodeHost } from './platform/node-host.ts';

startServer(createConnection(ProposedFeatures.all), nodeHost);
