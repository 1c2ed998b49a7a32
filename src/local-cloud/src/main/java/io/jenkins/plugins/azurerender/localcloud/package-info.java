/**
 * Azure on this machine: Azurite for Blob storage and the Batch emulator, for tests, demo and experiments. Also
 * installs their prerequisites.
 */
package io.jenkins.plugins.azurerender.localcloud;
