/** Pools, nodes, jobs and tasks: what they are, which states they pass, who runs where. */
package io.jenkins.plugins.azurerender.emulator.state;
