/** Running one command as a node would: folders, variables, files in, process, files out. */
package io.jenkins.plugins.azurerender.emulator.run;
