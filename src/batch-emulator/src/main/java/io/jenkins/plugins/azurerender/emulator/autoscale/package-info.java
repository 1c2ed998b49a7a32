/** The language of autoscale formulas: parsed to expressions, evaluated over samples of a pool's figures. */
package io.jenkins.plugins.azurerender.emulator.autoscale;
