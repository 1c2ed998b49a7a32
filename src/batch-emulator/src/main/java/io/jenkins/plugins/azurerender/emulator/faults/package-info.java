/** A proxy that stands in front of any HTTP service and lets calls go wrong, the same ones for the same seed. */
package io.jenkins.plugins.azurerender.emulator.faults;
