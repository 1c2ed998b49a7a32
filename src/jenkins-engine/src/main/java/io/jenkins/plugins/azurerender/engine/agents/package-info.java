/** Agents: directories of this machine behind a channel that serializes every call. */
package io.jenkins.plugins.azurerender.engine.agents;
