// Preloaded into Azurite (node -r): ends it when its standard input closes, that is, when its parent process ends.
'use strict';

process.stdin.resume();
process.stdin.on('close', () => process.exit(0));

// Ctrl-C reaches every process of the terminal. The parent needs the storage while it cleans up, so ignore the signal.
process.on('SIGINT', () => {});
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT') {
    process.nextTick(() => process.removeListener(event, listener));
  }
});
