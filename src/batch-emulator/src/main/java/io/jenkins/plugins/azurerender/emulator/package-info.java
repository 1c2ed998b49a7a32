/** A local Azure Batch: start it, point a Batch client at it, stop it. */
package io.jenkins.plugins.azurerender.emulator;
