/** Lines that every run of the embedded VS Code prints and that say nothing about the extension. */
export const noise =
  /AgentHost|AccountPolicyGate|ChatModel|open-vsx|queryGalleryExtensions|connection token|Creating a socket|reconnection-grace-time|additional builtin|Service Worker|ENOTFOUND|spdlog|watchdog|chat-stt|No search provider|Updating additional|Loading development extension/;
