// Preloaded into Azurite (node -r).
'use strict';

const http = require('http');
const https = require('https');

// Azurite ends when its standard input closes, that is, when its parent process ends.
process.stdin.resume();
process.stdin.on('close', () => process.exit(0));

// Ctrl-C reaches every process of the terminal. The parent needs the storage while it cleans up, so ignore the signal.
process.on('SIGINT', () => {});
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT') {
    process.nextTick(() => process.removeListener(event, listener));
  }
});

// Node closes idle connections after 5 s, and a request that a client sends at that moment fails. Azurite does not read
// its option --blobKeepAliveTimeout.
for (const library of [http, https]) {
  const { createServer } = library;
  library.createServer = (...options) => {
    const server = createServer(...options);
    server.keepAliveTimeout = 600_000;
    return server;
  };
}
