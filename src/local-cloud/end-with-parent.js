// Loaded into Azurite's process before it starts (node -r): ends it with the process that holds its standard input.
'use strict';

process.stdin.resume();
process.stdin.on('close', () => process.exit(0));

// Ctrl-C reaches every process of the terminal. The parent still needs its storage while it cleans up, so stay.
process.on('SIGINT', () => {});
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT') {
    process.nextTick(() => process.removeListener(event, listener));
  }
});
