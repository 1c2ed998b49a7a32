/** A local Azure Batch service and its command line. */
package io.jenkins.plugins.azurerender.emulator;
