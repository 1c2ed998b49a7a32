/** The service clock, which can be shifted and accelerated, and its timers. */
package io.jenkins.plugins.azurerender.emulator.time;
