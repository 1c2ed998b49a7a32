/** Reading and writing blobs through URLs that carry their own SAS. */
package io.jenkins.plugins.azurerender.emulator.storage;
