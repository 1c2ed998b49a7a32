/** Runs a command as a node does: folders, variables, resource files, process, output files. */
package io.jenkins.plugins.azurerender.emulator.run;
