/** An HTTP proxy that injects faults, reproducible by seed. */
package io.jenkins.plugins.azurerender.emulator.faults;
