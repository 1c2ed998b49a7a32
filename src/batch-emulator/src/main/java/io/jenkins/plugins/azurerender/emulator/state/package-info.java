/** The state of pools, nodes, jobs and tasks, and the scheduler. */
package io.jenkins.plugins.azurerender.emulator.state;
