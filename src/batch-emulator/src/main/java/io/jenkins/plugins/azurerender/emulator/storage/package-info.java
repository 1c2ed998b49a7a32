/** Access to blobs through SAS URLs. */
package io.jenkins.plugins.azurerender.emulator.storage;
