/**
 * Azure on this machine: Azurite for Blob storage and the Batch emulator side by side, for tests, demo and trying out.
 * Also the set-up that installs what these need.
 */
package io.jenkins.plugins.azurerender.localcloud;
