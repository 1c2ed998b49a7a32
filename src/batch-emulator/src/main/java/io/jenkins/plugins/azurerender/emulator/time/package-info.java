/** The service's clock, which can be shifted and sped up, and what is to happen at a time. */
package io.jenkins.plugins.azurerender.emulator.time;
