/** A small HTTP/1.1 server that keeps the spelling of header names and can be told to misbehave. */
package io.jenkins.plugins.azurerender.emulator.http;
