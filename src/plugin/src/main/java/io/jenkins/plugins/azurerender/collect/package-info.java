/** Polls renders without holding a thread, fetches their frames, renders failed frames again and reports failures. */
package io.jenkins.plugins.azurerender.collect;
