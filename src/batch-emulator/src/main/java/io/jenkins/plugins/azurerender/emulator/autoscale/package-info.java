/** Parses autoscale formulas and evaluates them over samples of pool metrics. */
package io.jenkins.plugins.azurerender.emulator.autoscale;
