/** A small HTTP/1.1 server that preserves the spelling of header names and can send broken responses. */
package io.jenkins.plugins.azurerender.emulator.http;
